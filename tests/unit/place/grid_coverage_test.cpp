#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "geo/place/grid_coverage.hpp"
#include "geo/place/ring_tracer.hpp"
#include "tests/support/geos_check.hpp"
#include "tests/support/wiggly_city.hpp"

using namespace tryggkarta::place;
using namespace tryggkarta::testing;

namespace {

double total_area(const std::vector<GridArea>& areas) {
  double sum = 0;
  for (const auto& area : areas) sum += area_of(area.rings);
  return sum;
}

std::vector<IntegerRings> rings_of(const std::vector<GridArea>& areas) {
  std::vector<IntegerRings> all;
  for (const auto& area : areas) all.push_back(area.rings);
  return all;
}

/// The city at half the fineness: four areas of the fine one each, merged by name only (their rings are put side by
/// side, so that the coarse scheme has the same outer borders).
std::vector<MultiPolygon<LonLat>> merged(const std::vector<MultiPolygon<LonLat>>& fine, int side) {
  std::vector<MultiPolygon<LonLat>> coarse(static_cast<std::size_t>(side / 2 * (side / 2)));
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      auto& target = coarse[static_cast<std::size_t>(row / 2 * (side / 2) + column / 2)];
      const auto& source = fine[static_cast<std::size_t>(row * side + column)];
      target.insert(target.end(), source.begin(), source.end());
    }
  }
  return coarse;
}

}  // namespace

TEST_CASE("at every zoom all areas are valid, neighbours neither gape nor overlap, and both schemes cover the same") {
  const auto fine = wiggly_city(6, 7);
  const GridCoverage coverage = prepare_coverage({fine, merged(fine, 6)});
  REQUIRE(coverage.zooms.size() == 15);
  for (int zoom = 0; zoom <= GridCoverage::kMaxZoom; ++zoom) {
    INFO("zoom " << zoom);
    const auto& schemes = coverage.zooms[static_cast<std::size_t>(zoom)].schemes;
    for (const auto& areas : schemes) {
      for (const auto& area : areas) CHECK(why_invalid(area.rings) == "");
      CHECK(union_area(rings_of(areas)) == Approx(total_area(areas)));
    }
    CHECK(total_area(schemes[0]) == Approx(total_area(schemes[1])));
    if (zoom >= 8) {
      for (const auto& area : schemes[0]) CHECK_FALSE(area.rings.empty());
      CHECK(schemes[0][0].rings.size() == 2);   // the island is there
      CHECK(schemes[0][21].rings.size() == 2);  // and so is the lake
    }
  }
}

TEST_CASE("where a border crosses the edge of a tile or of its buffer there is a vertex") {
  const GridCoverage coverage = prepare_coverage({wiggly_city(5, 3)});
  const auto tile_of = [](std::int32_t value, std::int32_t shift) { return (value + shift) >> 12; };
  for (const int zoom : {8, 11, 14}) {
    for (const auto& area : coverage.zooms[static_cast<std::size_t>(zoom)].schemes[0]) {
      for (const auto& ring : area.rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
          const GridPoint& a = ring[i];
          const GridPoint& b = ring[(i + 1) % ring.size()];
          for (const std::int32_t shift : {GridCoverage::kBuffer, -GridCoverage::kBuffer}) {
            const auto [low_x, high_x] = std::minmax(a.x, b.x);
            const auto [low_y, high_y] = std::minmax(a.y, b.y);
            // high − 1: an edge may end on the line.
            if (low_x < high_x) CHECK(tile_of(low_x, shift) == tile_of(high_x - 1, shift));
            if (low_y < high_y) CHECK(tile_of(low_y, shift) == tile_of(high_y - 1, shift));
          }
        }
      }
    }
  }
}

TEST_CASE("simplified borders stay within a pixel of the true ones") {
  const auto city = wiggly_city(4, 11);
  const GridCoverage coverage = prepare_coverage({city});
  for (int zoom = 9; zoom <= GridCoverage::kMaxZoom; ++zoom) {
    for (std::size_t i = 0; i < city.size(); ++i) {
      const auto& box = coverage.zooms[static_cast<std::size_t>(zoom)].schemes[0][i].box;
      double west = 1e18, east = -1e18, north = 1e18, south = -1e18;
      for (const auto& polygon : city[i]) {
        for (const auto& vertex : polygon.exterior) {
          const auto at = to_grid(vertex, zoom);
          west = std::min(west, at.x);
          east = std::max(east, at.x);
          north = std::min(north, at.y);
          south = std::max(south, at.y);
        }
      }
      CHECK(box.min_x == Approx(west).margin(16));
      CHECK(box.max_x == Approx(east).margin(16));
      CHECK(box.min_y == Approx(north).margin(16));
      CHECK(box.max_y == Approx(south).margin(16));
    }
  }
}

TEST_CASE("the grid of a zoom has 4096 units a tile from the north-west") {
  CHECK(to_grid({-180, 85.05112877980659}, 0).x == Approx(0).margin(1e-6));
  CHECK(to_grid({-180, 85.05112877980659}, 0).y == Approx(0).margin(1e-6));
  CHECK(to_grid({0, 0}, 3).x == Approx(4 * 4096));
  CHECK(to_grid({0, 0}, 3).y == Approx(4 * 4096));
  // (lon + 180) / 360 · 2^14 = 8736.6
  CHECK(static_cast<int>(to_grid({11.9668597, 57.7071523}, 14).x / 4096) == 8736);
}

TEST_CASE("packed and unpacked it is the same, and damaged bytes are refused") {
  const GridCoverage coverage = prepare_coverage({wiggly_city(3, 5)});
  const std::string bytes = pack(coverage);
  CHECK(pack(unpack(bytes)) == bytes);
  CHECK(unpack(bytes).zooms[12].schemes[0][4].box == coverage.zooms[12].schemes[0][4].box);
  CHECK_THROWS_AS(unpack("nonsense"), tryggkarta::Error);
  CHECK_THROWS_AS(unpack(bytes.substr(0, bytes.size() / 2)), tryggkarta::Error);
}

TEST_CASE("the same city prepared twice gives the same bytes") {
  CHECK(pack(prepare_coverage({wiggly_city(3, 9)})) == pack(prepare_coverage({wiggly_city(3, 9)})));
}
