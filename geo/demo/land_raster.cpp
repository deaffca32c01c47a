#include "geo/demo/land_raster.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "geo/demo/facts.hpp"
#include "geo/demo/noise.hpp"
#include "geo/demo/shoreline.hpp"
#include "geo/demo/surveying.hpp"
#include "geo/demo/tidy_raster.hpp"

namespace tryggkarta::demo {

namespace {

using place::Metric;

constexpr NoiseLayer kCoastWide{1100, 10};
constexpr NoiseLayer kCoastMiddle{340, 20};
constexpr NoiseLayer kCoastFine{150, 25};
constexpr NoiseLayer kBorderWide{1500, 30};
constexpr NoiseLayer kBorderFine{380, 40};
constexpr Metric kCentre{148090, 6398630};

/// Not yet anybody's: land of the mainland or of Hisingen.
constexpr std::uint8_t kOpenLand = 255;

double distance_squared(Metric a, Metric b) {
  const double east = a.east - b.east;
  const double north = a.north - b.north;
  return east * east + north * north;
}

bool near_stroke(Metric where, const WaterPoint& from, const WaterPoint& to) {
  const double east = to.at.east - from.at.east;
  const double north = to.at.north - from.at.north;
  const double along =
      ((where.east - from.at.east) * east + (where.north - from.at.north) * north) / (east * east + north * north);
  const double share = std::clamp(along, 0.0, 1.0);
  const double reach = from.half_width + (to.half_width - from.half_width) * share;
  return distance_squared(where, {from.at.east + share * east, from.at.north + share * north}) < reach * reach;
}

bool in_water(Metric where) {
  for (const auto& water : waters()) {
    for (std::size_t point = 1; point < water.size(); ++point) {
      if (near_stroke(where, water[point - 1], water[point])) return true;
    }
  }
  return false;
}

std::optional<std::uint8_t> island_owner(Metric where) {
  for (const Island& island : islands()) {
    const double east = where.east - island.centre.east;
    const double north = where.north - island.centre.north;
    const double along = (east * island.direction.east + north * island.direction.north) / island.half_length;
    const double across = (north * island.direction.east - east * island.direction.north) / island.half_width;
    if (along * along + across * across < 1) {
      return static_cast<std::uint8_t>(1 + primary_area_position(island.primary));
    }
  }
  return std::nullopt;
}

std::uint8_t ground_at(Metric where) {
  const Metric rough = shaken(shaken(shaken(where, 230, kCoastWide), 90, kCoastMiddle), 50, kCoastFine);
  if (holds(city_limit(), rough)) return in_water(rough) ? LandRaster::kNobody : kOpenLand;
  return island_owner(rough).value_or(LandRaster::kNobody);
}

LandRaster raster_around_the_city() {
  double west = std::numeric_limits<double>::max();
  double south = west;
  double east = 0;
  double north = 0;
  for (const Metric point : city_limit()) {
    west = std::min(west, point.east);
    south = std::min(south, point.north);
    east = std::max(east, point.east);
    north = std::max(north, point.north);
  }
  for (const Island& island : islands()) west = std::min(west, island.centre.east - island.half_length);
  constexpr double kMargin = 500;
  LandRaster raster;
  raster.south_west = {west - kMargin, south - kMargin};
  raster.columns = raster.column_of(east + kMargin);
  raster.rows = raster.row_of(north + kMargin);
  raster.owners.resize(static_cast<std::size_t>(raster.columns) * static_cast<std::size_t>(raster.rows));
  return raster;
}

/// The land that can be reached from a square without crossing water.
std::vector<std::size_t> land_reached_from(const LandRaster& raster, std::size_t start) {
  std::vector<bool> seen(raster.owners.size());
  std::vector<std::size_t> reached;
  if (raster.owners[start] == kOpenLand) reached.push_back(start);
  seen[start] = true;
  for (std::size_t next = 0; next < reached.size(); ++next) {
    const int column = raster.column_at(reached[next]);
    const int row = raster.row_at(reached[next]);
    for (const auto& [across, up] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      if (raster.owner(column + across, row + up) != kOpenLand) continue;
      const std::size_t neighbour = raster.at(column + across, row + up);
      if (seen[neighbour]) continue;
      seen[neighbour] = true;
      reached.push_back(neighbour);
    }
  }
  return reached;
}

/// Borders wander more where areas are large, far from the centre.
Metric roughened_for_borders(Metric where) {
  const double reach = std::min(90 + 0.038 * std::sqrt(distance_squared(where, kCentre)), 520.0);
  return shaken(shaken(where, reach, kBorderWide), 0.4 * reach, kBorderFine);
}

std::uint8_t nearest_of(Metric where, const std::vector<std::size_t>& candidates) {
  double least = std::numeric_limits<double>::max();
  std::size_t nearest = 0;
  for (const std::size_t candidate : candidates) {
    const double distance = distance_squared(where, primary_areas()[candidate].about);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return static_cast<std::uint8_t>(1 + nearest);
}

/// Shares out one side of the water between the areas whose point lies on it.
void share_out(LandRaster& raster, const std::vector<std::size_t>& land) {
  std::vector<std::size_t> here;
  for (std::size_t position = 0; position < primary_areas().size(); ++position) {
    const Metric about = primary_areas()[position].about;
    const std::size_t square = raster.at(raster.column_of(about.east), raster.row_of(about.north));
    if (std::binary_search(land.begin(), land.end(), square)) here.push_back(position);
  }
  for (const std::size_t square : land) {
    const Metric centre = raster.centre(raster.column_at(square), raster.row_at(square));
    raster.owners[square] = nearest_of(roughened_for_borders(centre), here);
  }
}

}  // namespace

LandRaster divide_land() {
  LandRaster raster = raster_around_the_city();
  for (int row = 0; row < raster.rows; ++row) {
    for (int column = 0; column < raster.columns; ++column) {
      raster.owners[raster.at(column, row)] = ground_at(raster.centre(column, row));
    }
  }
  for (const PrimaryArea& area : primary_areas()) {
    const std::size_t start = raster.at(raster.column_of(area.about.east), raster.row_of(area.about.north));
    std::vector<std::size_t> land = land_reached_from(raster, start);
    std::sort(land.begin(), land.end());
    share_out(raster, land);
  }
  std::replace(raster.owners.begin(), raster.owners.end(), kOpenLand, LandRaster::kNobody);
  tidy(raster);
  return raster;
}

}  // namespace tryggkarta::demo
