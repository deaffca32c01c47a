#include "geo/place/overlap.hpp"

#include <algorithm>

#include "geo/place/geos_bridge.hpp"

namespace tryggkarta::place {

namespace {

struct Box {
  double west = 1e300, south = 1e300, east = -1e300, north = -1e300;
  bool touches(const Box& other) const {
    return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
  }
};

Box box_of(const MultiPolygon<Metric>& polygons) {
  Box box;
  for (const auto& polygon : polygons) {
    for (const Metric& vertex : polygon.exterior) {
      box.west = std::min(box.west, vertex.east);
      box.east = std::max(box.east, vertex.east);
      box.south = std::min(box.south, vertex.north);
      box.north = std::max(box.north, vertex.north);
    }
  }
  return box;
}

struct PreparedDeleter {
  GEOSContextHandle_t context;
  void operator()(const GEOSPreparedGeometry* prepared) const { GEOSPreparedGeom_destroy_r(context, prepared); }
};
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, PreparedDeleter>;

struct PreparedArea {
  Box box;
  GeosGeometry geometry;
  Prepared prepared;
};

}  // namespace

struct OverlapIndex::Inside {
  GeosContext context;
  std::vector<PreparedArea> areas;

  double shared(const PreparedArea& area, const GEOSGeometry* other) const {
    if (GEOSPreparedIntersects_r(context.handle(), area.prepared.get(), other) != 1) return 0;
    // Nested divisions share their vertices, and a covered child needs no overlay.
    if (GEOSPreparedCovers_r(context.handle(), area.prepared.get(), other) == 1) return area_of(context, other);
    const GeosGeometry common = owned(context, GEOSIntersection_r(context.handle(), area.geometry.get(), other));
    return area_of(context, common.get());
  }
};

OverlapIndex::OverlapIndex(std::span<const MultiPolygon<Metric>> areas) : inside_(std::make_unique<Inside>()) {
  const GEOSContextHandle_t context = inside_->context.handle();
  for (const auto& area : areas) {
    GeosGeometry geometry = to_geos(inside_->context, area);
    Prepared prepared{GEOSPrepare_r(context, geometry.get()), PreparedDeleter{context}};
    inside_->areas.push_back({box_of(area), std::move(geometry), std::move(prepared)});
  }
}

OverlapIndex::~OverlapIndex() = default;

std::vector<Overlap> OverlapIndex::overlaps_of(const MultiPolygon<Metric>& polygons) const {
  const Box box = box_of(polygons);
  const GeosGeometry geometry = to_geos(inside_->context, polygons);
  std::vector<Overlap> overlaps;
  for (std::uint32_t i = 0; i < inside_->areas.size(); ++i) {
    const PreparedArea& area = inside_->areas[i];
    if (!area.box.touches(box)) continue;
    const double shared = inside_->shared(area, geometry.get());
    if (shared > 0) overlaps.push_back({i, shared});
  }
  std::stable_sort(overlaps.begin(), overlaps.end(),
                   [](const Overlap& a, const Overlap& b) { return a.square_metres > b.square_metres; });
  return overlaps;
}

}  // namespace tryggkarta::place
