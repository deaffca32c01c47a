#include "geo/import/analysis_crs.hpp"

#include <algorithm>

#include "geo/error.hpp"

namespace tryggkarta::import {

namespace {
// World-wide projections in metres that do not measure.
bool is_mercator_of_the_world(int epsg) { return epsg == 3857 || epsg == 3395 || epsg == 900913; }
}  // namespace

int analysis_epsg_for(int file_epsg, place::Position middle) {
  const place::CrsFacts facts = place::facts_of(file_epsg);
  if (facts.metric && !is_mercator_of_the_world(file_epsg)) return file_epsg;
  const place::Position degrees = place::Projection{file_epsg, 4326}.transform(middle);
  return place::utm_zone_at({degrees.x, degrees.y});
}

std::optional<Extent> wide_extent_of(std::span<const casebook::AreaScheme> schemes) {
  Extent extent{1e300, 1e300, -1e300, -1e300};
  for (const auto& scheme : schemes) {
    for (const auto& area : scheme.areas) {
      for (const auto& polygon : area.geometry) {
        for (const place::Metric& vertex : polygon.exterior) {
          extent.west = std::min(extent.west, vertex.east);
          extent.east = std::max(extent.east, vertex.east);
          extent.south = std::min(extent.south, vertex.north);
          extent.north = std::max(extent.north, vertex.north);
        }
      }
    }
  }
  if (extent.west > extent.east) return std::nullopt;
  constexpr double kLeast = 25'000;
  const double wider = std::max({kLeast, (extent.east - extent.west) / 2, (extent.north - extent.south) / 2});
  return Extent{extent.west - wider, extent.south - wider, extent.east + wider, extent.north + wider};
}

}  // namespace tryggkarta::import
