// The square net of official statistics: SCB's cells of 250 m and 1 km for Swedish cities.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "geo/place/projection.hpp"

namespace tryggkarta::place {

/// Sides of the cells that statistics are made for, metres.
enum class CellSide : int { quarter_kilometre = 250, kilometre = 1000 };

/// One cell of the 250 m net, or of the 1 km net that holds sixteen of them: counted from the origin of the net's CRS.
struct NetCell {
  std::int32_t column;
  std::int32_t row;
  friend auto operator<=>(const NetCell&, const NetCell&) = default;
};

/// The CRS in which the net is square: SWEREF 99 TM (EPSG:3006), as SCB's, where the store measures in a zone of SWEREF
/// 99; elsewhere the store's own.
int net_epsg(int analysis_epsg);

/// The cell that holds a position of the net's CRS; cells are half-open to the east and north.
NetCell cell_at(Position where, CellSide side);
/// Its south-west corner, metres of the net's CRS.
Position corner_of(NetCell cell, CellSide side);
/// SCB's name of a cell: easting and northing of its south-west corner, six and seven digits.
std::string id_of(NetCell cell, CellSide side);

/// A 250 m cell in 32 bits, for columns of millions, and back. Nothing for a place that no city has (2 000 km east, or
/// south or west of the origin).
std::optional<std::uint32_t> packed(NetCell quarter_kilometre);
NetCell unpacked(std::uint32_t packed, CellSide side);

}  // namespace tryggkarta::place
