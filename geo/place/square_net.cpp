#include "geo/place/square_net.hpp"

#include <cmath>

#include <fmt/format.h>

namespace tryggkarta::place {

namespace {

constexpr int kColumnBits = 13;
constexpr std::int32_t kQuartersInAKilometre = 4;

}  // namespace

int net_epsg(int analysis_epsg) {
  constexpr int kSweref99Tm = 3006;
  constexpr int kLastZone = 3018;
  return analysis_epsg >= kSweref99Tm && analysis_epsg <= kLastZone ? kSweref99Tm : analysis_epsg;
}

NetCell cell_at(Position where, CellSide side) {
  const double metres = static_cast<double>(side);
  return {static_cast<std::int32_t>(std::floor(where.x / metres)),
          static_cast<std::int32_t>(std::floor(where.y / metres))};
}

Position corner_of(NetCell cell, CellSide side) {
  const double metres = static_cast<double>(side);
  return {cell.column * metres, cell.row * metres};
}

std::string id_of(NetCell cell, CellSide side) {
  const auto metres = static_cast<std::int64_t>(side);
  return fmt::format("{:06}{:07}", cell.column * metres, cell.row * metres);
}

std::optional<std::uint32_t> packed(NetCell cell) {
  const bool fits =
      cell.column >= 0 && cell.column < (1 << kColumnBits) && cell.row >= 0 && cell.row < (1 << (32 - kColumnBits - 1));
  if (!fits) return std::nullopt;
  return (static_cast<std::uint32_t>(cell.row) << kColumnBits) | static_cast<std::uint32_t>(cell.column);
}

NetCell unpacked(std::uint32_t packed, CellSide side) {
  NetCell cell{static_cast<std::int32_t>(packed & ((1U << kColumnBits) - 1)),
               static_cast<std::int32_t>(packed >> kColumnBits)};
  if (side == CellSide::kilometre) {
    cell.column /= kQuartersInAKilometre;
    cell.row /= kQuartersInAKilometre;
  }
  return cell;
}

}  // namespace tryggkarta::place
