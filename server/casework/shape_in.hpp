// The geometry of GeoJSON (RFC 7946) as it comes in: checked, and in the metres of the store.
#pragma once

#include "geo/casebook/chain_rules.hpp"

#include "geo/place/polygon.hpp"
#include "server/casework/field_reader.hpp"

namespace tryggkarta::casework {

inline constexpr std::size_t kMostVertices = 10'000;

/// Point, LineString, MultiLineString, Polygon or MultiPolygon in CRS84; heights are dropped. Throws
/// casebook::RefusedWork that names "geometry" for any other type, for what is no position on Earth, for more than
/// kMostVertices, for rings that are not closed or have no ground, and for polygons that cross themselves, saying
/// where.
place::Shape<place::Metric> read_shape(const Json& geometry, int analysis_epsg);

}  // namespace tryggkarta::casework
