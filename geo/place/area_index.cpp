#include "geo/place/area_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace tryggkarta::place {

namespace {

struct Edge {
  Metric a;
  Metric b;
  std::uint32_t area;
};

/// Is the point inside [south, north) of the edge, and the edge strictly east of it?
///
/// The side is computed from the edge's lower end, whichever way a ring walks it: both neighbours of a shared
/// border get the same bits, so that a point near it lies in exactly one of them.
bool crosses_ray_to_the_east(const Edge& edge, Metric point) {
  const bool a_below = edge.a.north <= point.north;
  const bool b_below = edge.b.north <= point.north;
  if (a_below == b_below) return false;
  const Metric& low = a_below ? edge.a : edge.b;
  const Metric& high = a_below ? edge.b : edge.a;
  const double cross =
      (high.east - low.east) * (point.north - low.north) - (point.east - low.east) * (high.north - low.north);
  return cross > 0;
}

}  // namespace

/// Edges in horizontal bands: a point looks only at the edges of its own band, and only at those of the areas whose
/// box holds it.
struct AreaIndex::Inside {
  struct Box {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();
    void add(Metric point) {
      west = std::min(west, point.east);
      east = std::max(east, point.east);
      south = std::min(south, point.north);
      north = std::max(north, point.north);
    }
  };

  Box all;
  std::size_t bands = 1;
  double band_height = 1;
  std::vector<std::uint32_t> band_start;  // bands + 1
  std::vector<Edge> edges;                // by band, then by area

  std::size_t band_of(double north) const {
    const double position = (north - all.south) / band_height;
    if (!(position > 0)) return 0;
    return std::min(bands - 1, static_cast<std::size_t>(position));
  }
};

AreaIndex::AreaIndex(std::span<const MultiPolygon<Metric>> areas) : inside_(std::make_unique<Inside>()) {
  std::vector<Edge> edges;
  const auto add_ring = [&](const Ring<Metric>& ring, std::uint32_t area) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Metric& a = ring[i];
      const Metric& b = ring[(i + 1) % ring.size()];
      inside_->all.add(a);
      if (a.north != b.north) edges.push_back({a, b, area});
    }
  };
  for (std::uint32_t area = 0; area < areas.size(); ++area) {
    for (const auto& polygon : areas[area]) {
      add_ring(polygon.exterior, area);
      for (const auto& hole : polygon.holes) add_ring(hole, area);
    }
  }
  // About as many bands as edges span one each: short bands make short lists, long edges are repeated in few.
  inside_->bands = std::clamp<std::size_t>(edges.size() / 8, 1, 65'536);
  const double height = inside_->all.north - inside_->all.south;
  inside_->band_height = height > 0 ? height / static_cast<double>(inside_->bands) : 1;

  const auto span_of = [&](const Edge& edge) {
    return std::pair{inside_->band_of(std::min(edge.a.north, edge.b.north)),
                     inside_->band_of(std::max(edge.a.north, edge.b.north))};
  };
  inside_->band_start.assign(inside_->bands + 1, 0);
  for (const Edge& edge : edges) {
    const auto [first, last] = span_of(edge);
    for (std::size_t band = first; band <= last; ++band) ++inside_->band_start[band + 1];
  }
  for (std::size_t band = 0; band < inside_->bands; ++band) inside_->band_start[band + 1] += inside_->band_start[band];
  inside_->edges.resize(inside_->band_start.back());
  std::vector<std::uint32_t> next(inside_->band_start.begin(), inside_->band_start.end() - 1);
  for (const Edge& edge : edges) {
    const auto [first, last] = span_of(edge);
    for (std::size_t band = first; band <= last; ++band) inside_->edges[next[band]++] = edge;
  }
}

AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;

std::optional<std::uint32_t> AreaIndex::area_at(Metric point) const {
  const auto& all = inside_->all;
  if (!(point.east >= all.west && point.east <= all.east && point.north >= all.south && point.north <= all.north)) {
    return std::nullopt;
  }
  const std::size_t band = inside_->band_of(point.north);
  // Edges were added area by area, so each area is one run within the band.
  std::size_t i = inside_->band_start[band];
  const std::size_t end = inside_->band_start[band + 1];
  while (i < end) {
    const std::uint32_t area = inside_->edges[i].area;
    bool inside = false;
    for (; i < end && inside_->edges[i].area == area; ++i) {
      if (crosses_ray_to_the_east(inside_->edges[i], point)) inside = !inside;
    }
    if (inside) return area;
  }
  return std::nullopt;
}

}  // namespace tryggkarta::place
