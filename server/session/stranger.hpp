// What programs are answered whose sender nobody knows.
#pragma once

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tryggkarta::session {

/// 401, the same for every address and whatever is there.
http::Response sign_in_first(const http::Request& request);

}  // namespace tryggkarta::session
