#include "tests/unit/demo/border_network.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "geo/demo/surveying.hpp"

namespace tryggkarta::demo {

namespace {

using place::Metric;

void add_ring(Network& network, const place::Ring<Metric>& ring) {
  for (std::size_t at = 0; at < ring.size(); ++at) {
    const Metric from = ring[at];
    const Metric to = ring[(at + 1) % ring.size()];
    if (from < to)
      ++network[{from, to}].forward;
    else
      ++network[{to, from}].backward;
  }
}

double turn(Metric a, Metric b, Metric c) {
  return (b.east - a.east) * (c.north - a.north) - (c.east - a.east) * (b.north - a.north);
}

bool share_an_end(const Edge& a, const Edge& b) {
  return a.first == b.first || a.first == b.second || a.second == b.first || a.second == b.second;
}

bool boxes_meet(const Edge& a, const Edge& b) {
  const auto [a_south, a_north] = std::minmax(a.first.north, a.second.north);
  const auto [b_south, b_north] = std::minmax(b.first.north, b.second.north);
  // An edge runs from its western end.
  return a.first.east <= b.second.east && b.first.east <= a.second.east && a_south <= b_north && b_south <= a_north;
}

/// Whether two edges without a common end touch or cross.
bool meet(const Edge& a, const Edge& b) {
  return boxes_meet(a, b) && turn(a.first, a.second, b.first) * turn(a.first, a.second, b.second) <= 0 &&
         turn(b.first, b.second, a.first) * turn(b.first, b.second, a.second) <= 0;
}

/// Two edges with a common end that lie on each other.
bool fold_back(const Edge& a, const Edge& b) {
  const Metric shared = a.first == b.first || a.first == b.second ? a.first : a.second;
  const Metric end_a = a.first == shared ? a.second : a.first;
  const Metric end_b = b.first == shared ? b.second : b.first;
  const double along = (end_a.east - shared.east) * (end_b.east - shared.east) +
                       (end_a.north - shared.north) * (end_b.north - shared.north);
  return turn(shared, end_a, end_b) == 0 && along > 0;
}

}  // namespace

Network network_of(const casebook::AreaScheme& scheme) {
  Network network;
  for (const casebook::Area& area : scheme.areas) {
    for (const auto& polygon : area.geometry) {
      add_ring(network, polygon.exterior);
      for (const auto& hole : polygon.holes) add_ring(network, hole);
    }
  }
  return network;
}

std::size_t crossings_in(const Network& network) {
  constexpr double kCell = 300;  // longer than any edge
  std::map<std::pair<int, int>, std::vector<Edge>> cells;
  std::set<std::pair<Edge, Edge>> found;
  for (const auto& [edge, walks] : network) {
    const int column = static_cast<int>(std::floor(edge.first.east / kCell));
    const int row = static_cast<int>(std::floor(edge.first.north / kCell));
    for (int up = -1; up <= 1; ++up) {
      for (int across = -1; across <= 1; ++across) {
        for (const Edge& other : cells[{column + across, row + up}]) {
          if (share_an_end(edge, other) ? fold_back(edge, other) : meet(edge, other)) found.emplace(other, edge);
        }
      }
    }
    cells[{column, row}].push_back(edge);
  }
  return found.size();
}

std::vector<double> outer_loops(const Network& network) {
  std::map<Metric, Metric> next;
  for (const auto& [edge, walks] : network) {
    if (walks.forward + walks.backward != 1) continue;
    if (walks.forward == 1)
      next.emplace(edge.first, edge.second);
    else
      next.emplace(edge.second, edge.first);
  }
  std::vector<double> areas;
  while (!next.empty()) {
    place::Ring<Metric> loop;
    for (auto node = next.extract(next.begin()); !node.empty(); node = next.extract(node.mapped()))
      loop.push_back(node.key());
    areas.push_back(signed_area(loop));
  }
  return areas;
}

}  // namespace tryggkarta::demo
