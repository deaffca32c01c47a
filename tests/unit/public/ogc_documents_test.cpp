// The abstract tests of the classes that /ogc/conformance claims, as far as documents go.
#include <set>

#include <catch2/catch.hpp>

#include "tests/unit/public/public_house.hpp"

using namespace tryggkarta;
using nlohmann::json;
using testing::house;

namespace {

std::set<std::string> relations(const json& document) {
  std::set<std::string> rels;
  for (const auto& link : document["links"]) rels.insert(link["rel"].get<std::string>());
  return rels;
}

/// Every link of our own that is not a page or a template.
void check_links(const json& document) {
  for (const auto& link : document["links"]) {
    CHECK(link.contains("type"));
    const std::string href = link["href"];
    if (link.value("templated", false) || link["type"] == "text/html") continue;
    CHECK(house().follow(href).status == 200);
  }
}

}  // namespace

TEST_CASE("the landing page has the links that clients start from, and they answer") {
  const auto landing = house().json("/ogc");
  const auto rels = relations(landing);
  for (const char* rel : {"self", "service-desc", "service-doc", "conformance", "data"}) {
    INFO(rel);
    CHECK(rels.contains(rel));
  }
  check_links(landing);
}

TEST_CASE("conformance claims Common, Features and CRS, and nothing else") {
  const auto claimed = house().json("/ogc/conformance")["conformsTo"].get<std::vector<std::string>>();
  for (const std::string& uri : claimed) {
    const bool known =
        uri.find("/ogcapi-common-") != std::string::npos || uri.find("/ogcapi-features-") != std::string::npos;
    CHECK(known);
  }
  CHECK(claimed.size() == 9);
}

TEST_CASE("every collection has what a client needs, and its links answer") {
  const auto collections = house().json("/ogc/collections")["collections"];
  CHECK(collections.size() == 4);
  for (const auto& collection : collections) {
    INFO(collection["id"]);
    for (const char* key : {"id", "title", "description", "extent", "links", "crs", "storageCrs", "itemType"}) {
      CHECK(collection.contains(key));
    }
    CHECK(collection["crs"].size() == 5);
    CHECK(collection["extent"]["spatial"]["bbox"][0].size() == 4);
    CHECK(collection["extent"]["temporal"]["interval"][0].size() == 2);
    const auto rels = relations(collection);
    CHECK(rels.contains("items"));
    CHECK(rels.contains("self"));
    check_links(collection);
  }
}

TEST_CASE("every feature lies within the extent of its collection") {
  for (const auto& collection : house().list("/ogc/collections", "collections")) {
    const auto box = collection["extent"]["spatial"]["bbox"][0];
    const std::string id = collection["id"];
    std::string text;
    for (const auto& number : box) text += (text.empty() ? "" : ",") + number.dump();
    const auto inside = house().json("/ogc/collections/" + id + "/items?bbox=" + text);
    CHECK(inside["numberMatched"] == house().json("/ogc/collections/" + id + "/items")["numberMatched"]);
  }
}

TEST_CASE("the template of a tileset leads to its tiles") {
  const auto tileset = house().json("/ogc/collections/areas-TEST/tiles/WebMercatorQuad");
  CHECK(tileset["dataType"] == "vector");
  CHECK(tileset["tileMatrixSetLimits"].size() == 15);
  check_links(tileset);
  for (const auto& link : tileset["links"]) {
    if (link["rel"] != "item") continue;
    std::string href = link["href"];
    for (const auto& [name, value] : {std::pair{"{tileMatrix}", "8"}, {"{tileRow}", "77"}, {"{tileCol}", "136"}}) {
      href.replace(href.find(name), std::string_view{name}.size(), value);
    }
    CHECK(house().follow(href).text() == house().get("/tiles/areas/8/136/77.mvt").text());
  }
}

TEST_CASE("the tile grid is that of the standard") {
  const auto grid = house().json("/ogc/tileMatrixSets/WebMercatorQuad");
  CHECK(grid["tileMatrices"][0]["scaleDenominator"].get<double>() == Approx(559082264.028717));
  CHECK(grid["tileMatrices"][0]["pointOfOrigin"][0].get<double>() == Approx(-20037508.3427892));
  CHECK(grid["tileMatrices"][14]["matrixWidth"] == 16384);
}
