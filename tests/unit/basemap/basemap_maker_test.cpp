#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

#include "geo/basemap/basemap_maker.hpp"
#include "geo/tiles/tile_address.hpp"
#include "tests/support/geos_check.hpp"
#include "tests/support/tile_reader.hpp"

using namespace tryggkarta;
using namespace tryggkarta::basemap;
using place::LonLat;
using testing::TileFeature;

namespace {

constexpr int kZoom = 14;
using Tiles = std::map<std::uint64_t, std::string>;

Tiles tiles_of(BasemapMaker& maker) {
  Tiles tiles;
  maker.write_tiles([&](std::uint64_t key, std::string_view bytes) { REQUIRE(tiles.emplace(key, bytes).second); });
  return tiles;
}

std::vector<TileFeature> features_in(const Tiles& tiles, std::uint64_t key) {
  const auto found = tiles.find(key);
  if (found == tiles.end()) return {};
  const auto layers = testing::read_tile(found->second);
  REQUIRE(layers.size() == 1);
  REQUIRE(layers[0].name == "basemap");
  REQUIRE(layers[0].extent == 4096);
  return layers[0].features;
}

std::string text(const TileFeature& feature, const char* key) {
  const auto found = feature.attributes.find(key);
  return found == feature.attributes.end() ? "" : std::get<std::string>(found->second);
}

/// The place in degrees of a position on the grid of zoom 14, counted in tiles.
LonLat at_tile(double column, double row) {
  const double side = std::pow(2, kZoom);
  const double pi = std::acos(-1.0);
  return {column / side * 360 - 180, std::atan(std::sinh(pi * (1 - 2 * row / side))) * 180 / pi};
}

constexpr double kColumn = 8737;  // in Göteborg
constexpr double kRow = 4952;

place::Shape<LonLat> box_at(double column, double row, double width, double height) {
  return place::MultiPolygon<LonLat>{{{at_tile(column, row), at_tile(column + width, row),
                                       at_tile(column + width, row + height), at_tile(column, row + height)},
                                      {}}};
}

place::Shape<LonLat> line_at(std::vector<std::pair<double, double>> where) {
  std::vector<LonLat> line;
  for (const auto& [column, row] : where) line.push_back(at_tile(column, row));
  return place::MultiLine<LonLat>{line};
}

std::uint64_t key_at(double column, double row) {
  return published::tile_key(kZoom, static_cast<std::int64_t>(column), static_cast<std::int64_t>(row));
}

std::set<int> zooms_of(const Tiles& tiles, std::string_view kind, std::string_view rank) {
  std::set<int> zooms;
  for (const auto& [key, bytes] : tiles) {
    for (const auto& feature : features_in(tiles, key)) {
      if (text(feature, "class") == kind && text(feature, "rank") == rank) zooms.insert(static_cast<int>(key >> 48));
    }
  }
  return zooms;
}

std::set<int> from(int first) {
  std::set<int> zooms;
  for (int zoom = first; zoom <= kZoom; ++zoom) zooms.insert(zoom);
  return zooms;
}

place::Ring<place::GridPoint> integer_ring(const std::vector<testing::TilePoint>& part) {
  place::Ring<place::GridPoint> ring;
  for (const auto& point : part)
    ring.push_back({static_cast<std::int32_t>(point.x), static_cast<std::int32_t>(point.y)});
  return ring;
}

testing::IntegerRings rings_of(const TileFeature& feature) {
  testing::IntegerRings rings;
  for (const auto& part : feature.parts) rings.push_back(integer_ring(part));
  return rings;
}

constexpr Drawing kMajor{Kind::street, Rank::major, 8};
constexpr Drawing kMinor{Kind::street, Rank::minor, 12};
constexpr Drawing kWater{Kind::water};
constexpr Drawing kGreen{Kind::green};
constexpr Drawing kBuilding{Kind::building, Rank::none, 14};

}  // namespace

TEST_CASE("a street that crosses the border of two tiles goes through the same point in both") {
  BasemapMaker maker{std::nullopt};
  maker.add(kMinor, "", line_at({{kColumn + 0.9, kRow + 0.31}, {kColumn + 1.2, kRow + 0.47}}));
  const auto tiles = tiles_of(maker);
  const auto west = features_in(tiles, key_at(kColumn, kRow));
  const auto east = features_in(tiles, key_at(kColumn + 1, kRow));
  REQUIRE(west.size() == 1);
  REQUIRE(east.size() == 1);
  // Both tiles hold the line as far as their buffers reach; where it meets their common border is on both.
  const auto height_at_border = [](const TileFeature& street, double border) {
    const auto& a = street.parts.at(0).front();
    const auto& b = street.parts.at(0).back();
    const auto share = (border - static_cast<double>(a.x)) / static_cast<double>(b.x - a.x);
    return static_cast<double>(a.y) + share * static_cast<double>(b.y - a.y);
  };
  CHECK(west[0].parts[0].back().x == 4096 + 64);
  CHECK(east[0].parts[0].front().x == -64);
  CHECK(std::abs(height_at_border(west[0], 4096) - height_at_border(east[0], 0)) < 1);
}

TEST_CASE("a bent street has its vertices near the border at the same place of both tiles") {
  BasemapMaker maker{std::nullopt};
  maker.add(kMinor, "",
            line_at({{kColumn + 0.5, kRow + 0.5}, {kColumn + 1.005, kRow + 0.25}, {kColumn + 1.5, kRow + 0.6}}));
  const auto tiles = tiles_of(maker);
  const auto west = features_in(tiles, key_at(kColumn, kRow)).at(0).parts.at(0);
  const auto east = features_in(tiles, key_at(kColumn + 1, kRow)).at(0).parts.at(0);
  REQUIRE(west.size() == 3);
  REQUIRE(east.size() == 3);
  CHECK(west[1].x == east[1].x + 4096);
  CHECK(west[1].y == east[1].y);
}

TEST_CASE("streets, rails and places appear at the zooms of their rank") {
  BasemapMaker maker{std::nullopt};
  maker.add(kMajor, "", line_at({{kColumn - 2, kRow}, {kColumn + 2, kRow + 1}}));
  maker.add(kMinor, "", line_at({{kColumn - 2, kRow}, {kColumn + 2, kRow + 2}}));
  maker.add({Kind::street, Rank::path, 14}, "", line_at({{kColumn - 2, kRow}, {kColumn + 2, kRow + 3}}));
  maker.add({Kind::rail, Rank::none, 10}, "", line_at({{kColumn - 2, kRow}, {kColumn + 2, kRow + 4}}));
  maker.add({Kind::place, Rank::city, 5}, "Göteborg", at_tile(kColumn + 0.5, kRow + 0.5));
  maker.add(kBuilding, "", box_at(kColumn + 0.2, kRow + 0.2, 0.1, 0.1));
  const auto tiles = tiles_of(maker);
  CHECK(zooms_of(tiles, "street", "major") == from(8));
  CHECK(zooms_of(tiles, "street", "minor") == from(12));
  CHECK(zooms_of(tiles, "street", "path") == from(14));
  CHECK(zooms_of(tiles, "rail", "") == from(10));
  CHECK(zooms_of(tiles, "place", "city") == from(5));
  CHECK(zooms_of(tiles, "building", "") == from(14));
}

TEST_CASE("an area appears where it is two pixels by two") {
  BasemapMaker maker{std::nullopt};
  constexpr double kEightPixels = 8 / 256.0;
  maker.add(kWater, "", box_at(kColumn + 0.1, kRow + 0.1, kEightPixels, kEightPixels));
  CHECK(zooms_of(tiles_of(maker), "water", "") == from(12));
}

TEST_CASE("a lake that covers a tile fills it with its buffer, and no more") {
  BasemapMaker maker{std::nullopt};
  maker.add(kWater, "", box_at(kColumn - 3, kRow - 3, 7, 7));
  const auto lake = features_in(tiles_of(maker), key_at(kColumn, kRow));
  REQUIRE(lake.size() == 1);
  CHECK(testing::area_of(rings_of(lake[0])) == 4224.0 * 4224.0);
}

TEST_CASE("greens that overlap are one, buildings that touch are two") {
  BasemapMaker maker{std::nullopt};
  maker.add(kGreen, "", box_at(kColumn + 0.1, kRow + 0.1, 0.2, 0.2));
  maker.add(kGreen, "", box_at(kColumn + 0.2, kRow + 0.2, 0.2, 0.2));
  maker.add(kBuilding, "", box_at(kColumn + 0.6, kRow + 0.6, 0.1, 0.1));
  maker.add(kBuilding, "", box_at(kColumn + 0.7, kRow + 0.6, 0.1, 0.1));
  const auto features = features_in(tiles_of(maker), key_at(kColumn, kRow));
  REQUIRE(features.size() == 3);
  CHECK(text(features[0], "class") == "green");
  CHECK(features[0].parts.size() == 1);
  CHECK(text(features[1], "class") == "building");
  CHECK(text(features[2], "class") == "building");
}

TEST_CASE("a name is in one tile of a zoom, and only places have one") {
  BasemapMaker maker{std::nullopt};
  maker.add({Kind::place, Rank::suburb, 11}, "Haga", at_tile(kColumn + 1, kRow + 1));  // on a corner
  maker.add(kMinor, "Storgatan", line_at({{kColumn, kRow}, {kColumn + 2, kRow + 2}}));
  std::map<int, int> times;
  for (const auto tiles = tiles_of(maker); const auto& [key, bytes] : tiles) {
    CHECK(bytes.find("Storgatan") == std::string::npos);
    for (const auto& feature : features_in(tiles, key)) {
      if (text(feature, "name") == "Haga") ++times[static_cast<int>(key >> 48)];
    }
  }
  CHECK(times == std::map<int, int>{{11, 1}, {12, 1}, {13, 1}, {14, 1}});
}

TEST_CASE("nothing is kept outside of the box, and no tile is made far beyond it") {
  const LonLat north_west = at_tile(kColumn, kRow);
  const LonLat south_east = at_tile(kColumn + 1, kRow + 1);
  BasemapMaker maker{published::BasemapBounds{north_west.lon, south_east.lat, south_east.lon, north_west.lat}};
  CHECK(maker.add(kMinor, "", line_at({{kColumn + 5, kRow}, {kColumn + 6, kRow}})) == Fate::outside);
  CHECK(maker.add(kWater, "", box_at(kColumn - 200, kRow - 200, 400, 400)) == Fate::kept);
  const auto tiles = tiles_of(maker);
  const auto finest =
      std::count_if(tiles.begin(), tiles.end(), [](const auto& tile) { return tile.first >> 48 == kZoom; });
  CHECK(finest <= 9);
  CHECK(maker.bounds().west == north_west.lon);
  CHECK(maker.bounds().north == north_west.lat);
}

TEST_CASE("a shape that is not of the form of its kind is not kept") {
  BasemapMaker maker{std::nullopt};
  CHECK(maker.add(kWater, "", line_at({{kColumn, kRow}, {kColumn + 1, kRow}})) == Fate::without_shape);
  CHECK(maker.add(kMinor, "", at_tile(kColumn, kRow)) == Fate::without_shape);
  CHECK(maker.add(kWater, "", box_at(kColumn, kRow, 1e-6, 1e-6)) == Fate::without_shape);
}

TEST_CASE("equal things give equal tiles") {
  const auto make = [] {
    BasemapMaker maker{std::nullopt};
    maker.add(kGreen, "", box_at(kColumn + 0.1, kRow + 0.1, 1.2, 0.2));
    maker.add(kGreen, "", box_at(kColumn + 0.2, kRow + 0.2, 0.2, 1.2));
    maker.add(kMajor, "", line_at({{kColumn, kRow}, {kColumn + 2, kRow + 2}}));
    return tiles_of(maker);
  };
  CHECK(make() == make());
}

TEST_CASE("shapes of chance, crossing and overlapping, give valid polygons inside their tiles at every zoom") {
  std::mt19937_64 chance{20261124};
  std::uniform_real_distribution<double> somewhere{-1.5, 1.5};
  std::uniform_real_distribution<double> near_by{-0.4, 0.4};
  BasemapMaker maker{std::nullopt};
  for (int i = 0; i < 120; ++i) {
    const double column = kColumn + somewhere(chance);
    const double row = kRow + somewhere(chance);
    place::Polygon<LonLat> star;
    for (int corner = 0; corner < 9; ++corner)
      star.exterior.push_back(at_tile(column + near_by(chance), row + near_by(chance)));
    maker.add(i % 3 == 0 ? kWater : i % 3 == 1 ? kGreen : kBuilding, "", place::MultiPolygon<LonLat>{star});
  }
  int polygons = 0;
  for (const auto tiles = tiles_of(maker); const auto& [key, bytes] : tiles) {
    CAPTURE(key);
    for (const auto& feature : features_in(tiles, key)) {
      CHECK(testing::why_invalid(rings_of(feature)) == "");
      ++polygons;
      for (const auto& part : feature.parts) {
        for (const auto& point : part) {
          const bool is_inside = point.x >= -64 && point.x <= 4160 && point.y >= -64 && point.y <= 4160;
          if (!is_inside) FAIL("a vertex outside of the tile");
        }
      }
    }
  }
  CHECK(polygons > 100);
}
