#include "geo/place/local_transform.hpp"

#include <cmath>

namespace tryggkarta::place {

namespace {

constexpr double kSide = 256;

/// As std::floor, which is a call into a library on the oldest processors that we run on.
std::int64_t floor_of(double value) {
  const auto whole = static_cast<std::int64_t>(value);
  return static_cast<double>(whole) > value ? whole - 1 : whole;
}

/// Toward the south-west also below zero.
std::int64_t block_of(std::int64_t square, int squares) {
  return square >= 0 ? square / squares : -((squares - 1 - square) / squares);
}

}  // namespace

const LocalTransform::Block& LocalTransform::block_at(std::int64_t column, std::int64_t row) {
  const auto key = (static_cast<std::uint64_t>(column) << 32) ^ static_cast<std::uint32_t>(row);
  const auto [found, is_new] = blocks_.try_emplace(key);
  if (!is_new) return found->second;
  Block& corners = found->second;
  for (int north = 0; north < kCorners; ++north) {
    for (int east = 0; east < kCorners; ++east) {
      corners[static_cast<std::size_t>(north * kCorners + east)] = {
          static_cast<double>(column * kSquares + east) * kSide, static_cast<double>(row * kSquares + north) * kSide};
    }
  }
  exact_.transform(corners);
  return corners;
}

Position LocalTransform::operator()(Metric where) {
  // Beyond any projected system's numbers there is nothing to interpolate.
  constexpr double kFarthest = 1e11;
  if (!(std::abs(where.east) < kFarthest && std::abs(where.north) < kFarthest)) {
    return exact_.transform(Position{where.east, where.north});
  }
  const std::int64_t column = floor_of(where.east / kSide);
  const std::int64_t row = floor_of(where.north / kSide);
  const std::int64_t block_column = block_of(column, kSquares);
  const std::int64_t block_row = block_of(row, kSquares);
  const Position* const south_west = &block_at(block_column, block_row)[static_cast<std::size_t>(
      (row - block_row * kSquares) * kCorners + (column - block_column * kSquares))];
  const double east = where.east / kSide - static_cast<double>(column);
  const double north = where.north / kSide - static_cast<double>(row);
  const auto mean = [&](double Position::*axis) {
    const double south_side = south_west[0].*axis + east * (south_west[1].*axis - south_west[0].*axis);
    const double north_side =
        south_west[kCorners].*axis + east * (south_west[kCorners + 1].*axis - south_west[kCorners].*axis);
    return south_side + north * (north_side - south_side);
  };
  return {mean(&Position::x), mean(&Position::y)};
}

}  // namespace tryggkarta::place
