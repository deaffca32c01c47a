// Vector tiles: /tiles/… (revalidated), /editions/{n}/tiles/… (immutable) and the OGC address of the same tiles.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

http::Response answer_tile(const Call& call);
http::Response answer_tile_of_edition(const Call& call);
/// …/tiles/WebMercatorQuad/{z}/{row}/{col}: row before column.
http::Response answer_ogc_tile(const Call& call);
ParameterRules ogc_tile_rules(const published::Edition& edition, const Collection* collection);

}  // namespace tryggkarta::public_routes
