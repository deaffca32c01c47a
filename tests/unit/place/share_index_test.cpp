#include "geo/place/share_index.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace tryggkarta::place;

namespace {

MultiPolygon<Metric> box(double west, double east) { return {{{{west, 0}, {east, 0}, {east, 100}, {west, 100}}, {}}}; }

}  // namespace

TEST_CASE("a shape's share is of its ground, of its length, or of the point itself") {
  const std::vector<MultiPolygon<Metric>> areas{box(0, 100), box(100, 200)};
  const ShareIndex index{areas};
  CHECK(index.share_of(box(50, 150)) == Approx(1));
  CHECK(index.share_of(box(150, 250)) == Approx(0.5));
  CHECK(index.share_of(box(300, 400)) == 0);
  CHECK(index.share_of(MultiLine<Metric>{{{150, 50}, {250, 50}}}) == Approx(0.5));
  CHECK(index.share_of(MultiLine<Metric>{{{50, 50}, {150, 50}}, {{250, 50}, {350, 50}}}) == Approx(0.5));
  CHECK(index.share_of(Metric{150, 50}) == 1);
  CHECK(index.share_of(Metric{250, 50}) == 0);
}

TEST_CASE("a hole is no ground of an area, nor of a shape") {
  auto ring = box(0, 100);
  ring[0].holes.push_back({{25, 25}, {75, 25}, {75, 75}, {25, 75}});
  const std::vector<MultiPolygon<Metric>> areas{ring};
  const ShareIndex index{areas};
  CHECK(index.share_of(Metric{50, 50}) == 0);
  CHECK(index.share_of(box(0, 100)) == Approx(0.75));
  CHECK(index.share_of(ring) == Approx(1));
}

TEST_CASE("in no areas, and of no length or ground, there is no share") {
  CHECK(ShareIndex{{}}.share_of(Metric{0, 0}) == 0);
  const std::vector<MultiPolygon<Metric>> areas{box(0, 100)};
  CHECK(ShareIndex{areas}.share_of(MultiLine<Metric>{{{5, 5}, {5, 5}}}) == 0);
  CHECK(ShareIndex{areas}.share_of(MultiPolygon<Metric>{}) == 0);
}
