// Which handler answers which address below /inside/.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>

#include "server/http/router.hpp"
#include "server/inside/inside_book.hpp"
#include "server/live.hpp"

namespace tryggkarta::inside {

/// Adds /inside/tiles/…, /inside/figures(.csv) and /inside/hotspots. Each asks for a right first: 401 without one,
/// whatever else is wrong with the request. Every answer is no-store and without CORS. `live` must outlive the router;
/// an empty one is answered with 503, an empty `token` opens nothing.
void add_inside_routes(http::Router& router, const server::Live<InsideBook>& live, const std::string& token);

}  // namespace tryggkarta::inside
