// /tiles/{layers}.json: TileJSON 3.0, with the current edition in the address of its tiles.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// Bounds, layers with their fields, and one absolute address of tiles.
http::Response answer_tilejson(const Call& call);

}  // namespace tryggkarta::public_routes
