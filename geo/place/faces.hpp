// Simplifying arcs together, and dividing the plane along them. GEOS works here.
#pragma once

#include <vector>

#include "geo/place/arcs.hpp"
#include "geo/place/ring_tracer.hpp"

namespace tryggkarta::place {

/// Drops vertices that stand out less than `tolerance` units; ends stay, and no arc comes to cross another.
std::vector<Arc> simplified(const std::vector<Arc>& arcs, double tolerance);

/// A piece of the plane with a border around it, and a point well inside.
struct Face {
  std::vector<DirectedEdge> edges;
  double inner_x;
  double inner_y;
};

struct NodedBorders {
  Segments segments;        ///< each once; they meet only at their ends
  std::vector<Face> faces;  ///< valid and disjoint by construction
};

/// Makes the crossings with tile edges vertices, snaps everything to the integer grid, and divides the plane.
NodedBorders node_on_grid(const std::vector<Arc>& arcs);

}  // namespace tryggkarta::place
