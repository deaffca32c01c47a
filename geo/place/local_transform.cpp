#include "geo/place/local_transform.hpp"

#include <cmath>

namespace tryggkarta::place {

namespace {

constexpr double kSide = 256;

}  // namespace

const LocalTransform::Corners& LocalTransform::corners_of(std::int64_t column, std::int64_t row) {
  const auto key = (static_cast<std::uint64_t>(column) << 32) ^ static_cast<std::uint32_t>(row);
  const auto [found, is_new] = squares_.try_emplace(key);
  if (!is_new) return found->second;
  const double west = static_cast<double>(column) * kSide;
  const double south = static_cast<double>(row) * kSide;
  found->second = {Position{west, south}, Position{west + kSide, south}, Position{west, south + kSide},
                   Position{west + kSide, south + kSide}};
  exact_.transform(found->second);
  return found->second;
}

Position LocalTransform::operator()(Metric where) {
  const double column = std::floor(where.east / kSide);
  const double row = std::floor(where.north / kSide);
  // Beyond any projected system's numbers there is nothing to interpolate.
  constexpr double kFarthest = 1e9;
  if (!(std::abs(column) < kFarthest && std::abs(row) < kFarthest)) {
    return exact_.transform(Position{where.east, where.north});
  }
  const Corners& corners = corners_of(static_cast<std::int64_t>(column), static_cast<std::int64_t>(row));
  const double east = where.east / kSide - column;
  const double north = where.north / kSide - row;
  const auto mean = [&](double Position::*axis) {
    const double south_side = corners[0].*axis + east * (corners[1].*axis - corners[0].*axis);
    const double north_side = corners[2].*axis + east * (corners[3].*axis - corners[2].*axis);
    return south_side + north * (north_side - south_side);
  };
  return {mean(&Position::x), mean(&Position::y)};
}

}  // namespace tryggkarta::place
