#include "geo/place/hilbert.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace tryggkarta::place;

TEST_CASE("a tile of any zoom is one unbroken stretch of the curve: a point is in both or in neither") {
  std::mt19937 chance{11};
  for (int round = 0; round < 20'000; ++round) {
    const WorldPoint point{static_cast<std::uint32_t>(chance()), static_cast<std::uint32_t>(chance())};
    const int zoom = static_cast<int>(chance() % (kHilbertLevels + 1));
    // Half of the tiles hold the point, half are a neighbour of the one that does.
    std::uint32_t x = zoom == 0 ? 0 : point.x >> (32 - zoom);
    const std::uint32_t y = zoom == 0 ? 0 : point.y >> (32 - zoom);
    const bool holds = zoom == 0 || round % 2 == 0;
    if (!holds) x ^= 1;
    const auto [first, end] = stretch_of_tile(zoom, x, y);
    const auto rank = hilbert_rank(point);
    if ((first <= rank && rank < end) != holds) FAIL("zoom " << zoom << " at " << point.x << " " << point.y);
  }
  SUCCEED();
}

TEST_CASE("a point of the world square is where PROJ says, to a centimetre") {
  const Projection to_mercator(4326, 3857);
  for (const auto& [lon, lat] : {std::pair{11.9746, 57.7089}, {-122.4194, 37.7749}, {0.0, 0.0}, {179.9, -60.5}}) {
    const auto point = world_point_at(to_mercator.transform(Position{lon, lat}));
    REQUIRE(point);
    CHECK(lon_lat_at(*point).lon == Approx(lon).margin(1e-7));
    CHECK(lon_lat_at(*point).lat == Approx(lat).margin(1e-7));
  }
}

TEST_CASE("tiles that follow each other on the curve share a side") {
  constexpr int kZoom = 6;
  constexpr std::uint32_t kSide = 1U << kZoom;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> tiles(kSide * kSide);
  for (std::uint32_t x = 0; x < kSide; ++x) {
    for (std::uint32_t y = 0; y < kSide; ++y) {
      tiles.at(stretch_of_tile(kZoom, x, y).first >> (2 * (kHilbertLevels - kZoom))) = {x, y};
    }
  }
  for (std::size_t i = 1; i < tiles.size(); ++i) {
    const auto apart = [](std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; };
    CHECK(apart(tiles[i].first, tiles[i - 1].first) + apart(tiles[i].second, tiles[i - 1].second) == 1);
  }
}
