#include "geo/place/repair.hpp"

#include <cmath>
#include <utility>

#include "geo/place/geos_bridge.hpp"

namespace tryggkarta::place {

namespace {

double enclosed(const Ring<Metric>& ring) {
  // Relative to the first vertex, so that large northings do not eat the digits.
  const Metric origin = ring.front();
  double doubled = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Metric& a = ring[i];
    const Metric& b = ring[i + 1 == ring.size() ? 0 : i + 1];
    doubled += (a.east - origin.east) * (b.north - origin.north) - (b.east - origin.east) * (a.north - origin.north);
  }
  return std::abs(doubled) / 2;
}

}  // namespace

double square_metres(const MultiPolygon<Metric>& polygons) {
  double total = 0;
  for (const auto& polygon : polygons) {
    total += enclosed(polygon.exterior);
    for (const auto& hole : polygon.holes) total -= enclosed(hole);
  }
  return total;
}

Repaired repair(MultiPolygon<Metric> polygons) {
  Repaired repaired;
  repaired.square_metres_before = square_metres(polygons);
  const GeosContext context;
  const GeosGeometry geometry = to_geos(context, polygons);
  char* reason = nullptr;
  GEOSGeometry* location = nullptr;
  const char valid = GEOSisValidDetail_r(context.handle(), geometry.get(), 0, &reason, &location);
  if (valid == 1) {
    repaired.square_metres_after = repaired.square_metres_before;
    repaired.polygons = std::move(polygons);
    return repaired;
  }
  repaired.changed = true;
  if (reason != nullptr) {
    repaired.reason = reason;
    GEOSFree_r(context.handle(), reason);
  }
  if (location != nullptr) {
    const GeosGeometry point = owned(context, location);
    GEOSGeomGetX_r(context.handle(), point.get(), &repaired.where.east);
    GEOSGeomGetY_r(context.handle(), point.get(), &repaired.where.north);
  }
  const GeosGeometry mended = owned(context, GEOSMakeValid_r(context.handle(), geometry.get()));
  repaired.polygons = polygons_of(context, mended.get());
  repaired.square_metres_after = square_metres(repaired.polygons);
  return repaired;
}

}  // namespace tryggkarta::place
