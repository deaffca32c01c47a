// Where high values lie together, for areas and for cells of the square net.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "geo/statistics/neighbours.hpp"

namespace tryggkarta::analysis {

/// What Gi* says of one unit.
struct HotSpot {
  std::optional<double> z;  ///< nothing where Gi* is not defined
  double q = 1;             ///< false discovery rate at which it would be called
  /// 3, 2, 1: high values at a false discovery rate of 1, 5, 10 %; −3, −2, −1: low values; 0: neither.
  int level = 0;

  bool is_hot() const { return level >= 2; }
};

/// Gi* with false discovery control over all units (statistics.md M4).
std::vector<HotSpot> hot_spots(std::span<const double> values, const statistics::Neighbours& neighbours);

/// Positions from the hottest down, ties by position; units that Gi* says nothing of are left out.
std::vector<std::size_t> hottest_first(const std::vector<HotSpot>& spots);

}  // namespace tryggkarta::analysis
