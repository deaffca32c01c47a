// Rings of the grid that may cross and overlap, made valid polygons of the same grid.
#pragma once

#include <vector>

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// Exteriors (positive area) each followed by its holes (negative area): the order of vector tiles.
using GridRings = std::vector<Ring<GridPoint>>;

/// The rings of polygons in that order and orientation, whatever theirs; rings without area are left out.
GridRings oriented(const MultiPolygon<GridPoint>& polygons);

/// Of rings as `oriented` and tiles::clip give them: one valid multipolygon that covers what they cover. Rings that
/// cross themselves are mended by the even-odd rule, overlapping and adjacent polygons are merged, corners are whole
/// units. Deterministic. Empty where no area is left. What is valid already comes back as it is.
GridRings tidied(const GridRings& rings);

}  // namespace tryggkarta::place
