#include <random>

#include <catch2/catch.hpp>

#include "geo/place/ring_tracer.hpp"
#include "geo/place/tidy_rings.hpp"
#include "tests/support/geos_check.hpp"

using namespace tryggkarta::place;
using tryggkarta::testing::area_of;
using tryggkarta::testing::union_area;
using tryggkarta::testing::why_invalid;

namespace {

Ring<GridPoint> square(std::int32_t x, std::int32_t y, std::int32_t side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
}

}  // namespace

TEST_CASE("rings are turned: exteriors to positive area, holes to negative") {
  const Ring<GridPoint> wrong{{0, 0}, {0, 10}, {10, 10}, {10, 0}};
  const auto rings = oriented({{wrong, {square(2, 2, 4)}}});
  REQUIRE(rings.size() == 2);
  CHECK(doubled_area(rings[0]) == 200);
  CHECK(doubled_area(rings[1]) == -32);
}

TEST_CASE("a ring without area is left out, with its holes") {
  CHECK(oriented({{{{0, 0}, {10, 0}, {20, 0}}, {square(2, 2, 4)}}}).empty());
}

TEST_CASE("what is valid comes back as it is") {
  const GridRings rings{square(0, 0, 10), square(20, 0, 10)};
  CHECK(tidied(rings) == rings);
}

TEST_CASE("overlapping and adjacent squares become one") {
  const auto rings = tidied({square(0, 0, 10), square(5, 0, 10), square(15, 0, 10)});
  REQUIRE(rings.size() == 1);
  CHECK(area_of(rings) == 250);
}

TEST_CASE("a bow tie becomes two triangles that meet at a whole unit") {
  const auto rings = tidied(oriented({{{{0, 0}, {11, 11}, {11, 0}, {0, 10}}, {}}}));
  CHECK(why_invalid(rings) == "");
  CHECK(rings.size() == 2);
}

TEST_CASE("rings of chance become valid polygons, whatever crosses what") {
  std::mt19937_64 chance{20261124};
  std::uniform_int_distribution<std::int32_t> unit{0, 60};
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    MultiPolygon<GridPoint> polygons;
    for (int i = 0; i < 4; ++i) {
      auto& polygon = polygons.emplace_back();
      for (int corner = 0; corner < 7; ++corner) polygon.exterior.push_back({unit(chance), unit(chance)});
    }
    const auto rings = tidied(oriented(polygons));
    CHECK(why_invalid(rings) == "");
    CHECK(tidied(rings) == rings);
  }
}
