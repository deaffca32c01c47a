#include "geo/place/united.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>
#include <vector>

#include "geo/place/repair.hpp"

using namespace tryggkarta::place;

namespace {

MultiPolygon<Metric> square(double west, double side) {
  return {{{{west, 0}, {west + side, 0}, {west + side, side}, {west, side}}, {}}};
}

MultiPolygon<Metric> disc(Metric middle, double radius, int vertices) {
  Polygon<Metric> polygon;
  for (int i = 0; i < vertices; ++i) {
    const double turn = 2 * std::numbers::pi * i / vertices;
    polygon.exterior.push_back({middle.east + radius * std::cos(turn), middle.north + radius * std::sin(turn)});
  }
  return {polygon};
}

}  // namespace

TEST_CASE("neighbours become one polygon, and those apart stay two") {
  const std::vector<MultiPolygon<Metric>> neighbours{square(0, 10), square(10, 10)};
  CHECK(united(neighbours, 100).size() == 1);
  CHECK(square_metres(united(neighbours, 100)) == Approx(200));
  const std::vector<MultiPolygon<Metric>> apart{square(0, 10), square(20, 10)};
  CHECK(united(apart, 100).size() == 2);
  CHECK(united({}, 100).empty());
}

TEST_CASE("too many vertices are simplified no more than they have to be") {
  const std::vector<MultiPolygon<Metric>> parts{disc({0, 0}, 5'000, 4'000)};
  CHECK(vertices_in(united(parts, 4'000)) == 4'000);
  const auto simpler = united(parts, 500);
  CHECK(vertices_in(simpler) <= 500);
  CHECK(square_metres(simpler) == Approx(square_metres(parts[0])).epsilon(0.001));
  CHECK_FALSE(repair(simpler).changed);
}

TEST_CASE("where simplifying is not enough the smallest islands are left out") {
  std::vector<MultiPolygon<Metric>> parts{square(0, 10'000)};
  for (int i = 0; i < 50; ++i) parts.push_back(square(20'000 + i * 1'000, 100 + i));
  const auto whole = united(parts, 40);
  CHECK(vertices_in(whole) <= 40);
  CHECK(whole.size() == 10);
  CHECK(square_metres({whole.front()}) == Approx(1e8));
  CHECK(square_metres({whole.back()}) == Approx(141. * 141));
}
