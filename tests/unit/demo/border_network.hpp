// The borders of a scheme as single edges: what "no gap, no overlap" is checked on.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "geo/casebook/area.hpp"

namespace tryggkarta::demo {

/// From lower to higher end.
using Edge = std::pair<place::Metric, place::Metric>;
/// How often an edge is walked from its lower end, and from its higher.
struct Walks {
  int forward = 0;
  int backward = 0;
};
using Network = std::map<Edge, Walks>;

Network network_of(const casebook::AreaScheme& scheme);
/// Pairs of edges that meet anywhere but at an end of both.
std::size_t crossings_in(const Network& network);
/// Signed areas of the loops that edges with one area only form; a gap inside the city would be negative.
std::vector<double> outer_loops(const Network& network);

}  // namespace tryggkarta::demo
