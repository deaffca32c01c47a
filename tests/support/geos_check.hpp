// GEOS as an outside judge of integer polygons.
#pragma once

#include <string>
#include <vector>

#include "geo/place/polygon.hpp"

namespace tryggkarta::testing {

using IntegerRings = std::vector<place::Ring<place::GridPoint>>;

/// "" when the rings (exteriors positive, each followed by its holes) are a valid multipolygon, else GEOS' reason.
std::string why_invalid(const IntegerRings& rings);

/// Area of the union of several multipolygons, and of the part of them inside a box.
double union_area(const std::vector<IntegerRings>& areas);
double area_in_box(const IntegerRings& rings, double min_x, double min_y, double max_x, double max_y);
double area_of(const IntegerRings& rings);

}  // namespace tryggkarta::testing
