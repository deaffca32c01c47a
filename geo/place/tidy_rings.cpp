#include "geo/place/tidy_rings.hpp"

#include <algorithm>
#include <cmath>

#include "geo/place/geos_bridge.hpp"
#include "geo/place/ring_tracer.hpp"

namespace tryggkarta::place {

namespace {

constexpr double kWholeUnits = 1.0;

Ring<Metric> to_metric(const Ring<GridPoint>& ring) {
  Ring<Metric> out;
  out.reserve(ring.size());
  for (const GridPoint& vertex : ring) out.push_back({static_cast<double>(vertex.x), static_cast<double>(vertex.y)});
  return out;
}

Ring<GridPoint> to_grid_ring(const Ring<Metric>& ring) {
  Ring<GridPoint> out;
  out.reserve(ring.size());
  for (const Metric& vertex : ring) {
    const GridPoint point{static_cast<std::int32_t>(std::lround(vertex.east)),
                          static_cast<std::int32_t>(std::lround(vertex.north))};
    if (out.empty() || out.back() != point) out.push_back(point);
  }
  while (out.size() > 1 && out.front() == out.back()) out.pop_back();
  return out;
}

/// Turns the ring to have its area on the wanted side; false where it has none.
bool orient(Ring<GridPoint>& ring, bool positive) {
  const std::int64_t area = ring.size() < 3 ? 0 : doubled_area(ring);
  if (area == 0) return false;
  if ((area > 0) != positive) std::reverse(ring.begin(), ring.end());
  return true;
}

void append_oriented(Polygon<GridPoint> polygon, GridRings& rings) {
  if (!orient(polygon.exterior, true)) return;
  rings.push_back(std::move(polygon.exterior));
  for (auto& hole : polygon.holes) {
    if (orient(hole, false)) rings.push_back(std::move(hole));
  }
}

std::vector<MultiPolygon<Metric>> polygons_from(const GridRings& rings) {
  std::vector<MultiPolygon<Metric>> polygons;
  for (const auto& ring : rings) {
    if (doubled_area(ring) > 0) {
      polygons.push_back({{to_metric(ring), {}}});
    } else if (!polygons.empty()) {
      polygons.back().front().holes.push_back(to_metric(ring));
    }
  }
  return polygons;
}

GridRings rings_from(const MultiPolygon<Metric>& polygons) {
  GridRings rings;
  for (const auto& polygon : polygons) {
    Polygon<GridPoint> on_grid{to_grid_ring(polygon.exterior), {}};
    for (const auto& hole : polygon.holes) on_grid.holes.push_back(to_grid_ring(hole));
    append_oriented(std::move(on_grid), rings);
  }
  return rings;
}

bool is_valid(const GeosContext& geos, const GEOSGeometry* geometry) {
  return GEOSisValid_r(geos.handle(), geometry) == 1;
}

/// GEOSUnaryUnionPrec rounds at each of its many steps; rounding once is several times faster, and nearly always works.
GeosGeometry merged_on_grid(const GeosContext& geos, const GEOSGeometry* polygons) {
  constexpr int kValidOutput = 0;
  GEOSGeometry* merged = GEOSUnaryUnion_r(geos.handle(), polygons);
  if (merged == nullptr) return owned(geos, GEOSUnaryUnionPrec_r(geos.handle(), polygons, kWholeUnits));
  const auto exact = owned(geos, merged);
  return owned(geos, GEOSGeom_setPrecision_r(geos.handle(), exact.get(), kWholeUnits, kValidOutput));
}

}  // namespace

GridRings oriented(const MultiPolygon<GridPoint>& polygons) {
  GridRings rings;
  for (const auto& polygon : polygons) append_oriented(polygon, rings);
  return rings;
}

GridRings tidied(const GridRings& rings) {
  if (rings.empty()) return {};
  const GeosContext geos;
  const auto polygons = polygons_from(rings);
  MultiPolygon<Metric> mended;
  bool all_valid = true;
  for (const auto& polygon : polygons) {
    auto geometry = to_geos(geos, polygon);
    if (!is_valid(geos, geometry.get())) {
      all_valid = false;
      geometry = owned(geos, GEOSMakeValid_r(geos.handle(), geometry.get()));
    }
    auto parts = polygons_of(geos, geometry.get());
    std::move(parts.begin(), parts.end(), std::back_inserter(mended));
  }
  if (all_valid && polygons.size() == 1) return rings;
  const auto together = to_geos(geos, mended);
  if (all_valid && is_valid(geos, together.get())) return rings;
  return rings_from(polygons_of(geos, merged_on_grid(geos, together.get()).get()));
}

}  // namespace tryggkarta::place
