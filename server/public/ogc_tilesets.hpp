// The documents around OGC tiles: tilesets of a collection, and the one tile grid.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

http::Response answer_tilesets(const Call& call);
http::Response answer_tileset(const Call& call);
http::Response answer_tile_matrix_sets(const Call& call);
http::Response answer_tile_matrix_set(const Call& call);

}  // namespace tryggkarta::public_routes
