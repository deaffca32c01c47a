#include <catch2/catch.hpp>

#include "tests/unit/public/public_house.hpp"

using namespace tryggkarta;
using nlohmann::json;
using testing::house;

namespace {

std::string crs(const std::string& code) { return "http://www.opengis.net/def/crs/" + code; }

double turn_of(const json& ring) {
  double sum = 0;
  const double x0 = ring[0][0], y0 = ring[0][1];
  for (std::size_t i = 1; i < ring.size(); ++i) {
    sum += (ring[i - 1][0].get<double>() - x0) * (ring[i][1].get<double>() - y0) -
           (ring[i][0].get<double>() - x0) * (ring[i - 1][1].get<double>() - y0);
  }
  return sum;
}

}  // namespace

TEST_CASE("coordinates come in the system that was asked for, and Content-Crs names it") {
  const auto [code, first, second, margin] =
      GENERATE(table<std::string, double, double, double>({{"OGC/1.3/CRS84", 11.9668597, 57.7071523, 1e-7},
                                                           {"EPSG/0/4326", 57.7071523, 11.9668597, 1e-7},
                                                           {"EPSG/0/3007", 6398667.228, 148024.346, 0.01},
                                                           {"EPSG/0/3006", 6400152.211, 319288.357, 0.01}}));
  const auto response = house().get("/ogc/collections/actions/items/1?crs=" + crs(code));
  REQUIRE(response.status == 200);
  CHECK(response.header("Content-Crs") == "<" + crs(code) + ">");
  const auto point = json::parse(response.text())["geometry"]["coordinates"];
  CHECK(point[0].get<double>() == Approx(first).margin(margin).epsilon(0));
  CHECK(point[1].get<double>() == Approx(second).margin(margin).epsilon(0));
}

TEST_CASE("without crs the answer is in CRS84 and says so") {
  CHECK(house().get("/ogc/collections/actions/items").header("Content-Crs") == "<" + crs("OGC/1.3/CRS84") + ">");
}

TEST_CASE("a box selects the same features in every system") {
  const auto [code, box] =
      GENERATE(table<std::string, std::string>({{"OGC/1.3/CRS84", "11.96,57.70,11.97,57.71"},
                                                {"EPSG/0/4326", "57.70,11.96,57.71,11.97"},
                                                {"EPSG/0/3857", "1331000,7905000,1333000,7907000"},
                                                {"EPSG/0/3007", "6398000,147500,6399000,148500"},
                                                {"EPSG/0/3006", "6399500,319000,6400500,319500"}}));
  const auto page = house().json("/ogc/collections/actions/items?bbox=" + box + "&bbox-crs=" + crs(code));
  INFO(code);
  REQUIRE(page["numberMatched"] == 1);
  CHECK(page["features"][0]["id"] == 1);
}

TEST_CASE(
    "filter and count see the same: every returned geometry touches the box and the count is that of the filter") {
  const auto page = house().json("/ogc/collections/areas-TEST/items?limit=1&bbox=11.96,57.70,11.97,57.71");
  const auto all = house().json("/ogc/collections/areas-TEST/items?bbox=11.96,57.70,11.97,57.71");
  CHECK(page["numberMatched"] == all["features"].size());
}

TEST_CASE("every exterior ring of every area is counter-clockwise in CRS84") {
  for (const auto& feature : house().list("/ogc/collections/areas-TEST/items", "features")) {
    for (const auto& polygon : feature["geometry"]["coordinates"]) {
      CHECK(turn_of(polygon[0]) > 0);
      for (std::size_t hole = 1; hole < polygon.size(); ++hole) CHECK(turn_of(polygon[hole]) < 0);
    }
  }
}
