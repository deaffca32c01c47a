#include "geo/place/hilbert.hpp"

#include <array>
#include <cmath>
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

/// Four levels at once, for millions of points: by the orientation in which a quadrant is entered and four bits of x
/// and y, the eight bits of the rank and the orientation after them.
struct FourLevels {
  std::uint8_t rank;
  std::uint8_t orientation;
};

constexpr std::size_t entry_of(std::uint32_t orientation, std::uint32_t x, std::uint32_t y) {
  return (orientation << 8) | (x << 4) | y;
}

constexpr FourLevels four_levels(std::uint32_t orientation, std::uint32_t x, std::uint32_t y) {
  std::uint32_t turned = orientation & 1;
  std::uint32_t swapped = orientation >> 1;
  std::uint32_t rank = 0;
  for (int level = 3; level >= 0; --level) {
    const std::uint32_t right = (((swapped != 0 ? y : x) >> level) & 1) ^ turned;
    const std::uint32_t lower = (((swapped != 0 ? x : y) >> level) & 1) ^ turned;
    rank = (rank << 2) | ((3 * right) ^ lower);
    if (lower == 0) {
      turned ^= right;
      swapped ^= 1;
    }
  }
  return {static_cast<std::uint8_t>(rank), static_cast<std::uint8_t>((swapped << 1) | turned)};
}

constexpr auto kFourLevels = [] {
  std::array<FourLevels, 4 * 16 * 16> table{};
  for (std::uint32_t orientation = 0; orientation < 4; ++orientation) {
    for (std::uint32_t x = 0; x < 16; ++x) {
      for (std::uint32_t y = 0; y < 16; ++y) table[entry_of(orientation, x, y)] = four_levels(orientation, x, y);
    }
  }
  return table;
}();

constexpr double kPi = 3.14159265358979323846;
constexpr double kSide = 2 * 6378137.0 * kPi;  // the equator's length
constexpr double kSteps = 4294967296.0;

}  // namespace

std::optional<WorldPoint> world_point_at(Position web_mercator) {
  const double x = (web_mercator.x / kSide + 0.5) * kSteps;
  const double y = (0.5 - web_mercator.y / kSide) * kSteps;
  if (!(x >= 0 && x < kSteps && y >= 0 && y < kSteps)) return std::nullopt;
  return WorldPoint{static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)};
}

LonLat lon_lat_at(WorldPoint where) {
  const double turn_east = (where.x + 0.5) / kSteps - 0.5;
  const double turn_north = 0.5 - (where.y + 0.5) / kSteps;
  return {turn_east * 360, std::atan(std::sinh(2 * kPi * turn_north)) * 180 / kPi};
}

std::uint64_t hilbert_rank(WorldPoint where) {
  static_assert(kHilbertLevels % 4 == 0);
  std::uint64_t rank = 0;
  std::uint32_t orientation = 0;
  for (int shift = 28; shift >= 32 - kHilbertLevels; shift -= 4) {
    const FourLevels next = kFourLevels[entry_of(orientation, (where.x >> shift) & 15, (where.y >> shift) & 15)];
    rank = (rank << 8) | next.rank;
    orientation = next.orientation;
  }
  return rank;
}

CurveStretch stretch_of_tile(int zoom, std::uint32_t x, std::uint32_t y) {
  const int below = 2 * (kHilbertLevels - zoom);
  const std::uint64_t rank = rank_of(x, y, zoom);
  return {rank << below, (rank + 1) << below};
}

}  // namespace tryggkarta::place
