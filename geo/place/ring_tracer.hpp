// From directed edges to rings: how faces are merged into areas, and how clipped edges become polygons again.
#pragma once

#include <vector>

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// An edge that has its interior on the side of positive area: along an exterior ring the surveyor's formula
/// (y down) is positive.
struct DirectedEdge {
  GridPoint from;
  GridPoint to;
  friend auto operator<=>(const DirectedEdge&, const DirectedEdge&) = default;
};

/// Twice the signed area of a ring by the surveyor's formula: positive for exteriors when y points down.
std::int64_t doubled_area(const Ring<GridPoint>& ring);

/// Rings from edges that are noded (they meet only at their ends) and balanced (as many end as begin at a vertex).
///
/// No ring visits a vertex twice. Exteriors are positive, each followed by its own holes, which are negative.
/// Deterministic: the order of the edges does not matter. Edges that meet their reverse are left out before.
std::vector<Ring<GridPoint>> trace_rings(const std::vector<DirectedEdge>& edges);

}  // namespace tryggkarta::place
