// Front door: problems, causes, actions, evaluations and decisions as OGC API Features that can be changed (part 4).
#pragma once

#include "geo/casebook/casework.hpp"

#include <functional>

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
  /// Told after coverage has been changed, which decides what counts as known.
  std::function<void()> coverage_changed = [] {};
};

/// Adds /inside/ogc/collections/{problems,causes,actions,evaluations,decisions}/items and …/items/{id}: GET, POST, PUT,
/// PATCH (RFC 7396) and DELETE; of decisions GET and POST alone. GeoJSON in CRS84 comes in, documents of at most
/// Limits::document_bytes. A change needs If-Match with the feature's ETag: 428 without, 412 with the present feature
/// where it is another. 422 names every field that is wrong or missing. A session also needs X-CSRF-Token.
///
/// What changes what everyone sees is published in the same transaction: a change that cannot be published is not kept.
void add_casework_routes(http::Router& router, const House& house);

}  // namespace tryggkarta::casework
