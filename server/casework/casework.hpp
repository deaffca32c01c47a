// Front door: casework as OGC API Features that can be changed (part 4).
#pragma once

#include "geo/casebook/casework.hpp"

#include <cstdint>
#include <functional>
#include <string>

#include "geo/store/store.hpp"
#include "server/http/router.hpp"
#include "server/session/doorkeeper.hpp"

namespace tryggkarta::casework {

/// What outlives the router.
struct House {
  session::Doorkeeper& doorkeeper;
  /// Hands over the one store that is written to, alone. Throws Error(unavailable) where there is none.
  std::function<void(const std::function<void(store::Store&)>&)> with_store;
  /// Makes the next edition within the open transaction, and then, after its commit, swaps it in.
  std::function<void(store::Store&)> publish;
  std::function<void()> published;
  session::Doorkeeper::Clock now;
  /// Returns when it is in the log that somebody has read so many objects at an address.
  std::function<void(const session::Visitor&, const std::string& what, std::int64_t rows)> log;
  /// Told after coverage has been changed, which decides what counts as known.
  std::function<void()> coverage_changed = [] {};
};

/// Adds /inside/ogc/collections/{problems,causes,actions,evaluations,pledges,…}/items and …/items/{id}: GET, POST, PUT,
/// PATCH (RFC 7396) and DELETE; of decisions GET and POST alone, of versions of plans GET. GeoJSON in CRS84 comes in,
/// documents of at most Limits::document_bytes. A change needs If-Match with the feature's ETag: 428 without, 412 with
/// the present feature where it is another. 422 names every field that is wrong or missing. A session also needs
/// X-CSRF-Token. Every reading is in the log. /inside/ogc/openapi.json describes all of it.
///
/// What changes what everyone sees is published in the same transaction: a change that cannot be published is not kept.
void add_casework_routes(http::Router& router, const House& house);

}  // namespace tryggkarta::casework
