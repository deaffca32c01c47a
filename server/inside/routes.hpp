// Which handler answers which address below /inside/.
#pragma once

#include "geo/casebook/casebook.hpp"

#include "server/http/router.hpp"
#include "server/inside/visit.hpp"
#include "server/live.hpp"

namespace tryggkarta::inside {

/// What /inside/ is answered with. All of it outlives the router.
struct House {
  const server::Live<InsideBook>& live;  ///< an empty one is answered with 503
  session::Doorkeeper& doorkeeper;
  KeepLog log;
  session::Doorkeeper::Clock now;
};

/// Adds /inside/tiles/…, /inside/figures, /inside/hotspots, /inside/choices, the files of figures and incidents, and
/// /inside/ogc. Each asks who it is first: 401 for a stranger, 403 for a role that reads no rows, whatever else is
/// wrong with the request. Every answer is no-store and without CORS.
void add_inside_routes(http::Router& router, const House& house);

}  // namespace tryggkarta::inside
