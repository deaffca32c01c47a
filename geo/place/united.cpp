#include "geo/place/united.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "geo/place/geos_bridge.hpp"
#include "geo/place/repair.hpp"

namespace tryggkarta::place {

namespace {

/// As many of the polygons, the largest first, as have no more vertices than that.
void keep_the_largest(MultiPolygon<Metric>& polygons, std::size_t most_vertices) {
  std::vector<std::pair<double, Polygon<Metric>>> by_ground;
  for (auto& polygon : polygons) by_ground.emplace_back(square_metres({polygon}), std::move(polygon));
  std::stable_sort(by_ground.begin(), by_ground.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  polygons.clear();
  std::size_t vertices = 0;
  for (auto& [ground, polygon] : by_ground) {
    vertices += vertices_in({polygon});
    if (vertices > most_vertices) return;
    polygons.push_back(std::move(polygon));
  }
}

}  // namespace

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
  for (double metres = 1; metres <= kCoarsest && vertices_in(polygons) > most_vertices; metres *= 4) {
    const GeosGeometry simpler = owned(context, GEOSTopologyPreserveSimplify_r(context.handle(), whole.get(), metres));
    // Each stays valid by itself, and may come to lie over a neighbour.
    polygons = repair(polygons_of(context, simpler.get())).polygons;
  }
  if (vertices_in(polygons) > most_vertices) keep_the_largest(polygons, most_vertices);
  return polygons;
}

}  // namespace tryggkarta::place
