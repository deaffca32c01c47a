// Borders as single segments, and as arcs between the places where more than two borders meet.
#pragma once

#include <vector>

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// A piece of border; `a` sorts before `b`, so that both neighbours write the same piece.
struct Segment {
  GridPoint a;
  GridPoint b;
  friend auto operator<=>(const Segment&, const Segment&) = default;
};
using Segments = std::vector<Segment>;

/// Appends a segment in its one direction; a segment without length is left out.
void add_segment(Segments& segments, GridPoint from, GridPoint to);
void add_ring(Segments& segments, const Ring<GridPoint>& ring);

/// Sorted, each segment once.
Segments each_once(Segments segments);

/// A line from node to node, or closed (first vertex repeated at the end) where a border meets no other.
using Arc = std::vector<GridPoint>;

/// The arcs of a network of segments that are sorted and there once. Deterministic.
std::vector<Arc> arcs_of(const Segments& segments);

/// Adds a vertex wherever an arc crosses the edge of a tile or of its buffer: x or y = m · 4096 ± 64. The crossing is
/// computed from the segment's lower end, so that equal segments get equal crossings.
Arc with_tile_crossings(const Arc& arc);

}  // namespace tryggkarta::place
