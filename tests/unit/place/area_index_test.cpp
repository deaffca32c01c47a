#include <catch2/catch.hpp>

#include <cmath>
#include <random>

#include "geo/place/area_index.hpp"
#include "geo/place/edge_bands.hpp"
#include "geo/place/label_point.hpp"

using namespace tryggkarta::place;

namespace {

MultiPolygon<Metric> box(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}}, {}}};
}

}  // namespace

TEST_CASE("a point on a shared border lies in exactly one area") {
  const std::vector areas{box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 10, 20, 20)};
  const AreaIndex index{areas};
  for (const Metric point : {Metric{10, 5}, Metric{10, 0}, Metric{5, 10}, Metric{10, 10}, Metric{15, 10}}) {
    INFO(point.east << " " << point.north);
    int holders = 0;
    for (const auto& area : areas) holders += AreaIndex{std::span{&area, 1}}.area_at(point).has_value() ? 1 : 0;
    CHECK(holders == 1);
    CHECK(index.area_at(point).has_value());
  }
}

TEST_CASE("on a slanted border with vertices on neither side's grid each point still has one owner") {
  const Metric a{0.1, 0.3};
  const Metric b{7.7, 9.9};
  const std::vector<MultiPolygon<Metric>> areas{{{{{-10, -10}, a, b, {-10, 20}}, {}}},
                                                {{{{-10, -10}, {20, -10}, {20, 20}, {-10, 20}, b, a}, {}}}};
  for (int i = 0; i <= 1000; ++i) {
    const double share = i / 1000.0;
    const Metric on_border{a.east + share * (b.east - a.east), a.north + share * (b.north - a.north)};
    int holders = 0;
    for (const auto& area : areas) holders += AreaIndex{std::span{&area, 1}}.area_at(on_border).has_value() ? 1 : 0;
    CHECK(holders == 1);
  }
}

TEST_CASE("a lake is outside, an island in it inside, and beyond the city there is nothing") {
  MultiPolygon<Metric> ring_and_island = box(0, 0, 100, 100);
  ring_and_island[0].holes.push_back({{20, 20}, {80, 20}, {80, 80}, {20, 80}});
  ring_and_island.push_back(box(40, 40, 60, 60)[0]);
  const AreaIndex index{std::span{&ring_and_island, 1}};
  CHECK(index.area_at({10, 50}) == 0U);
  CHECK_FALSE(index.area_at({30, 50}));
  CHECK(index.area_at({50, 50}) == 0U);
  CHECK_FALSE(index.area_at({150, 50}));
  CHECK_FALSE(index.area_at({std::numeric_limits<double>::infinity(), 50}));
  CHECK_FALSE(index.area_at({std::numeric_limits<double>::quiet_NaN(), 50}));
}

TEST_CASE("the raster answers as the edges do, at random places and on the borders") {
  // A star of thin rays: most cells are crossed, some by several borders.
  std::vector<MultiPolygon<Metric>> areas;
  constexpr int kRays = 60;
  const auto at = [](double turn, double length) { return Metric{length * std::cos(turn), length * std::sin(turn)}; };
  for (int ray = 0; ray < kRays; ++ray) {
    const double turn = ray * 6.283185307 / kRays;
    const double next = (ray + 1) * 6.283185307 / kRays;
    areas.push_back({{{{0, 0}, at(turn, 1000), at(next, 1000)}, {}}});
  }
  const AreaIndex index{areas};
  std::vector<AreaEdge> edges;
  MetricBox box;
  for (std::uint32_t area = 0; area < areas.size(); ++area) {
    const auto& ring = areas[area][0].exterior;
    for (std::size_t i = 0; i < ring.size(); ++i) edges.push_back({ring[i], ring[(i + 1) % ring.size()], area});
    for (const Metric vertex : ring) box.add(vertex);
  }
  const EdgeBands exact{edges, box};
  std::mt19937_64 chance{7};
  std::uniform_real_distribution<double> anywhere{-1000, 1000};
  for (int i = 0; i < 200'000; ++i) {
    const double share = std::abs(anywhere(chance)) / 1000;
    const Metric on_ray = at((i % kRays) * 6.283185307 / kRays, 1000 * share);
    const Metric point = i % 4 == 0 ? on_ray : Metric{anywhere(chance), anywhere(chance)};
    if (!box.holds(point)) continue;
    if (index.area_at(point) != exact.area_at(point)) FAIL("differs at " << point.east << " " << point.north);
  }
  SUCCEED();
}

TEST_CASE("no areas, no answer") { CHECK_FALSE(AreaIndex{{}}.area_at({0, 0})); }

TEST_CASE("a label stands deep inside the largest part, also where the middle is outside") {
  // A horseshoe and a small box: the middle of the horseshoe's box is not in it.
  MultiPolygon<Metric> shape{{{{0, 0}, {100, 0}, {100, 100}, {70, 100}, {70, 30}, {30, 30}, {30, 100}, {0, 100}}, {}}};
  shape.push_back(box(200, 200, 210, 210)[0]);
  const Metric label = label_point(shape);
  const AreaIndex index{std::span{&shape, 1}};
  CHECK(index.area_at(label) == 0U);
  CHECK(label.east < 150);
  for (const auto& [dx, dy] : {std::pair{12.0, 0.0}, {-12.0, 0.0}, {0.0, 12.0}, {0.0, -12.0}}) {
    CHECK(index.area_at({label.east + dx, label.north + dy}) == 0U);
  }
}
