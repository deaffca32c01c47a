#include "geo/place/arcs.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "geo/place/grid_coverage.hpp"

namespace tryggkarta::place {

namespace {

struct PointHash {
  std::size_t operator()(const GridPoint& point) const {
    const auto key =
        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(point.x)) << 32) | static_cast<std::uint32_t>(point.y);
    return static_cast<std::size_t>((key ^ (key >> 29)) * 0x9e37'79b9'7f4a'7c15ULL);
  }
};

/// Which segments end at a vertex.
class Network {
 public:
  explicit Network(const Segments& segments) : segments_(segments), used_(segments.size(), false) {
    ends_.reserve(segments.size());
    for (std::uint32_t i = 0; i < segments.size(); ++i) {
      ends_[segments[i].a].push_back(i);
      ends_[segments[i].b].push_back(i);
    }
  }
  bool is_node(GridPoint vertex) const { return ends_.at(vertex).size() != 2; }
  bool is_used(std::uint32_t segment) const { return used_[segment]; }
  const std::vector<std::uint32_t>& at(GridPoint vertex) const { return ends_.at(vertex); }

  /// Walks from `from` along `segment` until a node, or back to where it began.
  Arc walk(GridPoint from, std::uint32_t segment) {
    Arc arc{from};
    GridPoint here = from;
    for (;;) {
      used_[segment] = true;
      here = segments_[segment].a == here ? segments_[segment].b : segments_[segment].a;
      arc.push_back(here);
      if (is_node(here) || here == from) return arc;
      const auto& both = ends_.at(here);
      segment = both[0] == segment ? both[1] : both[0];
    }
  }

 private:
  const Segments& segments_;
  std::vector<bool> used_;
  std::unordered_map<GridPoint, std::vector<std::uint32_t>, PointHash> ends_;
};

/// m · 4096 ± 64 in the open interval (low, high), ascending.
void cuts_between(std::int32_t low, std::int32_t high, std::vector<std::int32_t>& cuts) {
  constexpr std::int64_t extent = GridCoverage::kExtent;
  constexpr std::int64_t buffer = GridCoverage::kBuffer;
  const auto floor_tile = [](std::int64_t value) {
    return value >= 0 ? value / extent : -((extent - 1 - value) / extent);
  };
  for (std::int64_t tile = floor_tile(low - buffer); tile * extent - buffer < high; ++tile) {
    for (const std::int64_t cut : {tile * extent - buffer, tile * extent + buffer}) {
      if (low < cut && cut < high) cuts.push_back(static_cast<std::int32_t>(cut));
    }
  }
}

/// The vertices where segment low → high crosses tile edges, in the order of the walk from low to high.
std::vector<GridPoint> crossings(GridPoint low, GridPoint high) {
  std::vector<std::pair<double, GridPoint>> found;
  const double dx = static_cast<double>(high.x) - low.x;
  const double dy = static_cast<double>(high.y) - low.y;
  std::vector<std::int32_t> cuts;
  cuts_between(std::min(low.x, high.x), std::max(low.x, high.x), cuts);
  for (const std::int32_t x : cuts) {
    const double along = (x - static_cast<double>(low.x)) / dx;
    found.push_back({along, {x, static_cast<std::int32_t>(std::lround(low.y + along * dy))}});
  }
  cuts.clear();
  cuts_between(std::min(low.y, high.y), std::max(low.y, high.y), cuts);
  for (const std::int32_t y : cuts) {
    const double along = (y - static_cast<double>(low.y)) / dy;
    found.push_back({along, {static_cast<std::int32_t>(std::lround(low.x + along * dx)), y}});
  }
  std::sort(found.begin(), found.end());
  std::vector<GridPoint> points;
  for (const auto& [along, point] : found) points.push_back(point);
  return points;
}

}  // namespace

void add_segment(Segments& segments, GridPoint from, GridPoint to) {
  if (from == to) return;
  segments.push_back(from < to ? Segment{from, to} : Segment{to, from});
}

void add_ring(Segments& segments, const Ring<GridPoint>& ring) {
  for (std::size_t i = 0; i < ring.size(); ++i) add_segment(segments, ring[i], ring[(i + 1) % ring.size()]);
}

Segments each_once(Segments segments) {
  std::sort(segments.begin(), segments.end());
  segments.erase(std::unique(segments.begin(), segments.end()), segments.end());
  return segments;
}

std::vector<Arc> arcs_of(const Segments& segments) {
  Network network{segments};
  std::vector<Arc> arcs;
  const auto start_at = [&](GridPoint vertex) {
    for (const std::uint32_t segment : network.at(vertex)) {
      if (!network.is_used(segment)) arcs.push_back(network.walk(vertex, segment));
    }
  };
  for (const Segment& segment : segments) {
    if (network.is_node(segment.a)) start_at(segment.a);
    if (network.is_node(segment.b)) start_at(segment.b);
  }
  // What is left meets no other border: closed arcs.
  for (const Segment& segment : segments) start_at(segment.a);
  return arcs;
}

Arc with_tile_crossings(const Arc& arc) {
  Arc cut{arc.front()};
  const auto add = [&](GridPoint point) {
    if (point != cut.back()) cut.push_back(point);
  };
  for (std::size_t i = 1; i < arc.size(); ++i) {
    const bool forwards = arc[i - 1] < arc[i];
    std::vector<GridPoint> points = forwards ? crossings(arc[i - 1], arc[i]) : crossings(arc[i], arc[i - 1]);
    if (!forwards) std::reverse(points.begin(), points.end());
    for (const GridPoint& point : points) add(point);
    add(arc[i]);
  }
  return cut;
}

}  // namespace tryggkarta::place
