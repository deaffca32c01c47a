// The order in which places are kept: neighbours on the map are near each other in memory.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "geo/place/coordinate.hpp"
#include "geo/place/projection.hpp"

namespace tryggkarta::place {

/// A position in the Web Mercator square, 2^32 steps a side (9 mm at the equator); x to the east, y to the south. The
/// tile of zoom z that holds it is (x >> (32 − z), y >> (32 − z)).
struct WorldPoint {
  std::uint32_t x;
  std::uint32_t y;
  friend auto operator<=>(const WorldPoint&, const WorldPoint&) = default;
};

/// From metres of Web Mercator (EPSG:3857, axes in map order); nothing outside the square.
std::optional<WorldPoint> world_point_at(Position web_mercator);

/// The middle of the step, in degrees.
LonLat lon_lat_at(WorldPoint where);

/// Levels of the curve: every tile of zoom 0 … kHilbertLevels is one unbroken stretch of it.
inline constexpr int kHilbertLevels = 24;

/// The position along the Hilbert curve, [0, 4^kHilbertLevels).
std::uint64_t hilbert_rank(WorldPoint where);

/// The stretch [first, end) of the curve that a tile is. `zoom` ≤ kHilbertLevels, x and y < 2^zoom.
struct CurveStretch {
  std::uint64_t first;
  std::uint64_t end;
};
CurveStretch stretch_of_tile(int zoom, std::uint32_t x, std::uint32_t y);

}  // namespace tryggkarta::place
