// /ogc/collections/{id}/items and /items/{fid}.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// One page; 410 for a page of an edition that was replaced.
http::Response answer_items(const Call& call);
/// One feature; throws Error(not_found) when the collection has none of that id.
http::Response answer_item(const Call& call);

}  // namespace tryggkarta::public_routes
