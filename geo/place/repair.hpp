// Polygons that cross themselves, made valid; and how much that changed.
#pragma once

#include <string>

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// Square metres of polygons: exteriors less their holes, whatever the orientation of the rings.
double square_metres(const MultiPolygon<Metric>& polygons);

/// What `repair` made of polygons.
struct Repaired {
  MultiPolygon<Metric> polygons;    ///< valid; empty when no area was left
  bool changed = false;             ///< false: they were valid as they were
  std::string reason;               ///< what was wrong, in GEOS' words ("Self-intersection"); empty when unchanged
  Metric where{};                   ///< a place where it was wrong
  double square_metres_before = 0;  ///< by the rings as they were
  double square_metres_after = 0;
};

/// Valid polygons that cover what the rings enclose by the even-odd rule; lines and points that remain are dropped.
/// Every ring must have at least three vertices.
Repaired repair(MultiPolygon<Metric> polygons);

}  // namespace tryggkarta::place
