// Where a stranger is led who asks for a page of the signed-in.
#pragma once

#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/public/pages/view.hpp"

namespace tryggkarta::workbench {

/// To signing in, and back to the same address. 303, for nobody else to keep.
http::Response sign_in_first(const pages::View& view, const http::Request& request);

}  // namespace tryggkarta::workbench
