// The geometry of GeoJSON (RFC 7946), written as text.
#pragma once

#include <string>

#include "server/public/sent_shape.hpp"

namespace tryggkarta::public_routes {

/// Appends a geometry object, or `null` where there is none. Lines and areas are always MultiLineString and
/// MultiPolygon, even of one part: so all features of a collection have one type, as GIS clients expect of a layer.
/// Coordinates stand in the axis order of `crs`.
void append_geometry(std::string& out, const Crs& crs, const SentShape& shape);

}  // namespace tryggkarta::public_routes
