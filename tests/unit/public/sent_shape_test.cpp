#include "server/public/sent_shape.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "server/public/geojson.hpp"

using namespace tryggkarta;
using namespace tryggkarta::public_routes;

namespace {

using Shape = place::Shape<place::LonLat>;

const Crs& crs84() { return offered_crs().front(); }

nlohmann::json written(const Shape& shape) {
  std::string out;
  append_geometry(out, crs84(), sent_in(crs84(), &shape));
  return nlohmann::json::parse(out);
}

place::Ring<place::LonLat> square(double at, double side) {
  return {{at, at}, {at, at + side}, {at + side, at + side}, {at + side, at}};  // clockwise on a map
}

double turn_of(const nlohmann::json& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    sum += ring[i - 1][0].get<double>() * ring[i][1].get<double>() -
           ring[i][0].get<double>() * ring[i - 1][1].get<double>();
  }
  return sum;
}

}  // namespace

TEST_CASE("exterior rings are sent counter-clockwise and holes clockwise, however they are stored") {
  place::Polygon<place::LonLat> polygon{square(1, 3), {square(2, 1)}};
  if (GENERATE(false, true)) std::reverse(polygon.exterior.begin(), polygon.exterior.end());
  if (GENERATE(false, true)) std::reverse(polygon.holes[0].begin(), polygon.holes[0].end());
  const auto geometry = written(place::MultiPolygon<place::LonLat>{polygon});
  CHECK(turn_of(geometry["coordinates"][0][0]) > 0);
  CHECK(turn_of(geometry["coordinates"][0][1]) < 0);
}

TEST_CASE("the first and the last position of a ring are equal") {
  const auto ring = written(place::MultiPolygon<place::LonLat>{{square(1, 3), {}}})["coordinates"][0][0];
  CHECK(ring.size() == 5);
  CHECK(ring.front() == ring.back());
}

TEST_CASE("lines and areas have one type however many parts they have") {
  const place::Polygon<place::LonLat> polygon{square(1, 1), {}};
  const std::vector<place::LonLat> line{{1, 1}, {2, 2}};
  CHECK(written(place::MultiPolygon<place::LonLat>{polygon})["type"] == "MultiPolygon");
  CHECK(written(place::MultiPolygon<place::LonLat>{polygon, {square(5, 1), {}}})["coordinates"].size() == 2);
  CHECK(written(place::MultiLine<place::LonLat>{line})["type"] == "MultiLineString");
  CHECK(written(place::LonLat{1, 2}) == nlohmann::json::parse(R"({"type":"Point","coordinates":[1,2]})"));
  CHECK(written(place::MultiPolygon<place::LonLat>{}).is_null());
}

TEST_CASE("coordinates have seven decimals, and vertices that fall together are sent once") {
  const auto line = written(place::MultiLine<place::LonLat>{{{1.00000001, 2}, {1.00000004, 2}, {1.12345678, 2}}});
  CHECK(line["coordinates"] == nlohmann::json::parse("[[[1,2],[1.1234568,2]]]"));
}

TEST_CASE("a ring that rounding flattens is not sent") {
  CHECK(written(place::MultiPolygon<place::LonLat>{{square(1, 1e-9), {}}}).is_null());
}

// domain.md §3.1: the Gustaf Adolf statue, published in three systems.
TEST_CASE("the published check point comes out in every system, in the axis order of its authority") {
  const auto [uri, first, second, tolerance] = GENERATE(table<std::string, double, double, double>(
      {{"http://www.opengis.net/def/crs/OGC/1.3/CRS84", 11.9668597, 57.7071523, 1e-7},
       {"http://www.opengis.net/def/crs/EPSG/0/4326", 57.7071523, 11.9668597, 1e-7},
       {"http://www.opengis.net/def/crs/EPSG/0/3007", 6398667.228, 148024.346, 0.01},
       {"http://www.opengis.net/def/crs/EPSG/0/3006", 6400152.211, 319288.357, 0.01},
       {"http://www.opengis.net/def/crs/EPSG/0/3857", 1332144.730, 7906049.344, 0.01}}));
  const Crs* crs = find_crs(uri);
  REQUIRE(crs != nullptr);
  std::string out;
  append_geometry(out, *crs, sent_in(*crs, place::LonLat{11.9668597, 57.7071523}));
  const auto coordinates = nlohmann::json::parse(out)["coordinates"];
  CHECK(coordinates[0].get<double>() == Approx(first).margin(tolerance).epsilon(0));
  CHECK(coordinates[1].get<double>() == Approx(second).margin(tolerance).epsilon(0));
}
