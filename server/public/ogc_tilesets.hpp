// The documents around OGC tiles: tilesets of a collection, and the one tile grid.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// The tilesets of a collection: one.
http::Response answer_tilesets(const Call& call);
/// Its layer, extent, limits and the template of its tiles.
http::Response answer_tileset(const Call& call);
/// The grids: one.
http::Response answer_tile_matrix_sets(const Call& call);
/// WebMercatorQuad by OGC 17-083r4, zooms 0–14.
http::Response answer_tile_matrix_set(const Call& call);

}  // namespace tryggkarta::public_routes
