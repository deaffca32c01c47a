// Collections whose answer is too long to be kept: an edition of as many areas as it takes.
#include <catch2/catch.hpp>
#include <cmath>
#include <memory>

#include "tests/support/small_edition.hpp"
#include "tests/unit/public/public_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::published;

namespace {

constexpr int kAreas = 2500;
constexpr int kVertices = 200;
constexpr std::size_t kAnyLength = std::size_t{1} << 40;

/// A circle beside the one before it.
place::MultiPolygon<place::LonLat> circle(int number) {
  place::Polygon<place::LonLat> polygon;
  const double west = 11 + 0.01 * (number % 50);
  const double south = 57 + 0.01 * (number / 50);
  for (int i = 0; i < kVertices; ++i) {
    const double angle = 6.283185307179586 * i / kVertices;
    polygon.exterior.push_back({west + 0.004 * std::cos(angle), south + 0.004 * std::sin(angle)});
  }
  return {polygon};
}

/// Its borders are not prepared for tiles, which would take longer than all the rest.
std::shared_ptr<const Edition> large_edition() {
  EditionParts parts = testing::small_parts(3);
  auto& areas = parts.schemes[0].areas;
  const Area model = areas[0];
  areas.clear();
  for (int i = 0; i < kAreas; ++i) {
    Area area = model;
    area.id = static_cast<std::uint32_t>(i + 1);
    area.code = std::to_string(10'000 + i);
    area.slug = area.code;
    area.name = "Område " + area.code;
    area.geometry = circle(i);
    areas.push_back(area);
  }
  testing::put_slice(parts, "all", "2026-Q3", std::vector<Figure>(kAreas, Shown{7, std::nullopt}));
  const std::vector<std::vector<place::MultiPolygon<place::LonLat>>> no_borders{
      std::vector<place::MultiPolygon<place::LonLat>>(kAreas)};
  auto tiles = std::make_shared<const place::GridCoverage>(place::prepare_coverage(no_borders));
  return std::make_shared<const Edition>(std::move(parts), std::move(tiles));
}

const testing::PublicHouse& large_house() {
  static const testing::PublicHouse one(large_edition());
  return one;
}

const std::string kAll = "/ogc/collections/areas-TEST/items?limit=10000&period=2026-Q3";

nlohmann::json whole_page(const http::Response& response) {
  REQUIRE(response.status == 200);
  return nlohmann::json::parse(response.more ? http::whole_body(response.more, kAnyLength).value() : response.text());
}

}  // namespace

TEST_CASE("a long page is streamed, a short page of the same collection is not") {
  CHECK(large_house().get(kAll).more);
  CHECK_FALSE(large_house().get("/ogc/collections/areas-TEST/items?limit=10").more);
  CHECK_FALSE(large_house().get(kAll + "&f=csv").more);
}

TEST_CASE("a streamed page holds every feature once, as short pages do") {
  const auto streamed = whole_page(large_house().get(kAll));
  CHECK(streamed["type"] == "FeatureCollection");
  CHECK(streamed["numberMatched"] == kAreas);
  CHECK(streamed["numberReturned"] == kAreas);
  REQUIRE(streamed["features"].size() == kAreas);
  std::size_t next = 0;
  for (int offset = 0; offset < kAreas; offset += 500) {
    const auto page = whole_page(large_house().get(
        "/ogc/collections/areas-TEST/items?limit=500&period=2026-Q3&offset=" + std::to_string(offset)));
    for (const auto& feature : page["features"]) REQUIRE(streamed["features"][next++] == feature);
  }
  CHECK(next == kAreas);
}

TEST_CASE("a page is made in pieces that do not grow with it") {
  const auto response = large_house().get(kAll);
  std::string piece;
  std::size_t longest = 0;
  std::size_t count = 1;
  for (; response.more(piece) == http::Piece::more_follow; ++count) {
    longest = std::max(longest, piece.size());
    piece.clear();
  }
  CHECK(count > 100);
  CHECK(longest < http::kPieceBytes + 16 * 1024);
}

TEST_CASE("a streamed page can be asked for in every reference system and be filtered") {
  const auto sweref =
      whole_page(large_house().get(kAll + "&crs=http%3A%2F%2Fwww.opengis.net%2Fdef%2Fcrs%2FEPSG%2F0%2F3006"));
  CHECK(sweref["features"].size() == kAreas);
  CHECK(sweref["features"][0]["geometry"]["coordinates"][0][0][0][0] > 6'000'000);
  const auto west = large_house().get(kAll + "&bbox=10,56,11.375,59");
  CHECK(west.more);
  const auto found = whole_page(west);
  CHECK(found["numberMatched"] == kAreas * 38 / 50);
  CHECK(found["features"].size() == kAreas * 38 / 50);
}

TEST_CASE("a streamed page is not made for who has it") {
  const auto response = large_house().get(kAll);
  const std::string tag = response.header("etag").value();
  const auto again = large_house().get(kAll, {{"if-none-match", tag}});
  CHECK(again.status == 304);
  CHECK_FALSE(again.more);
  CHECK(large_house().get(kAll, {{"if-none-match", "*"}}).header("etag") == tag);
}

TEST_CASE("a page that is being streamed holds its edition, which the next one may have replaced") {
  http::Response response;
  std::weak_ptr<const Edition> edition;
  {
    auto shared = large_edition();
    edition = shared;
    const testing::PublicHouse house(std::move(shared));
    response = house.get(kAll);
    REQUIRE(response.more);
  }
  CHECK_FALSE(edition.expired());
  CHECK(whole_page(response)["features"].size() == kAreas);
  response = {};
  CHECK(edition.expired());
}

TEST_CASE("texts of geometry beyond their budget are written each time, and are the same") {
  const auto area = circle(0);
  const auto other = circle(1);
  std::string once;
  public_routes::GeometryTexts unlimited;
  unlimited.append(once, area);
  unlimited.append(once, other);
  CHECK(unlimited.kept_bytes() == once.size());
  public_routes::GeometryTexts little(once.size() * 3 / 4);
  for (int i = 0; i < 2; ++i) {
    std::string again;
    little.append(again, area);
    little.append(again, other);
    CHECK(again == once);
  }
  CHECK(little.kept_bytes() > 0);
  CHECK(little.kept_bytes() < once.size());
}
