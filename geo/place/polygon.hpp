// Polygons, lines and points as plain values, for any kind of coordinate.
#pragma once

#include <variant>
#include <vector>

#include "geo/place/coordinate.hpp"

namespace tryggkarta::place {

/// A ring without its closing repetition of the first vertex; at least three vertices.
template <class Point>
using Ring = std::vector<Point>;

/// One exterior ring and the holes inside it. Orientation is not promised here: writers of formats see to it.
template <class Point>
struct Polygon {
  Ring<Point> exterior;
  std::vector<Ring<Point>> holes;
};

template <class Point>
using MultiPolygon = std::vector<Polygon<Point>>;

/// One or more lines of at least two vertices.
template <class Point>
using MultiLine = std::vector<std::vector<Point>>;

/// Where something is: at a point, along lines, or over areas.
template <class Point>
using Shape = std::variant<Point, MultiLine<Point>, MultiPolygon<Point>>;

}  // namespace tryggkarta::place
