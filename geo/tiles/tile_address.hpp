// Where a tile is: zoom, column and row of the Web Mercator square.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tryggkarta::tiles {

/// z 0–22, x and y in [0, 2^z). A value that exists is inside the square.
struct TileAddress {
  int z;
  std::int64_t x;
  std::int64_t y;

  static constexpr int kMaxZoom = 22;
  /// Canonical decimals only (no sign, no leading zero, no blank): one address a tile.
  static std::optional<TileAddress> parse(std::string_view z, std::string_view x, std::string_view y);
  friend auto operator<=>(const TileAddress&, const TileAddress&) = default;
};

}  // namespace tryggkarta::tiles
