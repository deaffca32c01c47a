// The limit that W2 is held against: a raster and edges, for one city, without any of the engine's promises.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/place/polygon.hpp"

namespace tryggkarta::bench {

/// A raster of the city. A cell that no border touches knows its area; any other asks the edges of the areas around it.
class BareJoin {
 public:
  explicit BareJoin(std::span<const place::MultiPolygon<place::Metric>> areas) {
    measure(areas);
    rows_of_.resize(areas.size());
    std::vector<std::vector<std::uint32_t>> touching(kSide * kSide);
    for (std::uint32_t area = 0; area < areas.size(); ++area) {
      rows_of_[area].resize(kSide);
      for (const auto& polygon : areas[area]) {
        add_ring(polygon.exterior, area, touching);
        for (const auto& hole : polygon.holes) add_ring(hole, area, touching);
      }
    }
    cells_.resize(kSide * kSide);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (!touching[i].empty()) {
        cells_[i] = kMixed - static_cast<std::int32_t>(candidates_.size());
        candidates_.push_back(touching[i]);
        continue;
      }
      const double half = 0.5 / per_metre_;
      const place::Metric middle{west_ + static_cast<double>(i % kSide) / per_metre_ + half,
                                 south_ + static_cast<double>(i / kSide) / per_metre_ + half};
      cells_[i] = kNone;
      for (std::uint32_t area = 0; area < areas.size() && cells_[i] == kNone; ++area) {
        if (holds(area, i / kSide, middle)) cells_[i] = static_cast<std::int32_t>(area);
      }
    }
  }

  /// The position of the area that holds the point, or −1.
  std::int32_t area_at(place::Metric point) const {
    const double column = (point.east - west_) * per_metre_;
    const double row = (point.north - south_) * per_metre_;
    if (!(column >= 0 && row >= 0 && column < kSide && row < kSide)) return kNone;
    const auto row_at = static_cast<std::size_t>(row);
    const std::int32_t cell = cells_[row_at * kSide + static_cast<std::size_t>(column)];
    if (cell >= kNone) return cell;
    for (const std::uint32_t area : candidates_[static_cast<std::size_t>(kMixed - cell)]) {
      if (holds(area, row_at, point)) return static_cast<std::int32_t>(area);
    }
    return kNone;
  }

 private:
  static constexpr std::size_t kSide = 1024;
  static constexpr std::int32_t kNone = -1;
  static constexpr std::int32_t kMixed = -2;  // and below: which candidates

  struct Edge {
    place::Metric low;
    place::Metric high;
  };

  void measure(std::span<const place::MultiPolygon<place::Metric>> areas) {
    place::Metric low{1e12, 1e12};
    place::Metric high{-1e12, -1e12};
    for (const auto& area : areas) {
      for (const auto& polygon : area) {
        for (const auto& vertex : polygon.exterior) {
          low = {std::min(low.east, vertex.east), std::min(low.north, vertex.north)};
          high = {std::max(high.east, vertex.east), std::max(high.north, vertex.north)};
        }
      }
    }
    west_ = low.east - 1;
    south_ = low.north - 1;
    per_metre_ = kSide / (std::max(high.east - low.east, high.north - low.north) + 2);
  }

  void add_ring(const place::Ring<place::Metric>& ring, std::uint32_t area,
                std::vector<std::vector<std::uint32_t>>& touching) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      Edge edge{ring[i], ring[(i + 1) % ring.size()]};
      const auto first_column = cell_of(std::min(edge.low.east, edge.high.east) - west_);
      const auto last_column = cell_of(std::max(edge.low.east, edge.high.east) - west_);
      if (edge.high.north < edge.low.north) std::swap(edge.low, edge.high);
      for (std::size_t row = cell_of(edge.low.north - south_); row <= cell_of(edge.high.north - south_); ++row) {
        rows_of_[area][row].push_back(edge);
        for (std::size_t column = first_column; column <= last_column; ++column) {
          auto& cell = touching[row * kSide + column];
          if (cell.empty() || cell.back() != area) cell.push_back(area);
        }
      }
    }
  }

  std::size_t cell_of(double metres) const { return static_cast<std::size_t>(metres * per_metre_); }

  bool holds(std::uint32_t area, std::size_t row, place::Metric point) const {
    bool inside = false;
    for (const auto& [low, high] : rows_of_[area][row]) {
      if (point.north < low.north || point.north >= high.north) continue;
      const double share = (point.north - low.north) / (high.north - low.north);
      inside ^= low.east + share * (high.east - low.east) > point.east;
    }
    return inside;
  }

  double west_ = 0;
  double south_ = 0;
  double per_metre_ = 1;
  std::vector<std::int32_t> cells_;
  std::vector<std::vector<std::uint32_t>> candidates_;
  std::vector<std::vector<std::vector<Edge>>> rows_of_;  // by area, then by row of the raster
};

}  // namespace tryggkarta::bench
