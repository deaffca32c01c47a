#include <algorithm>
#include <map>
#include <utility>

#include "geo/demo/borders.hpp"
#include "geo/demo/surveying.hpp"
#include "geo/error.hpp"

namespace tryggkarta::demo {

namespace {

using place::Metric;
using Line = std::vector<Metric>;
using Ring = place::Ring<Metric>;

/// Lines with the area on their left, found by where they begin.
using LinesByStart = std::map<Metric, Line>;

void add_line(LinesByStart& lines, Line line) {
  const Metric start = line.front();
  if (!lines.emplace(start, std::move(line)).second) {
    throw Error(ErrorKind::broken, "two borders of one area of the demonstration city leave the same corner");
  }
}

/// The lines of an area joined end to start; each line is used once.
std::vector<Ring> rings_of(LinesByStart lines) {
  std::vector<Ring> rings;
  while (!lines.empty()) {
    const Metric start = lines.begin()->first;
    Ring ring;
    Metric here = start;
    do {
      auto node = lines.extract(here);
      if (node.empty()) throw Error(ErrorKind::broken, "a border of the demonstration city ends in nothing");
      const Line& line = node.mapped();
      ring.insert(ring.end(), line.begin(), line.end() - 1);
      here = line.back();
    } while (here != start);
    rings.push_back(std::move(ring));
  }
  return rings;
}

place::MultiPolygon<Metric> polygons_of(std::vector<Ring> rings) {
  std::stable_sort(rings.begin(), rings.end(),
                   [](const Ring& a, const Ring& b) { return signed_area(a) > signed_area(b); });
  place::MultiPolygon<Metric> polygons;
  for (Ring& ring : rings) {
    if (signed_area(ring) > 0) {
      polygons.push_back({std::move(ring), {}});
      continue;
    }
    // The smallest exterior around it: the last one, since they are sorted.
    const auto around = std::find_if(polygons.rbegin(), polygons.rend(),
                                     [&](const auto& polygon) { return holds(polygon.exterior, ring.front()); });
    if (around == polygons.rend())
      throw Error(ErrorKind::broken, "a hole of the demonstration city has nothing around it");
    around->holes.push_back(std::move(ring));
  }
  return polygons;
}

}  // namespace

std::vector<place::MultiPolygon<Metric>> merged_areas(std::span<const Border> borders, std::span<const int> group_of,
                                                      std::size_t groups) {
  std::vector<LinesByStart> lines(groups);
  for (const Border& border : borders) {
    const int left = group_of[border.left];
    const int right = group_of[border.right];
    if (left == right) continue;
    if (left >= 0) add_line(lines[static_cast<std::size_t>(left)], border.line);
    if (right >= 0) add_line(lines[static_cast<std::size_t>(right)], Line(border.line.rbegin(), border.line.rend()));
  }
  std::vector<place::MultiPolygon<Metric>> areas;
  areas.reserve(groups);
  for (LinesByStart& each : lines) areas.push_back(polygons_of(rings_of(std::move(each))));
  return areas;
}

}  // namespace tryggkarta::demo
