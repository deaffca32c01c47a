#include <set>

#include <catch2/catch.hpp>

#include <map>

#include "tests/support/tile_reader.hpp"
#include "tests/unit/public/public_house.hpp"

using namespace tryggkarta;
using testing::house;
using testing::PublicHouse;

TEST_CASE("a tile's address is answered by the rules of tiles") {
  const auto [target, status] =
      GENERATE(table<std::string, int>({{"/tiles/areas/0/0/0.mvt", 200},
                                        {"/tiles/areas,problems,actions,pledges/8/136/77.mvt", 200},
                                        {"/tiles/areas/0/0/0.mvt?scheme=TEST&period=2026-Q3&category=all", 200},
                                        {"/tiles/areas/8/0/0.mvt", 204},
                                        {"/tiles/hotspots/0/0/0.mvt", 204},
                                        {"/tiles/basemap/3/1/1.mvt", 204},
                                        {"/tiles/areas/0/0/0.mvt?period=2031", 200},
                                        {"/tiles/areas/0/0/0.mvt?x=1", 400},
                                        {"/tiles/areas/0/0/0.mvt?scheme=NOPE", 400},
                                        {"/tiles/areas/0/0/0.mvt?period=x", 400},
                                        {"/tiles/areas/0/0/0.mvt?periods=2026-Q1..2026-Q4", 200},
                                        {"/tiles/areas/0/0/0.mvt?periods=2024..2026", 200},
                                        {"/tiles/areas/0/0/0.mvt?periods=2026-Q4..2026-Q1", 400},
                                        {"/tiles/areas/0/0/0.mvt?periods=2026-Q1..2026-12", 400},
                                        {"/tiles/areas/0/0/0.mvt?periods=2001-01..2026-12", 400},
                                        {"/tiles/areas/0/0/0.mvt?periods=2026-Q1", 400},
                                        {"/tiles/areas/0/0/0.mvt?periods=2026-Q1..2026-Q2&period=2026-Q1", 400},
                                        {"/tiles/problems/0/0/0.mvt?category=x", 400},
                                        {"/tiles/nope/0/0/0.mvt", 400},
                                        {"/tiles/areas,areas/0/0/0.mvt", 400},
                                        {"/tiles/areas,/0/0/0.mvt", 400},
                                        {"/tiles/areas/00/0/0.mvt", 404},
                                        {"/tiles/areas/+0/0/0.mvt", 404},
                                        {"/tiles/areas/-1/0/0.mvt", 404},
                                        {"/tiles/areas/1/2/0.mvt", 404},
                                        {"/tiles/areas/23/0/0.mvt", 404},
                                        {"/tiles/areas/8/99999999999999999999/0.mvt", 404},
                                        {"/tiles/areas/a/0/0.mvt", 404},
                                        {"/tiles/areas/0/0/0.pbf", 404},
                                        {"/editions/7/tiles/areas/0/0/0.mvt", 200},
                                        {"/editions/8/tiles/areas/0/0/0.mvt", 404},
                                        {"/editions/6/tiles/areas/0/0/0.mvt", 302},
                                        {"/editions/07/tiles/areas/0/0/0.mvt", 404},
                                        {"/editions/0/tiles/areas/0/0/0.mvt", 404},
                                        {"/editions/x/tiles/areas/0/0/0.mvt", 404},
                                        {"/editions/7/tiles/areas/8/0/0.mvt", 204},
                                        {"/editions/7/tiles/areas/0/0/0.mvt?x=1", 400}}));
  INFO(target);
  const auto response = house().get(target);
  CHECK(response.status == status);
  CHECK(response.header("Access-Control-Allow-Origin") == "*");
  if (status != 200) CHECK(response.text().empty());
  if (status == 200) CHECK(response.header("Content-Type") == "application/vnd.mapbox-vector-tile");
  if (status == 200 || status == 204) CHECK(response.header("ETag"));
  if (status >= 300) CHECK(response.header("Cache-Control") == "no-store");
}

TEST_CASE("the tile of an edition is immutable, the other is revalidated, and both are the same bytes") {
  const auto current = house().get("/tiles/areas/8/136/77.mvt");
  const auto pinned = house().get("/editions/7/tiles/areas/8/136/77.mvt");
  REQUIRE(current.status == 200);
  CHECK(current.text() == pinned.text());
  CHECK(current.header("Cache-Control") == "public, no-cache");
  CHECK(pinned.header("Cache-Control") == "public, max-age=31536000, s-maxage=86400, immutable");
  CHECK(current.header("Vary") == "Accept-Encoding");
}

TEST_CASE("an older edition leads to the same tile of the current one, below the prefix and with its parameters") {
  const auto response = house().get("/editions/6/tiles/areas/8/136/77.mvt?category=all&scheme=TEST");
  CHECK(response.header("Location") == "/trygg/editions/7/tiles/areas/8/136/77.mvt?scheme=TEST&category=all");
}

TEST_CASE("areas in a tile tell what the figures tell, and nothing more of what is hidden") {
  const auto figures = house().json("/figures?period=2026-Q3")["figures"];
  std::size_t found = 0;
  for (const auto& layer : testing::read_tile(house().get("/tiles/areas/8/136/77.mvt?period=2026-Q3").text())) {
    if (layer.name != "areas") continue;
    for (const auto& feature : layer.features) {
      const auto& row = figures[feature.id - 1];
      ++found;
      CHECK(std::get<std::string>(feature.attributes.at("code")) == row["area"]);
      CHECK(std::get<std::string>(feature.attributes.at("status")) == row["status"]);
      for (const char* key : {"count", "class"}) {
        REQUIRE(feature.attributes.contains(key) == row.contains(key));
        if (row.contains(key)) CHECK(std::get<std::uint64_t>(feature.attributes.at(key)) == row[key]);
      }
      REQUIRE(feature.attributes.contains("rate") == row.contains("rate"));
      if (row.contains("rate")) CHECK(std::get<double>(feature.attributes.at("rate")) == row["rate"]);
    }
  }
  CHECK(found == 9);
}

TEST_CASE("the OGC address has row before column and gives the same tile") {
  const auto ours = house().get("/tiles/areas/8/136/77.mvt?scheme=TEST");
  const auto theirs = house().get("/ogc/collections/areas-TEST/tiles/WebMercatorQuad/8/77/136");
  REQUIRE(theirs.status == 200);
  CHECK(ours.text() == theirs.text());
  CHECK(ours.header("ETag") == theirs.header("ETag"));
}

TEST_CASE("every part of the question gives another tag") {
  std::set<std::string> tags;
  const std::vector<std::string> targets{"/tiles/areas/8/136/77.mvt",
                                         "/tiles/areas/8/136/77.mvt?period=2026-Q2",
                                         "/tiles/areas/8/136/77.mvt?category=stold",
                                         "/tiles/areas,problems/8/136/77.mvt",
                                         "/tiles/problems/8/136/77.mvt",
                                         "/tiles/areas/9/272/154.mvt"};
  for (const std::string& target : targets) tags.insert(house().get(target).header("ETag").value());
  CHECK(tags.size() == targets.size());
}

TEST_CASE("the order of layers does not matter") {
  CHECK(house().get("/tiles/problems,areas/8/136/77.mvt").header("ETag") ==
        house().get("/tiles/areas,problems/8/136/77.mvt").header("ETag"));
}

TEST_CASE("a series of periods carries the class of each period, 0 where hidden and -1 where unknown") {
  const auto read = [](const std::string& query) {
    const auto layers = testing::read_tile(house().get("/tiles/areas/0/0/0.mvt?scheme=TEST&" + query).text());
    std::map<std::string, testing::TileFeature> by_code;
    for (const auto& feature : layers.at(0).features) {
      by_code[std::get<std::string>(feature.attributes.at("code"))] = feature;
    }
    return by_code;
  };
  const auto series = read("periods=2026-Q2..2026-Q3");
  const auto single = read("period=2026-Q3");
  REQUIRE(series.size() == single.size());
  for (const auto& [code, feature] : series) {
    INFO(code);
    CHECK(feature.attributes.size() == 4);  // code, name and two periods
    CHECK(feature.attributes.contains("2026-Q2"));
    const auto& told = single.at(code).attributes;
    const auto status = std::get<std::string>(told.at("status"));
    const std::int64_t expected = status == "shown"
                                      ? static_cast<std::int64_t>(std::get<std::uint64_t>(told.at("class")))
                                  : status == "hidden" ? 0
                                                       : -1;
    CHECK(std::get<std::int64_t>(feature.attributes.at("2026-Q3")) == expected);
  }
}

TEST_CASE("a new edition leaves the tags of untouched periods as they are, and only those") {
  auto parts = testing::house_parts();
  parts.number = 8;
  auto& touched = parts.slices.at({"TEST", "all", time::Period::parse("2026-Q3").value()});
  touched.areas[1] = published::Unknown{};
  const PublicHouse next{std::move(parts)};
  const auto tag = [](const PublicHouse& of, const std::string& query) {
    return of.get("/tiles/areas/0/0/0.mvt?scheme=TEST&" + query).header("etag").value();
  };
  CHECK(tag(house(), "period=2026-Q3") != tag(next, "period=2026-Q3"));
  CHECK(tag(house(), "period=2025-Q1") == tag(next, "period=2025-Q1"));
  CHECK(tag(house(), "periods=2025-Q1..2025-Q4") == tag(next, "periods=2025-Q1..2025-Q4"));
  CHECK(tag(house(), "periods=2025-Q1..2026-Q4") != tag(next, "periods=2025-Q1..2026-Q4"));
  CHECK(tag(house(), "period=2026-Q3") != tag(house(), "period=2025-Q1"));
  CHECK(house().get("/tiles/problems/0/0/0.mvt").header("etag") ==
        next.get("/tiles/problems/0/0/0.mvt").header("etag"));
}
