// Vector tiles: /tiles/… (revalidated), /editions/{n}/tiles/… (immutable) and the OGC address of the same tiles.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// A tile of the current edition, revalidated; 204 when it is empty.
http::Response answer_tile(const Call& call);
/// The same, immutable (with the basemap: where the address names its version); 302 from an older edition to the
/// current one, 404 for one to come.
http::Response answer_tile_of_edition(const Call& call);
/// …/tiles/WebMercatorQuad/{z}/{row}/{col}: row before column.
http::Response answer_ogc_tile(const Call& call);
/// period and category for areas, nothing for notices.
ParameterRules ogc_tile_rules(const published::Edition& edition, const Collection* collection);

}  // namespace tryggkarta::public_routes
