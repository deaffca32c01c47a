#include "server/inside/cell_place.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/place/hilbert.hpp"

namespace tryggkarta::inside {

namespace {

using place::LonLat;

constexpr std::size_t kReadable = 150;

const published::Scheme* naming_scheme(const std::vector<published::Scheme>& schemes) {
  const published::Scheme* chosen = nullptr;
  for (const published::Scheme& scheme : schemes) {
    const bool is_better = chosen == nullptr || (scheme.level > chosen->level && scheme.areas.size() <= kReadable) ||
                           (chosen->areas.size() > kReadable && scheme.areas.size() < chosen->areas.size());
    if (is_better) chosen = &scheme;
  }
  return chosen;
}

/// How many edges of a ring a ray to the east passes.
std::size_t edges_east_of(const place::Ring<LonLat>& ring, LonLat where) {
  std::size_t edges = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LonLat a = ring[i];
    const LonLat b = ring[(i + 1) % ring.size()];
    if ((a.lat > where.lat) == (b.lat > where.lat)) continue;
    if (where.lon < a.lon + (where.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)) ++edges;
  }
  return edges;
}

/// An odd number of edges passed means inside, holes included.
bool holds(const place::MultiPolygon<LonLat>& polygons, LonLat where) {
  std::size_t edges = 0;
  for (const auto& polygon : polygons) {
    edges += edges_east_of(polygon.exterior, where);
    for (const auto& hole : polygon.holes) edges += edges_east_of(hole, where);
  }
  return edges % 2 == 1;
}

double to_five_decimals(double degrees) { return std::round(degrees * 1e5) / 1e5; }

}  // namespace

LonLat middle_of(const analysis::StudyNet::Cell& cell) {
  std::uint64_t x = 0;
  std::uint64_t y = 0;
  for (const place::WorldPoint& corner : cell.corners) {
    x += corner.x;
    y += corner.y;
  }
  const auto where = place::lon_lat_at({static_cast<std::uint32_t>(x / 4), static_cast<std::uint32_t>(y / 4)});
  return {to_five_decimals(where.lon), to_five_decimals(where.lat)};
}

CellPlaces::CellPlaces(const analysis::Readied& ready) {
  const published::Scheme* scheme = naming_scheme(ready.schemes);
  if (scheme == nullptr) return;
  constexpr double kFar = std::numeric_limits<double>::infinity();
  for (const published::Area& area : scheme->areas) {
    Box box{&area, {kFar, kFar}, {-kFar, -kFar}};
    for (const auto& polygon : area.geometry) {
      for (const LonLat& point : polygon.exterior) {
        box.least = {std::min(box.least.lon, point.lon), std::min(box.least.lat, point.lat)};
        box.most = {std::max(box.most.lon, point.lon), std::max(box.most.lat, point.lat)};
      }
    }
    boxes_.push_back(box);
  }
}

std::string_view CellPlaces::area_at(LonLat where) const {
  for (const Box& box : boxes_) {
    const bool is_near = where.lon >= box.least.lon && where.lon <= box.most.lon && where.lat >= box.least.lat &&
                         where.lat <= box.most.lat;
    if (is_near && holds(box.area->geometry, where)) return box.area->name;
  }
  return {};
}

}  // namespace tryggkarta::inside
