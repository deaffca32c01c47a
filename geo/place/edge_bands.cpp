#include "geo/place/edge_bands.hpp"

#include <algorithm>

namespace tryggkarta::place {

namespace {

/// Is the point inside [south, north) of the edge, and the edge strictly east of it?
///
/// The side is computed from the edge's lower end, whichever way a ring walks it: both neighbours of a shared
/// border get the same bits, so that a point near it lies in exactly one of them.
bool crosses_ray_to_the_east(const AreaEdge& edge, Metric point) {
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

void MetricBox::add(Metric point) {
  west = std::min(west, point.east);
  east = std::max(east, point.east);
  south = std::min(south, point.north);
  north = std::max(north, point.north);
}

bool MetricBox::holds(Metric point) const {
  return point.east >= west && point.east <= east && point.north >= south && point.north <= north;
}

EdgeBands::EdgeBands(const std::vector<AreaEdge>& edges, const MetricBox& box)
    : south_(box.south),
      // About as many bands as edges span one each: short bands make short lists, long edges are repeated in few.
      bands_(std::clamp<std::size_t>(edges.size() / 8, 1, 65'536)),
      band_height_(box.north > box.south ? (box.north - box.south) / static_cast<double>(bands_) : 1) {
  const auto each_band = [&](const AreaEdge& edge, const auto& visit) {
    if (edge.a.north == edge.b.north) return;  // spans nothing
    const std::size_t first = band_of(std::min(edge.a.north, edge.b.north));
    const std::size_t last = band_of(std::max(edge.a.north, edge.b.north));
    for (std::size_t band = first; band <= last; ++band) visit(band);
  };
  band_start_.assign(bands_ + 1, 0);
  for (const AreaEdge& edge : edges) each_band(edge, [&](std::size_t band) { ++band_start_[band + 1]; });
  for (std::size_t band = 0; band < bands_; ++band) band_start_[band + 1] += band_start_[band];
  edges_.resize(band_start_.back());
  std::vector<std::uint32_t> next(band_start_.begin(), band_start_.end() - 1);
  for (const AreaEdge& edge : edges) each_band(edge, [&](std::size_t band) { edges_[next[band]++] = edge; });
}

std::size_t EdgeBands::band_of(double north) const {
  const double position = (north - south_) / band_height_;
  if (!(position > 0)) return 0;
  return std::min(bands_ - 1, static_cast<std::size_t>(position));
}

std::optional<std::uint32_t> EdgeBands::area_at(Metric point) const {
  const std::size_t band = band_of(point.north);
  // Edges were added area by area, so each area is one run within the band.
  std::size_t i = band_start_[band];
  const std::size_t end = band_start_[band + 1];
  while (i < end) {
    const std::uint32_t area = edges_[i].area;
    bool inside = false;
    for (; i < end && edges_[i].area == area; ++i) {
      if (crosses_ray_to_the_east(edges_[i], point)) inside = !inside;
    }
    if (inside) return area;
  }
  return std::nullopt;
}

}  // namespace tryggkarta::place
