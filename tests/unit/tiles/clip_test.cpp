#include <catch2/catch.hpp>

#include <random>

#include "geo/place/ring_tracer.hpp"
#include "geo/tiles/clip.hpp"
#include "tests/support/geos_check.hpp"

using namespace tryggkarta::place;
using namespace tryggkarta::testing;
using tryggkarta::tiles::clip;
using tryggkarta::tiles::clip_line;
using tryggkarta::tiles::Rings;
using tryggkarta::tiles::with_crossings;

namespace {

constexpr GridBox kBox{0, 0, 100, 100};

Rings clipped(const Rings& rings, const GridBox& box = kBox) { return clip(with_crossings(rings, box), box); }

Ring<GridPoint> square(int x, int y, int side) { return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}; }

Ring<GridPoint> turned(Ring<GridPoint> ring) {
  std::reverse(ring.begin(), ring.end());
  return ring;
}

}  // namespace

TEST_CASE("a ring inside stays, a ring outside goes, a ring around becomes the box") {
  CHECK(area_of(clipped({square(10, 10, 20)})) == 400);
  CHECK(clipped({square(200, 200, 20)}).empty());
  const auto all = clipped({square(-50, -50, 300)});
  REQUIRE(all.size() == 1);
  CHECK(all[0].size() == 4);
  CHECK(area_of(all) == 10000);
}

TEST_CASE("a ring that only touches the box along a side from outside leaves nothing") {
  CHECK(clipped({square(100, 20, 50)}).empty());
  CHECK(clipped({square(-50, -50, 50)}).empty());
}

TEST_CASE("a comb leaves its teeth as separate polygons") {
  // Teeth hang from y = -20 into the box.
  const Rings comb{{{-10, -40},
                    {110, -40},
                    {110, -20},
                    {90, -20},
                    {90, 50},
                    {80, 50},
                    {80, -20},
                    {50, -20},
                    {50, 30},
                    {40, 30},
                    {40, -20},
                    {-10, -20}}};
  const auto teeth = clipped(comb);
  REQUIRE(teeth.size() == 2);
  CHECK(area_of(teeth) == 10 * 50 + 10 * 30);
  CHECK(why_invalid(teeth) == "");
}

TEST_CASE("a lake across the edge of the box becomes a bay") {
  const Rings with_lake{square(-100, -100, 300), turned(square(80, 40, 40))};
  const auto rings = clipped(with_lake);
  REQUIRE(rings.size() == 1);
  CHECK(area_of(rings) == 10000 - 20 * 40);
  CHECK(why_invalid(rings) == "");
}

TEST_CASE("a lake inside stays a hole after its exterior, and an island in it an exterior of its own") {
  const Rings rings = clipped({square(-100, -100, 300), turned(square(20, 20, 60)), square(40, 40, 20)});
  REQUIRE(rings.size() == 3);
  CHECK(area_of(rings) == 10000 - 3600 + 400);
  CHECK(why_invalid(rings) == "");
}

TEST_CASE("a ring that touches the edge of the box from inside is cut nowhere") {
  const Rings rings = clipped({{{0, 50}, {50, 20}, {100, 50}, {50, 80}}});
  REQUIRE(rings.size() == 1);
  CHECK(area_of(rings) == 3000);
}

TEST_CASE("random stars: the part in the box has the area that an overlay finds, is valid, and lies in the box") {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    std::mt19937 chance{seed};
    // A star around (50, 50): spikes of different length cross the box many times; simple by construction.
    Ring<GridPoint> star;
    constexpr int kSpikes = 24;
    for (int i = 0; i < kSpikes; ++i) {
      const double angle = 2 * 3.14159265358979 * i / kSpikes;
      const double radius = 2000 + static_cast<double>(chance() % 7000);
      star.push_back({static_cast<std::int32_t>(5000 + radius * std::cos(angle)),
                      static_cast<std::int32_t>(5000 + radius * std::sin(angle))});
    }
    REQUIRE(doubled_area(star) > 0);
    const GridBox box{0, 0, 10000, 10000};
    const Rings noded = with_crossings({star}, box);
    const auto rings = clip(noded, box);
    CHECK(why_invalid(rings) == "");
    CHECK(area_of(rings) == Approx(area_in_box(noded, 0, 0, 10000, 10000)).margin(1e-6));
    CHECK(area_of(rings) == Approx(area_in_box({star}, 0, 0, 10000, 10000)).epsilon(0.001));
    for (const auto& ring : rings) {
      for (const auto& vertex : ring) CHECK((vertex.x >= 0 && vertex.x <= 10000 && vertex.y >= 0 && vertex.y <= 10000));
    }
  }
}

TEST_CASE("a line is cut into the pieces that lie inside") {
  const auto pieces = clip_line({{-50, 50}, {50, 50}, {50, 150}, {70, 150}, {70, 50}}, kBox);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0] == std::vector<GridPoint>{{0, 50}, {50, 50}, {50, 100}});
  CHECK(pieces[1] == std::vector<GridPoint>{{70, 100}, {70, 50}});
  CHECK(clip_line({{-50, -50}, {-10, -10}}, kBox).empty());
}

TEST_CASE("an area cut by way of its boxes is what cutting every edge gives") {
  // A comb of islands with lakes, far longer than a stretch, over boxes inside, across and beyond it.
  GridArea area;
  for (int island = 0; island < 6; ++island) {
    Ring<GridPoint> shore;
    const int west = island * 1000;
    for (int x = 0; x <= 900; x += 10) shore.push_back({west + x, (x / 10) % 2 == 0 ? 0 : 60});
    for (int x = 900; x >= 0; x -= 10) shore.push_back({west + x, (x / 10) % 2 == 0 ? 900 : 960});
    area.rings.push_back(shore);
    area.rings.push_back({{west + 200, 300}, {west + 200, 600}, {west + 600, 600}, {west + 600, 300}});
  }
  put_boxes(area);
  for (const auto& box : {GridBox{-100, -100, 7000, 2000}, GridBox{2450, 100, 3450, 700}, GridBox{150, 250, 450, 1200},
                          GridBox{250, 350, 500, 500}, GridBox{9000, 9000, 9900, 9900}, GridBox{0, 0, 900, 60}}) {
    GridArea cut{with_crossings(area.rings, box)};
    put_boxes(cut);
    const auto outlines = [](Rings rings) {
      for (auto& ring : rings) std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
      std::sort(rings.begin(), rings.end());
      return rings;
    };
    CHECK(outlines(clip(cut, box)) == outlines(clip(cut.rings, box)));
  }
}
