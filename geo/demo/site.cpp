#include "geo/demo/site.hpp"

#include <array>

#include "geo/demo/hot_places.hpp"
#include "geo/demo/noise.hpp"

namespace tryggkarta::demo {

namespace {

using place::Metric;

constexpr NoiseLayer kUneven{260, 60};

// A quarter of a circle in six steps, so that no sine is needed: they differ between machines in the last digit.
constexpr std::array<Offset, 6> kQuarter{
    {{1, 0}, {0.9659, 0.2588}, {0.8660, 0.5}, {0.7071, 0.7071}, {0.5, 0.8660}, {0.2588, 0.9659}}};

Offset turned(Offset offset, int quarters) {
  for (int turn = 0; turn < quarters; ++turn) offset = {-offset.north, offset.east};
  return offset;
}

}  // namespace

Metric point_at(std::string_view name, Offset offset) {
  const Metric centre = hot_place(name).at;
  return {centre.east + offset.east, centre.north + offset.north};
}

place::MultiLine<Metric> line_at(std::string_view name, std::initializer_list<Offset> offsets) {
  std::vector<Metric> line;
  for (const Offset& offset : offsets) line.push_back(point_at(name, offset));
  return {line};
}

place::MultiPolygon<Metric> area_at(std::string_view name, Offset reach) {
  place::Ring<Metric> ring;
  for (int quarter = 0; quarter < 4; ++quarter) {
    for (const Offset& step : kQuarter) {
      const Offset around = turned(step, quarter);
      const Metric even = point_at(name, {around.east * reach.east, around.north * reach.north});
      const double share = 1 + 0.16 * noise_at(even, kUneven);
      ring.push_back(point_at(name, {around.east * reach.east * share, around.north * reach.north * share}));
    }
  }
  return {{ring, {}}};
}

}  // namespace tryggkarta::demo
