#include <catch2/catch.hpp>

#include "geo/tiles/encode_mvt.hpp"
#include "tests/support/tile_reader.hpp"
#include "tests/unit/public/public_house.hpp"

using namespace tryggkarta;
using testing::PublicHouse;

namespace {

std::string lake() {
  tiles::LayerWriter layer{"basemap"};
  layer.add_polygon(std::nullopt, {{"class", std::string_view{"water"}}}, {{{0, 0}, {100, 0}, {100, 100}, {0, 100}}});
  std::string bytes;
  layer.append_to(bytes);
  return bytes;
}

/// One lake at 8/136/77, where the areas of the house are, and none elsewhere.
std::shared_ptr<const published::Basemap> basemap_with(const std::string& fingerprint) {
  published::BasemapParts parts;
  parts.facts = {"© Kartans <vänner>", "stad.osm.pbf", time::Instant{}, {11.5, 57.5, 12.5, 58.0}};
  parts.fingerprint = fingerprint;
  parts.keys = {published::tile_key(8, 136, 77)};
  parts.bytes = lake();
  parts.ends = {parts.bytes.size()};
  return std::make_shared<const published::Basemap>(std::move(parts));
}

const PublicHouse& house_on_a_map() {
  static const PublicHouse made{testing::house_parts(), basemap_with("0123456789abcdef")};
  return made;
}

std::vector<std::string> layers_of(const http::Response& response) {
  std::vector<std::string> names;
  for (const auto& layer : testing::read_tile(response.text())) names.push_back(layer.name);
  return names;
}

}  // namespace

TEST_CASE("a tile of the basemap is the bytes that were imported") {
  CHECK(house_on_a_map().get("/tiles/basemap/8/136/77.mvt").text() == lake());
}

TEST_CASE("a tile where the basemap has nothing is empty, above zoom 14 too") {
  const auto target = GENERATE("/tiles/basemap/8/0/0.mvt", "/tiles/basemap/15/17408/9856.mvt");
  CHECK(house_on_a_map().get(target).status == 204);
}

TEST_CASE("the basemap is joined with other layers, and lies below them") {
  const auto names = layers_of(house_on_a_map().get("/tiles/areas,basemap/8/136/77.mvt"));
  CHECK(names == std::vector<std::string>{"basemap", "areas", "labels"});
}

TEST_CASE("without a basemap its layer is empty, and nothing speaks of it") {
  const auto& bare = testing::house();
  CHECK(bare.get("/tiles/basemap/8/136/77.mvt").status == 204);
  CHECK(bare.json("/tiles/basemap.json")["vector_layers"].empty());
  CHECK_FALSE(bare.json("/editions/current").contains("basemap"));
}

TEST_CASE("the current edition names whom the basemap is from") {
  CHECK(house_on_a_map().json("/editions/current")["basemap"]["attribution"] == "© Kartans <vänner>");
}

TEST_CASE("TileJSON of the basemap alone has its own bounds, attribution and address") {
  const auto document = house_on_a_map().json("/tiles/basemap.json");
  CHECK(document["bounds"] == nlohmann::json{11.5, 57.5, 12.5, 58.0});
  CHECK(document["attribution"] == "© Kartans &lt;vänner&gt;");
  CHECK(document["maxzoom"] == 14);
  CHECK(document["vector_layers"][0]["id"] == "basemap");
  CHECK(document["tiles"][0] ==
        std::string{testing::kBase} + "/editions/7/tiles/basemap/{z}/{x}/{y}.mvt?basemap=01234567");
}

TEST_CASE("TileJSON of joined layers names everybody, and holds both") {
  const auto document = house_on_a_map().json("/tiles/areas,basemap.json");
  CHECK(document["attribution"].get<std::string>().ends_with(" · © Kartans &lt;vänner&gt;"));
  CHECK(document["bounds"][0] == 11.5);
  CHECK(document["vector_layers"].size() == 3);
}

TEST_CASE("a tile with the basemap is kept for ever only where its address names the basemap's version") {
  const auto [target, policy] = GENERATE(table<std::string, std::string>(
      {{"/editions/7/tiles/basemap/8/136/77.mvt", "public, no-cache"},
       {"/editions/7/tiles/basemap/8/136/77.mvt?basemap=01234567",
        "public, max-age=31536000, s-maxage=86400, immutable"},
       {"/editions/7/tiles/basemap/8/136/77.mvt?basemap=76543210", "public, no-cache"},
       {"/editions/7/tiles/areas/8/136/77.mvt", "public, max-age=31536000, s-maxage=86400, immutable"},
       {"/tiles/basemap/8/136/77.mvt?basemap=01234567", "public, no-cache"}}));
  INFO(target);
  const auto response = house_on_a_map().get(target);
  CHECK(response.status == 200);
  CHECK(response.header("Cache-Control") == policy);
}

TEST_CASE("what cannot be a version of a basemap is refused") {
  const auto version = GENERATE("0", "0123456g", "012345678", "ABCDEF01");
  CHECK(house_on_a_map().get(std::string{"/tiles/basemap/8/136/77.mvt?basemap="} + version).status == 400);
}

TEST_CASE("another basemap is another version of every tag") {
  const PublicHouse other{testing::house_parts(), basemap_with("fedcba9876543210")};
  const auto tag = [](const PublicHouse& of) { return of.get("/tiles/basemap/8/136/77.mvt").header("ETag"); };
  CHECK(tag(house_on_a_map()) != tag(other));
}
