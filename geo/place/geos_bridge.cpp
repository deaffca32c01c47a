#include "geo/place/geos_bridge.hpp"

#include <vector>

#include "geo/error.hpp"

namespace tryggkarta::place {

namespace {

GEOSGeometry* ring_to_geos(GEOSContextHandle_t context, const Ring<Metric>& ring) {
  std::vector<double> ordinates;
  ordinates.reserve((ring.size() + 1) * 2);
  for (const Metric& vertex : ring) {
    ordinates.push_back(vertex.east);
    ordinates.push_back(vertex.north);
  }
  ordinates.push_back(ring.front().east);
  ordinates.push_back(ring.front().north);
  constexpr int kNoHeight = 0;
  constexpr int kNoMeasure = 0;
  GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(
      context, ordinates.data(), static_cast<unsigned>(ordinates.size() / 2), kNoHeight, kNoMeasure);
  return sequence == nullptr ? nullptr : GEOSGeom_createLinearRing_r(context, sequence);
}

GEOSGeometry* polygon_to_geos(GEOSContextHandle_t context, const Polygon<Metric>& polygon) {
  GEOSGeometry* exterior = ring_to_geos(context, polygon.exterior);
  std::vector<GEOSGeometry*> holes;
  for (const auto& hole : polygon.holes) holes.push_back(ring_to_geos(context, hole));
  return GEOSGeom_createPolygon_r(context, exterior, holes.data(), static_cast<unsigned>(holes.size()));
}

Ring<Metric> ring_from_geos(GEOSContextHandle_t context, const GEOSGeometry* ring) {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context, ring);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(context, sequence, &size);
  std::vector<double> ordinates(std::size_t{size} * 2);
  GEOSCoordSeq_copyToBuffer_r(context, sequence, ordinates.data(), 0, 0);
  Ring<Metric> vertices;
  for (unsigned i = 0; i + 1 < size; ++i) vertices.push_back({ordinates[i * 2], ordinates[i * 2 + 1]});
  return vertices;
}

Polygon<Metric> polygon_from_geos(GEOSContextHandle_t context, const GEOSGeometry* geometry) {
  Polygon<Metric> polygon;
  polygon.exterior = ring_from_geos(context, GEOSGetExteriorRing_r(context, geometry));
  const int holes = GEOSGetNumInteriorRings_r(context, geometry);
  for (int i = 0; i < holes; ++i) {
    polygon.holes.push_back(ring_from_geos(context, GEOSGetInteriorRingN_r(context, geometry, i)));
  }
  return polygon;
}

void add_polygons(GEOSContextHandle_t context, const GEOSGeometry* geometry, MultiPolygon<Metric>& polygons) {
  if (GEOSisEmpty_r(context, geometry) != 0) return;
  const int kind = GEOSGeomTypeId_r(context, geometry);
  if (kind == GEOS_POLYGON) {
    polygons.push_back(polygon_from_geos(context, geometry));
  } else if (kind == GEOS_MULTIPOLYGON || kind == GEOS_GEOMETRYCOLLECTION) {
    const int parts = GEOSGetNumGeometries_r(context, geometry);
    for (int i = 0; i < parts; ++i) add_polygons(context, GEOSGetGeometryN_r(context, geometry, i), polygons);
  }
}

}  // namespace

GeosGeometry owned(const GeosContext& context, GEOSGeometry* geometry) {
  if (geometry == nullptr) throw Error{ErrorKind::broken, "A polygon could not be computed with."};
  return GeosGeometry{geometry, GeosGeometryDeleter{context.handle()}};
}

GeosGeometry to_geos(const GeosContext& context, const MultiPolygon<Metric>& polygons) {
  std::vector<GEOSGeometry*> parts;
  for (const auto& polygon : polygons) parts.push_back(polygon_to_geos(context.handle(), polygon));
  return owned(context, GEOSGeom_createCollection_r(context.handle(), GEOS_MULTIPOLYGON, parts.data(),
                                                    static_cast<unsigned>(parts.size())));
}

MultiPolygon<Metric> polygons_of(const GeosContext& context, const GEOSGeometry* geometry) {
  MultiPolygon<Metric> polygons;
  add_polygons(context.handle(), geometry, polygons);
  return polygons;
}

double area_of(const GeosContext& context, const GEOSGeometry* geometry) {
  double area = 0;
  GEOSArea_r(context.handle(), geometry, &area);
  return area;
}

}  // namespace tryggkarta::place
