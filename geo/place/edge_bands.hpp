// Point-in-polygon by the edges themselves: exact, for the few points that lie near a border.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "geo/place/coordinate.hpp"

namespace tryggkarta::place {

/// A straight piece of the border of one area.
struct AreaEdge {
  Metric a;
  Metric b;
  std::uint32_t area;
};

/// A box in metres, grown point by point; empty at first.
struct MetricBox {
  double west = std::numeric_limits<double>::infinity();
  double south = std::numeric_limits<double>::infinity();
  double east = -std::numeric_limits<double>::infinity();
  double north = -std::numeric_limits<double>::infinity();

  void add(Metric point);
  bool holds(Metric point) const;
};

/// Edges in horizontal bands: a point looks only at the edges of its own band.
class EdgeBands {
 public:
  /// Edges in the order of their areas; `box` holds them all.
  EdgeBands(const std::vector<AreaEdge>& edges, const MetricBox& box);

  /// The first area that holds a point of the box, by the rule of AreaIndex.
  std::optional<std::uint32_t> area_at(Metric point) const;

 private:
  std::size_t band_of(double north) const;

  double south_;
  std::size_t bands_;
  double band_height_;
  std::vector<std::uint32_t> band_start_;  // bands + 1
  std::vector<AreaEdge> edges_;            // by band, then by area
};

}  // namespace tryggkarta::place
