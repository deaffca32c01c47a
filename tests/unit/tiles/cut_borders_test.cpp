#include <catch2/catch.hpp>

#include <cmath>

#include "geo/tiles/cut_borders.hpp"
#include "geo/tiles/render_tile.hpp"
#include "tests/support/small_edition.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using tiles::CutBorders;
using tiles::TileAddress;

namespace {

std::shared_ptr<const published::Edition> city() {
  static const auto edition = [] {
    auto parts = small_parts(5);
    put_slice(parts, "stold", "2026-Q3", std::vector<published::Figure>(25, published::Shown{12, std::nullopt}));
    return edition_of(std::move(parts));
  }();
  return edition;
}

/// Every tile of the zoom that the city is in, and a row of empty ones around it.
std::vector<TileAddress> tiles_around_the_city(int zoom) {
  const auto tile_at = [&](double lon, double lat) {
    const auto at = place::to_grid({lon, lat}, zoom);
    return std::pair{static_cast<std::int64_t>(std::floor(at.x / 4096)),
                     static_cast<std::int64_t>(std::floor(at.y / 4096))};
  };
  const auto [west, north] = tile_at(11.70, 57.86);
  const auto [east, south] = tile_at(12.25, 57.55);
  const std::int64_t last = (std::int64_t{1} << zoom) - 1;
  std::vector<TileAddress> addresses;
  for (auto x = std::max<std::int64_t>(west - 1, 0); x <= std::min(east + 1, last); ++x) {
    for (auto y = std::max<std::int64_t>(north - 1, 0); y <= std::min(south + 1, last); ++y)
      addresses.push_back({zoom, x, y});
  }
  return addresses;
}

std::string tile(TileAddress address, const CutBorders* cut) {
  tiles::TileQuery query{address,
                         {tiles::Layer::areas},
                         city()->scheme("TEST"),
                         city()->category("stold"),
                         time::Period::parse("2026-Q3")};
  query.cut = cut;
  return render_tile(*city(), query);
}

}  // namespace

TEST_CASE("a tile from borders that were cut before has the bytes of one that is cut now, at every zoom") {
  const CutBorders cut{city()->shared_tiles()};
  for (int zoom = 0; zoom <= 16; ++zoom) {
    const auto addresses = tiles_around_the_city(zoom);
    for (std::size_t i = 0; i < addresses.size(); i += zoom >= 15 ? 41 : 1) {
      INFO(zoom << "/" << addresses[i].x << "/" << addresses[i].y);
      CHECK(tile(addresses[i], &cut) == tile(addresses[i], nullptr));
    }
  }
}

TEST_CASE("where only a few pieces may be kept, the tiles below them are cut when they are asked for") {
  const CutBorders few{city()->shared_tiles(), 100};
  const CutBorders none{city()->shared_tiles(), 0};
  for (const int zoom : {8, 11, 13}) {
    for (const auto& address : tiles_around_the_city(zoom)) {
      INFO(zoom << "/" << address.x << "/" << address.y);
      CHECK(tile(address, &few) == tile(address, nullptr));
      CHECK(tile(address, &none) == tile(address, nullptr));
    }
  }
}

TEST_CASE("an edition without divisions has no pieces, and asking for a division that is not there is our fault") {
  const CutBorders cut{std::make_shared<const place::GridCoverage>(place::prepare_coverage({}))};
  CHECK_THROWS_AS(cut.pieces(0, {3, 4, 2}, [](std::size_t, std::string_view) {}), std::out_of_range);
}
