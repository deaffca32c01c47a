// Measuring rings in metres.
#pragma once

#include <span>

#include "geo/place/polygon.hpp"

namespace tryggkarta::demo {

/// Square metres; positive for a ring that runs counter-clockwise (the surveyor's formula).
double signed_area(const place::Ring<place::Metric>& ring);
/// Exteriors less holes.
double area_of(const place::MultiPolygon<place::Metric>& polygons);
/// Whether a place lies inside a ring.
bool holds(std::span<const place::Metric> ring, place::Metric where);

}  // namespace tryggkarta::demo
