// Lines and rings of the grid with fewer vertices.
#pragma once

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// Drops, the least first, vertices whose triangle with their two neighbours is smaller than `square_units`
/// (Visvalingam & Whyatt 1993), and repeated vertices always. Ends stay. Depends on neighbouring vertices alone, so
/// that a border that two shapes share loses nearly the same vertices in both. Empty where fewer than two different
/// ones are left.
std::vector<GridPoint> simplified_line(const std::vector<GridPoint>& line, double square_units);

/// The same around a ring; empty where fewer than three are left.
Ring<GridPoint> simplified_ring(const Ring<GridPoint>& ring, double square_units);

}  // namespace tryggkarta::place
