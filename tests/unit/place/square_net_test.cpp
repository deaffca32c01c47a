#include "geo/place/square_net.hpp"

#include <catch2/catch.hpp>

#include "geo/place/local_transform.hpp"

using namespace tryggkarta::place;

TEST_CASE("cells are named as SCB names them: easting and northing of the south-west corner") {
  // Gustaf Adolfs torg in SWEREF 99 TM, to the metre.
  const Position square{319'207, 6'400'094};
  CHECK(id_of(cell_at(square, CellSide::quarter_kilometre), CellSide::quarter_kilometre) == "3190006400000");
  CHECK(id_of(cell_at({319'250, 6'399'999}, CellSide::quarter_kilometre), CellSide::quarter_kilometre) ==
        "3192506399750");
  CHECK(id_of(cell_at(square, CellSide::kilometre), CellSide::kilometre) == "3190006400000");
}

TEST_CASE("a packed cell comes back, and its kilometre holds it") {
  const NetCell cell = cell_at({319'999, 6'400'750}, CellSide::quarter_kilometre);
  const auto bits = packed(cell);
  REQUIRE(bits);
  CHECK(unpacked(*bits, CellSide::quarter_kilometre) == cell);
  CHECK(id_of(unpacked(*bits, CellSide::kilometre), CellSide::kilometre) == "3190006400000");
  CHECK_FALSE(packed({-1, 5}));
  CHECK_FALSE(packed({9'000, 5}));
}

TEST_CASE("the net is SCB's in every zone of SWEREF 99 and the store's own elsewhere") {
  CHECK(net_epsg(3007) == 3006);
  CHECK(net_epsg(3006) == 3006);
  CHECK(net_epsg(27700) == 27700);
}

TEST_CASE("a local transformation is within a centimetre of the exact one") {
  const auto [from, to] = GENERATE(table<int, int>({{3007, 3857}, {3007, 3006}, {3006, 3857}, {32633, 3857}}));
  const double middle_east = from == 3007 ? 148'000 : 320'000;
  LocalTransform local{from, to};
  const Projection exact{from, to};
  for (int i = 0; i < 2'000; ++i) {
    const Metric where{middle_east + i * 17.31, 6'400'000 - i * 23.17};
    const Position expected = exact.transform(Position{where.east, where.north});
    const Position got = local(where);
    CHECK(std::abs(got.x - expected.x) < 0.01);
    CHECK(std::abs(got.y - expected.y) < 0.01);
  }
}
