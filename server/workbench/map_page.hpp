// The page of the map: all that a reader needs without a script, and the places that the script takes over.
#pragma once

#include "geo/casebook/casebook.hpp"

#include "server/inside/choices.hpp"
#include "server/inside/visit.hpp"
#include "server/public/pages/view.hpp"
#include "server/workbench/workbench.hpp"

namespace tryggkarta::workbench {

/// The page for a part that reads rows. A filter that cannot be answered is said on it, with its status.
http::Response map_page(const pages::View& view, const inside::Visit& visit);
/// The page for a part that reads none: why, and where to go.
http::Response page_without_rows(const pages::View& view, const http::Request& request,
                                 const session::Visitor& visitor);

}  // namespace tryggkarta::workbench
