// The forms in which places are written, each read into positions as they stand; for this room alone.
#pragma once

#include "geo/casebook/chain_rules.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "server/casework/field_reader.hpp"

namespace tryggkarta::chain {

using casework::Json;

/// Throws casebook::RefusedWork about "geometry".
[[noreturn]] void refuse_place(const std::string& swedish, const std::string& english);

/// Positions of a text, in map order (x to the east), and their shape, not checked further.
struct WrittenPlace {
  std::string type;  ///< of GeoJSON
  Json coordinates;
};

/// The two numbers of a line; a decimal comma is taken where it is no separator.
struct NumberPair {
  double first = 0;
  double second = 0;
  std::size_t line = 0;  ///< from 1
};
/// One pair a line, or several divided by semicolons. Throws for a line that is no pair, naming it.
std::vector<NumberPair> read_pairs(std::string_view text);

/// POINT, LINESTRING, MULTILINESTRING, POLYGON and MULTIPOLYGON, with or without "SRID=…;", Z and M.
WrittenPlace read_wkt(std::string_view text);
/// Waypoints, else the points of routes and tracks. Nothing but `lat` and `lon` of the elements is read.
WrittenPlace read_gpx(std::string_view text);
/// A geometry, a feature, or a collection whose parts are all lines, all areas, or one.
WrittenPlace read_geojson(std::string_view text);

}  // namespace tryggkarta::chain
