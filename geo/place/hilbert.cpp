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
