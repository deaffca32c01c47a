// The part of an area that lies in a box of the grid, in integers, valid.
#pragma once

#include <vector>

#include "geo/place/grid_coverage.hpp"

namespace tryggkarta::tiles {

/// Rings in the order that a vector tile wants: each exterior (positive area) followed by its holes.
using Rings = std::vector<place::Ring<place::GridPoint>>;

/// Clips rings whose crossings with the box's sides are vertices already (place::GridCoverage sees to it for tiles).
/// The result is valid: no ring visits a vertex twice, holes lie inside their exterior. Neighbours clipped by the
/// same box still share every vertex of their border.
Rings clip(const Rings& rings, const place::GridBox& box);
/// The same for a prepared area: looks only at those stretches of its border that come near the box.
Rings clip(const place::GridArea& area, const place::GridBox& box);

/// Adds a vertex wherever a ring crosses a side's line of the box, rounded from the lower end of the edge.
Rings with_crossings(const Rings& rings, const place::GridBox& box);

/// The pieces of a line inside the box; each has at least two different vertices.
std::vector<std::vector<place::GridPoint>> clip_line(const std::vector<place::GridPoint>& line,
                                                     const place::GridBox& box);

}  // namespace tryggkarta::tiles
