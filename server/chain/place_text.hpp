// A place as people write, paste or send it: coordinates, GeoJSON, WKT or GPX.
#pragma once

#include "geo/casebook/chain_rules.hpp"

#include <string_view>

#include "geo/place/polygon.hpp"
#include "server/casework/field_reader.hpp"

namespace tryggkarta::chain {

using casework::Json;

/// A geometry of GeoJSON in CRS84, out of:
/// coordinates, one place a line ("57.70, 11.97", latitude first, or metres of the city's CRS, north or east first):
/// one is a point, two are a line, three or more an area where the last is the first, else a line;
/// GeoJSON (a geometry, a feature, or a collection of one kind); WKT; GPX (waypoints, else a track or route).
///
/// An area that crosses itself is mended where it then still is one area and loses less than a hundredth of its ground.
/// Throws casebook::RefusedWork that names "geometry" for whatever cannot be a place, saying what, where and what to
/// do, and for more than casework::kMostVertices.
Json geometry_in(std::string_view text, int analysis_epsg);

/// A geometry of GeoJSON in CRS84 of areas in the store's metres, unrounded.
Json geometry_of(const place::MultiPolygon<place::Metric>& polygons, int analysis_epsg);

}  // namespace tryggkarta::chain
