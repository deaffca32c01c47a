#include "geo/demo/ground.hpp"

#include <limits>

#include "geo/demo/facts.hpp"
#include "geo/error.hpp"

namespace tryggkarta::demo {

namespace {

using place::Metric;

bool is_clear_of_borders(const LandRaster& land, int column, int row) {
  const std::uint8_t owner = land.owner(column, row);
  if (owner == LandRaster::kNobody) return false;
  for (int up = -1; up <= 1; ++up) {
    for (int across = -1; across <= 1; ++across) {
      if (land.owner(column + across, row + up) != owner) return false;
    }
  }
  return true;
}

double distance_squared(Metric a, Metric b) {
  return (a.east - b.east) * (a.east - b.east) + (a.north - b.north) * (a.north - b.north);
}

}  // namespace

Ground::Ground(const LandRaster& land) : land_(land), squares_(primary_areas().size()) {
  for (int row = 0; row < land.rows; ++row) {
    for (int column = 0; column < land.columns; ++column) {
      if (!is_clear_of_borders(land, column, row)) continue;
      squares_[land.owner(column, row) - 1U].push_back(land.at(column, row));
    }
  }
}

Metric Ground::somewhere_in(std::size_t primary, Chance& chance) const {
  const auto& squares = squares_[primary];
  const Metric middle = primary_areas()[primary].about;
  Metric nearest{};
  double least = std::numeric_limits<double>::max();
  constexpr int kDraws = 3;
  for (int draw = 0; draw < kDraws; ++draw) {
    const std::size_t square = squares[chance.below(static_cast<std::uint32_t>(squares.size()))];
    const Metric centre = land_.centre(land_.column_at(square), land_.row_at(square));
    const double east = (chance.unit() - 0.5) * LandRaster::kSide;
    const double north = (chance.unit() - 0.5) * LandRaster::kSide;
    const Metric drawn{centre.east + east, centre.north + north};
    if (const double distance = distance_squared(drawn, middle); distance < least) {
      least = distance;
      nearest = drawn;
    }
  }
  return nearest;
}

Metric Ground::somewhere_near(Metric centre, double reach, Chance& chance) const {
  constexpr int kPatience = 8;
  for (int attempt = 0; attempt < kPatience; ++attempt) {
    const double east = reach * chance.around_zero();
    const double north = reach * chance.around_zero();
    const Metric drawn{centre.east + east, centre.north + north};
    if (is_clear(drawn)) return drawn;
  }
  return centre;
}

std::size_t Ground::primary_at(Metric where) const {
  const std::uint8_t owner = land_.owner(land_.column_of(where.east), land_.row_of(where.north));
  if (owner == LandRaster::kNobody)
    throw Error(ErrorKind::broken, "a place of the demonstration city lies in the water");
  return owner - 1U;
}

bool Ground::is_clear(Metric where) const {
  return is_clear_of_borders(land_, land_.column_of(where.east), land_.row_of(where.north));
}

}  // namespace tryggkarta::demo
