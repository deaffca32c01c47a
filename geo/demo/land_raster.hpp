// The demonstration city as small squares, each owned by one primärområde or by nobody.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/place/coordinate.hpp"

namespace tryggkarta::demo {

/// Squares in rows from the south, each row from the west, EPSG:3007.
struct LandRaster {
  static constexpr double kSide = 40;         ///< metres
  static constexpr std::uint8_t kNobody = 0;  ///< water, or outside the city

  place::Metric south_west{};
  int columns = 0;
  int rows = 0;
  /// kNobody, or 1 + the position in primary_areas().
  std::vector<std::uint8_t> owners;

  std::size_t at(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
  }
  int column_at(std::size_t square) const { return static_cast<int>(square % static_cast<std::size_t>(columns)); }
  int row_at(std::size_t square) const { return static_cast<int>(square / static_cast<std::size_t>(columns)); }
  bool has(int column, int row) const { return column >= 0 && row >= 0 && column < columns && row < rows; }
  /// kNobody outside the raster.
  std::uint8_t owner(int column, int row) const { return has(column, row) ? owners[at(column, row)] : kNobody; }
  place::Metric centre(int column, int row) const {
    return {south_west.east + (column + 0.5) * kSide, south_west.north + (row + 0.5) * kSide};
  }
  int column_of(double east) const { return static_cast<int>((east - south_west.east) / kSide); }
  int row_of(double north) const { return static_cast<int>((north - south_west.north) / kSide); }
};

/// Divides the land between the primärområden: the nearest one on the same side of the water gets the square,
/// roughened. Always the same. Every area is one piece but for islands, nobody owns a pond, and at most three owners
/// meet at a corner.
LandRaster divide_land();

}  // namespace tryggkarta::demo
