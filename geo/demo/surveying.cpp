#include "geo/demo/surveying.hpp"

#include <cmath>

namespace tryggkarta::demo {

using place::Metric;

double signed_area(const place::Ring<Metric>& ring) {
  double doubled = 0;
  const Metric origin = ring.front();  // near, so that large ordinates do not cost digits
  for (std::size_t here = 0, before = ring.size() - 1; here < ring.size(); before = here++) {
    doubled += (ring[before].east - origin.east) * (ring[here].north - origin.north) -
               (ring[here].east - origin.east) * (ring[before].north - origin.north);
  }
  return doubled / 2;
}

double area_of(const place::MultiPolygon<Metric>& polygons) {
  double sum = 0;
  for (const auto& polygon : polygons) {
    sum += std::abs(signed_area(polygon.exterior));
    for (const auto& hole : polygon.holes) sum -= std::abs(signed_area(hole));
  }
  return sum;
}

bool holds(std::span<const Metric> ring, Metric where) {
  bool inside = false;
  for (std::size_t here = 0, before = ring.size() - 1; here < ring.size(); before = here++) {
    const Metric a = ring[before];
    const Metric b = ring[here];
    if ((a.north > where.north) == (b.north > where.north)) continue;
    if (where.east < a.east + (b.east - a.east) * (where.north - a.north) / (b.north - a.north)) inside = !inside;
  }
  return inside;
}

}  // namespace tryggkarta::demo
