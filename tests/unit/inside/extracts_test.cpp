// Files and the pages of the OGC API: the same incidents and counts as everywhere else.
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "geo/analysis/incident_filter.hpp"
#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using Json = nlohmann::json;

namespace {

Json parsed(const http::Response& response) {
  INFO(response.text());
  REQUIRE(response.status == 200);
  return Json::parse(response.text());
}

std::vector<std::string> lines_of(std::string_view csv) {
  std::vector<std::string> lines;
  while (!csv.empty()) {
    const auto end = csv.find("\r\n");
    lines.emplace_back(csv.substr(0, end));
    csv.remove_prefix(std::min(csv.size(), end + 2));
  }
  return lines;
}

std::set<std::int64_t> ids_of(const Json& features) {
  std::set<std::int64_t> ids;
  for (const auto& feature : features) ids.insert(feature["id"].get<std::int64_t>());
  REQUIRE(ids.size() == features.size());
  return ids;
}

const std::string kQuestion = "?period=2024-Q3&category=stold&weekdays=5..7";

std::int64_t count_of(const std::string& question) {
  return inside_house().json("/inside/figures" + question)["total"]["count"];
}

}  // namespace

TEST_CASE("the file of incidents holds what the figures count, as CSV and as GeoJSON") {
  const auto csv = inside_house().get("/inside/incidents.csv" + kQuestion);
  CHECK(csv.header("Content-Type") == "text/csv; charset=utf-8");
  CHECK(csv.header("Content-Disposition") == "attachment; filename=\"incidents.csv\"");
  CHECK(csv.header("Cache-Control") == "no-store");
  const auto lines = lines_of(csv.text());
  CHECK(lines.front() == "\xEF\xBB\xBFid;category;day;time;source;precision;area_CITY;area_PARTS;lon;lat");
  REQUIRE(static_cast<std::int64_t>(lines.size()) - 1 == count_of(kQuestion));
  const auto features = parsed(inside_house().get("/inside/incidents.geojson" + kQuestion))["features"];
  CHECK(features.size() == lines.size() - 1);
  const auto& view = inside_ready().view;
  std::map<std::int64_t, std::size_t> row_of;
  for (std::size_t row = 0; row < view.incidents.size(); ++row) row_of[view.incidents.id(row)] = row;
  for (const auto& feature : features) {
    const std::size_t row = row_of.at(feature["id"].get<std::int64_t>());
    const auto& told = feature["properties"];
    CHECK(told["id"] == feature["id"]);
    CHECK(told["category"] == view.categories[view.incidents.category(row)].code);
    CHECK(told["day"].get<std::string>().substr(0, 5) == "2024-");
    CHECK(told["time"].is_null() == !view.incidents.hour_known(row));
    CHECK(feature["geometry"].is_null() == !view.incidents.has_place(row));
  }
}

TEST_CASE("an incident's place in a file is where it is, to a centimetre") {
  auto view = square_city(2000);
  put_into_cell(view, 3, 2, 1, day_number("2025-05-05"));
  view.incidents.put_in_order();
  const InsideHouse house{book_of(casebook::Casebook{std::move(view)})};
  const auto features = parsed(house.get("/inside/incidents.geojson"))["features"];
  REQUIRE(features.size() == 1);
  // The middle of the cell in EPSG:3006, asked of the OGC address, which can tell it in that system.
  const auto same = parsed(house.get(
      "/inside/ogc/collections/incidents/items?crs=http%3A%2F%2Fwww.opengis.net%2Fdef%2Fcrs%2FEPSG%2F0%2F3006"));
  const auto where = same["features"][0]["geometry"]["coordinates"];
  // North first, as the authority has it.
  CHECK(where[0].get<double>() == Approx(6'400'000 + 2 * 250 + 125).margin(0.02));
  CHECK(where[1].get<double>() == Approx(319'000 + 3 * 250 + 125).margin(0.02));
}

TEST_CASE("the file of areas holds the figures, and what has no area lies nowhere") {
  const auto figures = inside_house().json("/inside/figures?scheme=PARTS&period=2025");
  const auto features = parsed(inside_house().get("/inside/figures.geojson?scheme=PARTS&period=2025"))["features"];
  REQUIRE(features.size() == figures["figures"].size() + 2);
  for (std::size_t i = 0; i < figures["figures"].size(); ++i) {
    CHECK(features[i]["id"] == figures["figures"][i]["id"]);
    CHECK(features[i]["properties"]["area"] == figures["figures"][i]["area"]);
    CHECK(features[i]["properties"]["count"] == figures["figures"][i]["count"]);
    CHECK(features[i]["properties"]["rate"] == figures["figures"][i]["rate"]);
    CHECK(features[i]["geometry"]["type"] == "MultiPolygon");
  }
  const auto& unplaced = features[features.size() - 2];
  CHECK(unplaced["properties"]["row"] == "unplaced");
  CHECK(unplaced["properties"]["count"] == figures["unplaced"]["count"]);
  CHECK(unplaced["geometry"].is_null());
  CHECK(features.back()["properties"]["count"] == figures["total"]["count"]);
}

TEST_CASE("a GeoPackage is a GeoPackage, and other endings are not there") {
  const auto file = inside_house().get("/inside/incidents.gpkg" + kQuestion);
  CHECK(file.header("Content-Type") == "application/geopackage+sqlite3");
  CHECK(file.text().substr(0, 16) == std::string_view("SQLite format 3\0", 16));
  CHECK(file.text().substr(68, 4) == "GPKG");
  for (const char* target : {"/inside/incidents.xlsx", "/inside/incidents.CSV", "/inside/figures.shp"})
    CHECK(inside_house().get(target).status == 404);
}

TEST_CASE("pages of the OGC API hold every incident of the filter once") {
  const std::string address = "/inside/ogc/collections/incidents/items" + kQuestion;
  std::set<std::int64_t> seen;
  std::string next = address + "&limit=37";
  for (int pages = 0; !next.empty(); ++pages) {
    REQUIRE(pages < 1000);
    const auto page = parsed(inside_house().get(next));
    CHECK(page["numberMatched"] == count_of(kQuestion));
    CHECK(page["numberReturned"] == page["features"].size());
    for (const std::int64_t id : ids_of(page["features"])) CHECK(seen.insert(id).second);
    next.clear();
    for (const auto& link : page["links"]) {
      if (link["rel"] == "next")
        next = link["href"].get<std::string>().substr(std::string("https://karta.example.org").size());
    }
  }
  CHECK(static_cast<std::int64_t>(seen.size()) == count_of(kQuestion));
}

TEST_CASE("a box keeps what lies in it and what lies nowhere, and datetime cuts days") {
  const auto all = parsed(inside_house().get("/inside/ogc/collections/incidents/items?limit=10000"))["numberMatched"];
  std::int64_t nowhere = 0;
  for (std::size_t row = 0; row < inside_ready().view.incidents.size(); ++row)
    nowhere += inside_ready().view.incidents.has_place(row) ? 0 : 1;
  const auto matched = [](const std::string& question) {
    return parsed(inside_house().get("/inside/ogc/collections/incidents/items" + question))["numberMatched"]
        .get<std::int64_t>();
  };
  CHECK(matched("?bbox=-180,-90,180,90") == all);
  CHECK(matched("?bbox=0,0,0.1,0.1") == nowhere);
  CHECK(matched("?datetime=2024-03-01/2024-03-31") == count_of("?period=2024-03"));
  CHECK(matched("?datetime=2024-03-01/2024-03-31&from=2024-03-31") == count_of("?from=2024-03-31&to=2024-03-31"));
  CHECK(inside_house().get("/inside/ogc/collections/incidents/items?datetime=2024&period=2024-03").status == 400);
  CHECK(matched("?datetime=../2023-01-01") == 0);
}

TEST_CASE("one incident is answered within the right alone; outside it is as unknown as a number that nobody has") {
  const auto& house = inside_house();
  const auto of = [&](const char* area) {
    const auto page =
        parsed(house.get("/inside/ogc/collections/incidents/items?limit=1&scheme=CITY&area=" + std::string(area)));
    return std::to_string(page["features"].at(0)["id"].get<std::int64_t>());
  };
  const std::string address = "/inside/ogc/collections/incidents/items/";
  const auto own = house.as("planner@CITY:1", address + of("1"));
  CHECK(parsed(own)["properties"]["area_CITY"] == "1");
  const auto others = house.as("planner@CITY:1", address + of("2"));
  const auto nobodys = house.as("planner@CITY:1", address + "999999999");
  CHECK(others.status == 404);
  CHECK(others.text() == nobodys.text());
  CHECK(house.as("planner@CITY:1", address + "x").text() == nobodys.text());
}

TEST_CASE("whoever sees no points has no collection of incidents, and a planner's is that of the own part") {
  const auto ids = [](const http::Response& response) {
    std::set<std::string> all;
    const auto document = parsed(response);
    for (const auto& collection : document["collections"]) all.insert(collection["id"].get<std::string>());
    return all;
  };
  const auto& house = inside_house();
  const std::string address = "/inside/ogc/collections";
  CHECK(ids(house.as("reader", address)) == std::set<std::string>{"areas-CITY", "areas-PARTS"});
  CHECK(ids(house.as("planner", address)) ==
        std::set<std::string>{"areas-CITY", "areas-PARTS", "incidents", "problems", "causes", "actions",
                              "evaluation_plans", "evaluations", "pledges", "pledge_activities", "surveys",
                              "survey_values", "observations", "coverage", "reports", "assessments", "meetings",
                              "tasks", "decisions"});
  CHECK(house.as("planner", address + "/problems").status == 200);
  CHECK(house.as("reader", address + "/problems").status == 403);
  CHECK(house.as("reader", address + "/incidents").status == 403);
  CHECK(house.as("reader", address + "/incidents/items").status == 403);
  CHECK(house.as("reader", address + "/incidents/items/1").status == 403);
  CHECK(house.as("reader", address + "/nothing").status == 404);
  CHECK(house.as("administrator", address).status == 403);
  CHECK(parsed(house.as("planner@CITY:1", address + "/incidents/items"))["numberMatched"] ==
        parsed(house.get(address + "/incidents/items?scheme=CITY&area=1"))["numberMatched"]);
}

TEST_CASE("pages and files are in the log with what they were of") {
  const InsideHouse house{book_of(small_city_casebook())};
  house.as("planner", "/inside/incidents.gpkg?period=2024-W07");
  REQUIRE(house.log.size() == 1);
  CHECK(house.log[0].line.act == "utlämnat");
  CHECK(house.log[0].line.what == "/inside/incidents.gpkg");
  CHECK(house.log[0].line.filter == "?period=2024-W07");
  CHECK(house.log[0].line.rows == count_of("?period=2024-W07"));
  house.as("planner", "/inside/ogc/collections/incidents/items?limit=5");
  REQUIRE(house.log.size() == 2);
  CHECK(house.log[1].line.act == "läst");
  CHECK(house.log[1].line.rows == 5);
  house.as("planner", "/inside/ogc/collections/incidents/items/999999999");
  REQUIRE(house.log.size() == 3);
  CHECK(house.log[2].line.rows == 0);
  house.as("planner", "/inside/ogc/collections/incidents/items?datetime=../..");
  CHECK(house.log.size() == 3);
  house.as("reader", "/inside/figures.gpkg");
  REQUIRE(house.log.size() == 4);
  CHECK(house.log[3].line.act == "nekat");
}
