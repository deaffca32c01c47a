// Shapes around hot places for problems and actions.
#pragma once

#include <initializer_list>
#include <string_view>

#include "geo/place/polygon.hpp"

namespace tryggkarta::demo {

/// Metres east and north of a hot place.
struct Offset {
  double east;
  double north;
};

/// A hot place moved by an offset.
place::Metric point_at(std::string_view hot_place, Offset offset);
/// One line through places around a hot place.
place::MultiLine<place::Metric> line_at(std::string_view hot_place, std::initializer_list<Offset> offsets);
/// A rounded, slightly uneven area around a hot place, reaching about as far as said.
place::MultiPolygon<place::Metric> area_at(std::string_view hot_place, Offset reach);

}  // namespace tryggkarta::demo
