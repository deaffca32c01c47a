#include "geo/place/united.hpp"

#include "geo/place/geos_bridge.hpp"

namespace tryggkarta::place {

std::size_t vertices_in(const MultiPolygon<Metric>& polygons) {
  std::size_t count = 0;
  for (const auto& polygon : polygons) {
    count += polygon.exterior.size();
    for (const auto& hole : polygon.holes) count += hole.size();
  }
  return count;
}

MultiPolygon<Metric> united(std::span<const MultiPolygon<Metric>> parts, std::size_t most_vertices) {
  MultiPolygon<Metric> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  if (all.empty()) return all;
  const GeosContext context;
  const GeosGeometry separate = to_geos(context, all);
  const GeosGeometry whole = owned(context, GEOSUnaryUnion_r(context.handle(), separate.get()));
  MultiPolygon<Metric> polygons = polygons_of(context, whole.get());
  constexpr double kCoarsest = 64;
  for (double metres = 1; metres <= kCoarsest && vertices_in(polygons) > most_vertices; metres *= 2) {
    const GeosGeometry simpler = owned(context, GEOSTopologyPreserveSimplify_r(context.handle(), whole.get(), metres));
    polygons = polygons_of(context, simpler.get());
  }
  return polygons;
}

}  // namespace tryggkarta::place
