#include "server/chain/place_text.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/place/repair.hpp"
#include "server/casework/shape_in.hpp"

using namespace tryggkarta;
using chain::geometry_in;
using chain::Json;

namespace {

constexpr int kEpsg = 3007;

std::string complaint_of(const std::string& text) {
  try {
    geometry_in(text, kEpsg);
    return "";
  } catch (const casebook::RefusedWork& refused) {
    CHECK(refused.complaints().front().field == "geometry");
    return refused.complaints().front().english;
  }
}

/// Longitude and latitude of a point, to a metre or so.
std::string point_in(const std::string& text) {
  const Json geometry = geometry_in(text, kEpsg);
  if (geometry.at("type") != "Point") return geometry.at("type").get<std::string>();
  const auto& at = geometry.at("coordinates");
  return fmt::format("{:.4f} {:.4f}", at[0].get<double>(), at[1].get<double>());
}

}  // namespace

TEST_CASE("Coordinates are latitude and longitude, or metres of the city's system in either order") {
  CHECK(point_in("57.70, 11.97") == "11.9700 57.7000");
  CHECK(point_in("  57.70 11.97\n") == "11.9700 57.7000");
  CHECK(point_in("57,70 11,97") == "11.9700 57.7000");
  CHECK(point_in("57.70,11.97") == "11.9700 57.7000");
  CHECK(point_in("6398040, 148213") == point_in("148213, 6398040"));
  CHECK(point_in("6398040 148213") == "11.9700 57.7015");
}

TEST_CASE("Two places are a line, and a row that ends where it begins is an area") {
  CHECK(geometry_in("57.70, 11.97\n57.71, 11.98", kEpsg).at("type") == "LineString");
  CHECK(geometry_in("57.70, 11.97; 57.71, 11.98; 57.70, 11.99", kEpsg).at("type") == "LineString");
  const Json area = geometry_in("57.70, 11.97\n57.71, 11.98\n\n57.70, 11.99\n57.70, 11.97", kEpsg);
  CHECK(area.at("type") == "Polygon");
  CHECK(area.at("coordinates")[0].size() == 4);
}

TEST_CASE("WKT is read in degrees and in metres") {
  CHECK(geometry_in("POINT (11.97 57.70)", kEpsg) == Json::parse(R"({"type":"Point","coordinates":[11.97,57.7]})"));
  CHECK(geometry_in("SRID=4326;linestring z(11.97 57.70 5, 11.98 57.71 6)", kEpsg) ==
        Json::parse(R"({"type":"LineString","coordinates":[[11.97,57.7],[11.98,57.71]]})"));
  CHECK(geometry_in("MULTIPOLYGON(((11.97 57.70, 11.98 57.70, 11.98 57.71, 11.97 57.70)))", kEpsg)
            .at("coordinates")[0][0]
            .size() == 4);
  CHECK(point_in("POINT(148213 6398040)") == "11.9700 57.7015");
}

TEST_CASE("GeoJSON may be a geometry, a feature, or a collection of one kind") {
  const std::string line = R"({"type":"LineString","coordinates":[[11.97,57.7],[11.98,57.71]]})";
  CHECK(geometry_in(line, kEpsg) == Json::parse(line));
  CHECK(geometry_in("\xEF\xBB\xBF"
                    R"({"type":"Feature","properties":{"a":1},"geometry":)" +
                        line + "}",
                    kEpsg) == Json::parse(line));
  const Json two = geometry_in(R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":)" + line +
                                   R"(},{"type":"Feature","geometry":)" + line + "}]}",
                               kEpsg);
  CHECK(two.at("type") == "MultiLineString");
  CHECK(two.at("coordinates").size() == 2);
  CHECK(complaint_of(R"({"type":"GeometryCollection","geometries":[)" + line +
                     R"(,{"type":"Point","coordinates":[11.97,57.7]}]})")
            .starts_with("the collection mixes"));
}

TEST_CASE("GPX gives its tracks, else its waypoints") {
  CHECK(geometry_in("<gpx><wpt lat='57.70' lon = \"11.97\"><name>lat=\"1\"</name></wpt></gpx>", kEpsg).at("type") ==
        "Point");
  const Json track = geometry_in(
      "<?xml version=\"1.0\"?><gpx><wpt lat=\"1\" lon=\"1\"/><trk><trkseg><trkpt lat=\"57.70\" "
      "lon=\"11.97\"><ele>4</ele>"
      "</trkpt><trkpt lon=\"11.98\" lat=\"57.71\"/></trkseg><trkseg><trkpt lat=\"57\" "
      "lon=\"11\"/></trkseg></trk></gpx>",
      kEpsg);
  CHECK(track == Json::parse(R"({"type":"MultiLineString","coordinates":[[[11.97,57.7],[11.98,57.71]]]})"));
  CHECK(complaint_of("<gpx></gpx>").starts_with("the GPX file has no points"));
  CHECK(complaint_of("<gpx><wpt lat=\"x\" lon=\"1\"/></gpx>").starts_with("a point of the GPX file lacks"));
}

TEST_CASE("What cannot be a place says what is wrong, where, and what to do") {
  CHECK(complaint_of(" \n") == "the place is missing: draw it, choose areas, or write coordinates");
  CHECK(complaint_of("57.70, 11.97\n57.71; x") ==
        "line 2 (\"57.71\") is no pair of coordinates: write for example 57.70, 11.97");
  CHECK(
      complaint_of("900000000, 5").starts_with("line 1 (900000000, 5) lies neither in degrees nor in SWEREF99 12 00"));
  CHECK(complaint_of("POLYGON((11.97 57.70, 11.98").starts_with("the text cannot be read as WKT at character 28"));
  CHECK(complaint_of("CIRCLE(1 2)").starts_with("the WKT geometry CIRCLE cannot be a place"));
  CHECK(complaint_of("{\"type\":").starts_with("the text begins as GeoJSON but cannot be read"));
  CHECK(complaint_of(R"({"type":"Point","coordinates":["a",1]})") ==
        "the coordinates do not have the form of the type (RFC 7946)");
  CHECK(complaint_of(std::string(200, '[').insert(0, "{\"a\":")).starts_with("the text has too many levels"));
}

TEST_CASE("More than ten thousand vertices are refused in every form") {
  std::string rows;
  std::string wkt = "LINESTRING(";
  for (int i = 0; i <= 10'000; ++i) {
    rows += fmt::format("57.70, {:.6f}\n", 11.9 + i * 1e-6);
    wkt += fmt::format("{}{:.6f} 57.70", i == 0 ? "" : ",", 11.9 + i * 1e-6);
  }
  CHECK(complaint_of(rows) == "the drawing has more than 10000 vertices: simplify it");
  CHECK(complaint_of(wkt + ")") == "the drawing has more than 10000 vertices: simplify it");
}

TEST_CASE("A crossing that costs next to nothing is mended, and any other is refused with its place") {
  // A square of a hundred metres with a loop of half a metre in one side.
  const std::string nick =
      "6400000, 150000\n6400000, 150100\n6400050, 150100\n6400050.5, 150100.5\n6400050, 150100.5\n6400050.5, 150100\n"
      "6400100, 150100\n6400100, 150000\n6400000, 150000";
  const Json mended = geometry_in(nick, kEpsg);
  const auto shape = casework::read_shape(mended, kEpsg);
  const auto& polygons = std::get<place::MultiPolygon<place::Metric>>(shape);
  CHECK(place::square_metres(polygons) == Approx(10'000).margin(2));
  CHECK_FALSE(place::repair(polygons).changed);
  const std::string bow = "57.703, 12.004\n57.706, 12.008\n57.703, 12.008\n57.706, 12.004\n57.703, 12.004";
  CHECK(complaint_of(bow) ==
        "the area crosses itself at 57.70450, 12.00600 (latitude, longitude): mend the line there");
}

TEST_CASE("Whatever is written is a place that casework takes, or a complaint about the place") {
  const std::vector<std::string> seeds{
      "57.70, 11.97\n57.71, 11.98\n57.70, 11.99\n57.70, 11.97", "6398040, 148213; 148300, 6398100",
      "SRID=3007;POLYGON((148213 6398040, 148313 6398040, 148313 6398140, 148213 6398040))",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[11.9,57.7],[11.91,57.7],[11.91,57.71],[11.9,57.7]]]}}]})",
      "<gpx><rte><rtept lat=\"57.70\" lon=\"11.97\"/><rtept lat='57.71' lon='11.98'/></rte></gpx>"};
  std::mt19937 random{20260311};
  const std::string letters = "0123456789.,;-+eE ()[]{}<>\"'/=:\n\xC3\xA5\xFFPOLYGNnul";
  for (int round = 0; round < 2'000; ++round) {
    std::string text = seeds[random() % seeds.size()];
    for (auto changes = 1 + random() % 6; changes > 0 && !text.empty(); --changes) {
      const auto at = random() % text.size();
      switch (random() % 4) {
        case 0: text[at] = letters[random() % letters.size()]; break;
        case 1: text.insert(at, 1, letters[random() % letters.size()]); break;
        case 2: text.erase(at, 1 + random() % 4); break;
        default: text.insert(at, text.substr(at, random() % 20));
      }
    }
    try {
      const Json geometry = geometry_in(text, kEpsg);
      REQUIRE_NOTHROW(casework::read_shape(geometry, kEpsg));
    } catch (const casebook::RefusedWork& refused) {
      REQUIRE(refused.complaints().front().field == "geometry");
      REQUIRE_FALSE(refused.complaints().front().swedish.empty());
    }
  }
}
