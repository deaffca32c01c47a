#include <algorithm>

#include <catch2/catch.hpp>

#include "geo/place/simplify.hpp"

using namespace tryggkarta::place;

using Line = std::vector<GridPoint>;

TEST_CASE("a corner that stands out less than the threshold goes, the ends stay") {
  CHECK(simplified_line({{0, 0}, {50, 1}, {100, 0}}, 60) == Line{{0, 0}, {100, 0}});
}

TEST_CASE("a corner that stands out more stays") {
  CHECK(simplified_line({{0, 0}, {50, 2}, {100, 0}}, 60) == Line{{0, 0}, {50, 2}, {100, 0}});
}

TEST_CASE("a vertex that is there twice is there once, whatever the threshold") {
  CHECK(simplified_line({{0, 0}, {0, 0}, {50, 20}, {50, 20}, {100, 0}}, 0) == Line{{0, 0}, {50, 20}, {100, 0}});
}

TEST_CASE("nothing is left of a line without length") {
  CHECK(simplified_line({{5, 5}, {5, 5}}, 1).empty());
  CHECK(simplified_line({{5, 5}}, 1).empty());
  CHECK(simplified_line({{5, 5}, {6, 5}, {5, 5}}, 1).empty());
}

TEST_CASE("a ring keeps three vertices, whatever the threshold") {
  CHECK(simplified_ring({{0, 0}, {10, 0}, {10, 10}, {0, 10}}, 1e9).size() == 3);
}

TEST_CASE("a ring loses the same vertices wherever it begins") {
  const Ring<GridPoint> ring{{0, 0}, {30, 2}, {60, 0}, {100, 3}, {104, 60}, {100, 100}, {40, 103}, {0, 100}};
  auto expected = simplified_ring(ring, 200);
  std::sort(expected.begin(), expected.end());
  for (std::size_t first = 1; first < ring.size(); ++first) {
    auto turned = ring;
    std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(first), turned.end());
    auto kept = simplified_ring(turned, 200);
    std::sort(kept.begin(), kept.end());
    CHECK(kept == expected);
  }
}
