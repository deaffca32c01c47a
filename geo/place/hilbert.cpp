#include "geo/place/hilbert.hpp"

#include <utility>

namespace tryggkarta::place {

namespace {

/// Hilbert's curve, level by level from the coarsest: each quadrant is entered in its own orientation.
std::uint64_t rank_of(std::uint32_t x, std::uint32_t y, int levels) {
  std::uint64_t rank = 0;
  for (int level = levels - 1; level >= 0; --level) {
    const std::uint32_t right = (x >> level) & 1;
    const std::uint32_t lower = (y >> level) & 1;
    rank = (rank << 2) | ((3 * right) ^ lower);
    if (lower == 0) {
      if (right == 1) {
        x = ~x;
        y = ~y;
      }
      std::swap(x, y);
    }
  }
  return rank;
}

}  // namespace

std::optional<WorldPoint> world_point_at(Position web_mercator) {
  constexpr double kSide = 2 * 6378137.0 * 3.14159265358979323846;  // the equator's length
  constexpr double kSteps = 4294967296.0;
  const double x = (web_mercator.x / kSide + 0.5) * kSteps;
  const double y = (0.5 - web_mercator.y / kSide) * kSteps;
  if (!(x >= 0 && x < kSteps && y >= 0 && y < kSteps)) return std::nullopt;
  return WorldPoint{static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)};
}

std::uint64_t hilbert_rank(WorldPoint where) {
  constexpr int kDropped = 32 - kHilbertLevels;
  return rank_of(where.x >> kDropped, where.y >> kDropped, kHilbertLevels);
}

CurveStretch stretch_of_tile(int zoom, std::uint32_t x, std::uint32_t y) {
  const int below = 2 * (kHilbertLevels - zoom);
  const std::uint64_t rank = rank_of(x, y, zoom);
  return {rank << below, (rank + 1) << below};
}

}  // namespace tryggkarta::place
