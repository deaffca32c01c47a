#include "geo/place/label_point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

#include "geo/error.hpp"

namespace tryggkarta::place {

namespace {

double doubled_area(const Ring<Metric>& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Metric& a = ring[i];
    const Metric& b = ring[(i + 1) % ring.size()];
    sum += (a.east - ring[0].east) * (b.north - ring[0].north) - (b.east - ring[0].east) * (a.north - ring[0].north);
  }
  return std::abs(sum);
}

double squared_distance(Metric point, Metric a, Metric b) {
  const double along_east = b.east - a.east;
  const double along_north = b.north - a.north;
  const double length = along_east * along_east + along_north * along_north;
  double share = 0;
  if (length > 0) {
    share = std::clamp(((point.east - a.east) * along_east + (point.north - a.north) * along_north) / length, 0.0, 1.0);
  }
  const double east = point.east - (a.east + share * along_east);
  const double north = point.north - (a.north + share * along_north);
  return east * east + north * north;
}

/// Distance to the border, negative outside.
double depth(Metric point, const Polygon<Metric>& polygon) {
  bool inside = false;
  double nearest = std::numeric_limits<double>::infinity();
  const auto look_at = [&](const Ring<Metric>& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Metric& a = ring[i];
      const Metric& b = ring[(i + 1) % ring.size()];
      if ((a.north > point.north) != (b.north > point.north) &&
          point.east < (b.east - a.east) * (point.north - a.north) / (b.north - a.north) + a.east) {
        inside = !inside;
      }
      nearest = std::min(nearest, squared_distance(point, a, b));
    }
  };
  look_at(polygon.exterior);
  for (const auto& hole : polygon.holes) look_at(hole);
  return (inside ? 1 : -1) * std::sqrt(nearest);
}

struct Cell {
  Metric centre;
  double half;
  double depth_at_centre;
  double best_possible() const { return depth_at_centre + half * std::sqrt(2.0); }
  friend bool operator<(const Cell& a, const Cell& b) { return a.best_possible() < b.best_possible(); }
};

}  // namespace

Metric label_point(const MultiPolygon<Metric>& polygons) {
  if (polygons.empty()) throw Error{ErrorKind::broken, "An area without any part has no place for its name."};
  const auto& part = *std::max_element(polygons.begin(), polygons.end(), [](const auto& a, const auto& b) {
    return doubled_area(a.exterior) < doubled_area(b.exterior);
  });
  Metric low = part.exterior.front();
  Metric high = low;
  for (const Metric& vertex : part.exterior) {
    low = {std::min(low.east, vertex.east), std::min(low.north, vertex.north)};
    high = {std::max(high.east, vertex.east), std::max(high.north, vertex.north)};
  }
  const double width = std::max(high.east - low.east, high.north - low.north);
  const auto cell_at = [&](Metric centre, double half) { return Cell{centre, half, depth(centre, part)}; };
  // Quadtree search: halve the cell that could still hold the deepest point.
  std::priority_queue<Cell> open;
  open.push(cell_at({(low.east + high.east) / 2, (low.north + high.north) / 2}, width / 2));
  Cell best = open.top();
  while (!open.empty() && open.top().best_possible() > best.depth_at_centre + width / 50) {
    const Cell cell = open.top();
    open.pop();
    if (cell.depth_at_centre > best.depth_at_centre) best = cell;
    const double quarter = cell.half / 2;
    for (const double east : {-quarter, quarter}) {
      for (const double north : {-quarter, quarter}) {
        open.push(cell_at({cell.centre.east + east, cell.centre.north + north}, quarter));
      }
    }
  }
  return best.depth_at_centre > 0 ? best.centre : part.exterior.front();
}

}  // namespace tryggkarta::place
