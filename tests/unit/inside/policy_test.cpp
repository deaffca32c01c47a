// Every address x role x areas x secrecy x purpose against the policy's table.
#include <catch2/catch.hpp>

#include <map>

#include "geo/access/policy.hpp"
#include "tests/support/tile_reader.hpp"
#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using access::Detail;

namespace {

struct Address {
  const char* target;
  Detail detail;
  bool is_export;
};

constexpr Address kAddresses[] = {
    {"/inside/figures", Detail::areas, false},
    {"/inside/figures.csv", Detail::areas, true},
    {"/inside/figures.geojson", Detail::areas, true},
    {"/inside/figures.gpkg", Detail::areas, true},
    {"/inside/incidents.csv", Detail::points, true},
    {"/inside/incidents.geojson", Detail::points, true},
    {"/inside/incidents.gpkg?period=2024-W07", Detail::points, true},
    {"/inside/ogc/collections/areas-PARTS/items", Detail::areas, false},
    {"/inside/ogc/collections/incidents/items", Detail::points, false},
    {"/inside/ogc/collections/incidents/items?bbox=11,57,12,58", Detail::points, false},
    {"/inside/ogc/collections/areas-PARTS/items/3", Detail::areas, false},
    {"/inside/choices", Detail::areas, false},
    {"/inside/hotspots?scheme=PARTS", Detail::areas, false},
    {"/inside/hotspots?grid=1000", Detail::cells, false},
    {"/inside/tiles/areas/8/136/77.mvt", Detail::areas, false},
    {"/inside/tiles/grid/8/136/77.mvt", Detail::cells, false},
    {"/inside/tiles/hotspots/8/136/77.mvt", Detail::cells, false},
    {"/inside/tiles/incidents/8/136/77.mvt", Detail::points, false},
    {"/inside/tiles/areas,incidents/8/136/77.mvt", Detail::points, false},
};

const access::PolicyRow& row_of(access::Role role) {
  for (const auto& row : access::Policy::table()) {
    if (row.role == role) return row;
  }
  throw std::logic_error("a role without a row");
}

bool allows(const access::PolicyRow& row, const Address& address) {
  if (row.everywhere == Detail::nothing) return false;
  if (address.is_export && !row.may_export) return false;
  return address.detail == Detail::points ? row.points_in_own_areas : row.everywhere >= address.detail;
}

std::int64_t total_of(const http::Response& response) {
  return nlohmann::json::parse(response.text())["total"]["count"].get<std::int64_t>();
}

/// Incidents of a tile, by clusters and points.
std::uint64_t incidents_in(const http::Response& response) {
  if (response.status == 204) return 0;
  for (const auto& layer : read_tile(std::string{response.text()})) {
    if (layer.name == "tile_info") return std::get<std::uint64_t>(layer.features.at(0).attributes.at("total"));
  }
  return 0;
}

}  // namespace

TEST_CASE("every address answers exactly those assignments that the policy's table allows") {
  for (const std::string& assignment : all_assignments()) {
    const auto role = access::parse_assignment(assignment)->role;
    for (const Address& address : kAddresses) {
      for (const bool with_purpose : {false, true}) {
        INFO(address.target << " as " << assignment << (with_purpose ? " with a purpose" : ""));
        const auto response = inside_house().as(assignment, address.target, with_purpose);
        // Level 0 opens no source, since sources are internal: the same refusal as for what is not there.
        const bool opens = allows(row_of(role), address) && access::parse_assignment(assignment)->secrecy > 0;
        CHECK((response.status == 200 || response.status == 204) == opens);
        if (!opens) CHECK(response.status == 403);
        CHECK(response.header("Cache-Control") == "no-store");
      }
    }
  }
}

TEST_CASE("a refusal tells nothing of what is there") {
  const InsideHouse empty{book_of(city_with([](const auto&) {}))};
  for (const Address& address : kAddresses) {
    for (const char* assignment : {"reader", "communicator", "administrator", "steering@CITY:1"}) {
      INFO(address.target << " as " << assignment);
      const auto full = inside_house().as(assignment, address.target);
      const auto none = empty.as(assignment, address.target);
      if (full.status == 403) CHECK(full.text() == none.text());
    }
  }
}

TEST_CASE("a planner's points are those of the own part at every zoom, and the city's counts are whole") {
  const auto& house = inside_house();
  const auto all = incidents_in(house.get("/inside/tiles/incidents/0/0/0.mvt"));
  const auto own = incidents_in(house.as("planner@CITY:1", "/inside/tiles/incidents/0/0/0.mvt"));
  CHECK(incidents_in(house.as("planner", "/inside/tiles/incidents/0/0/0.mvt")) == all);
  CHECK(own > 0);
  CHECK(own < all);
  CHECK(total_of(house.as("planner@CITY:1", "/inside/figures")) == total_of(house.get("/inside/figures")));
  // The other part asked for by name is as empty as a part without incidents.
  CHECK(incidents_in(house.as("planner@CITY:1", "/inside/tiles/incidents/0/0/0.mvt?scheme=CITY&area=2")) == 0);
  CHECK(incidents_in(house.as("planner@CITY:1", "/inside/tiles/incidents/0/0/0.mvt?scheme=CITY&area=1")) == own);
}

TEST_CASE(
    "a sensitive category asked for without a purpose is refused and logged; with one it is answered and logged") {
  const InsideHouse house{book_of(small_city_casebook())};
  const char* target = "/inside/figures?category=sexualbrott";
  CHECK(house.as("planner/2", target).status == 403);
  REQUIRE(house.log.size() == 1);
  CHECK(house.log[0].line.act == "nekat");
  CHECK(house.log[0].line.filter == "?category=sexualbrott");
  CHECK(house.as("planner/2", target, true).status == 200);
  REQUIRE(house.log.size() == 2);
  CHECK(house.log[1].line.act == "läst");
}

TEST_CASE("points are in the log before they are answered, once a minute for each session, layer and filter") {
  const InsideHouse house{book_of(small_city_casebook())};
  const std::string tile = "/inside/tiles/incidents/";
  for (const char* rest : {"8/136/77.mvt", "9/272/154.mvt", "9/273/154.mvt"}) house.as("planner", tile + rest);
  REQUIRE(house.log.size() == 1);
  CHECK(house.log[0].line.what == "/inside/tiles/incidents");
  CHECK(house.log[0].line.rows == kCityRows);
  house.as("planner", tile + "8/136/77.mvt?category=stold");
  CHECK(house.log.size() == 2);
  house.as("analyst", tile + "8/136/77.mvt");
  CHECK(house.log.size() == 3);
  house.now += std::chrono::minutes{1};
  house.as("planner", tile + "8/136/77.mvt");
  CHECK(house.log.size() == 4);
  house.as("planner", "/inside/figures");
  CHECK(house.log.size() == 4);
}

TEST_CASE("another purpose or another part is another reading, also within the minute") {
  const InsideHouse house{book_of(small_city_casebook())};
  const std::string tile = "/inside/tiles/incidents/8/136/77.mvt";
  house.as("planner/2", tile);
  house.as("planner/2", tile, true);
  house.as("analyst/2", tile, true);
  CHECK(house.log.size() == 3);
  inside::MinuteLog log;
  int lines = 0;
  const auto keep = [&] { ++lines; };
  for (const char* key : {"a", "a", "b", "a"}) log.keep_once(key, house.now, keep);
  CHECK(lines == 2);
}

TEST_CASE("what has to be logged is not answered where nothing may wait, and is once it is in the log") {
  const InsideHouse house{book_of(small_city_casebook())};
  const std::string tile = "/inside/tiles/incidents/8/136/77.mvt";
  CHECK_THROWS_AS(house.hurried("planner", tile), http::MustWait);
  CHECK(house.log.empty());
  CHECK(house.as("planner", tile).status == 200);
  CHECK(house.hurried("planner", tile).status == 200);
  CHECK(house.hurried("planner", "/inside/figures").status == 200);
  CHECK_THROWS_AS(house.hurried("reader", tile), http::MustWait);
  CHECK(house.log.size() == 1);
}

TEST_CASE("a file is in the log each time, with its rows") {
  const InsideHouse house{book_of(small_city_casebook())};
  house.as("planner", "/inside/figures.csv");
  house.as("planner", "/inside/figures.csv");
  REQUIRE(house.log.size() == 2);
  CHECK(house.log[0].line.act == "utlämnat");
  CHECK(house.log[0].line.rows == kCityRows);
}

TEST_CASE("what cannot be logged is not answered, and is tried again by the next") {
  const InsideHouse house{book_of(small_city_casebook())};
  house.log_is_broken = true;
  CHECK(house.as("planner", "/inside/tiles/incidents/8/136/77.mvt").status == 503);
  CHECK(house.as("planner", "/inside/tiles/incidents/8/136/77.mvt").status == 503);
  CHECK(house.as("planner", "/inside/figures.csv").status == 503);
  house.log_is_broken = false;
  CHECK(house.as("planner", "/inside/tiles/incidents/8/136/77.mvt").status == 200);
  CHECK(house.log.size() == 1);
}

TEST_CASE("an expired token, one of a member who is gone, and one above its member's parts open nothing") {
  const InsideHouse house{book_of(small_city_casebook())};
  CHECK(house.as("planner", "/inside/figures").status == 200);
  house.now = time::Instant{std::chrono::seconds{4'000'000'000}};
  CHECK(house.as("planner", "/inside/figures").status == 401);
}

TEST_CASE("a source above a right is as unknown as one that is not there") {
  auto view = square_city(2000);
  auto secret = view.sources.front();
  secret.name = "hemlig";
  secret.secrecy = access::kHighest;
  view.sources.push_back(secret);
  view.incidents.put_in_order();
  const InsideHouse house{book_of(casebook::Casebook{std::move(view)})};
  const auto told = house.as("planner/2", "/inside/figures?source=hemlig", true);
  CHECK(told.status == 400);
  CHECK(told.text() == house.as("planner/2", "/inside/figures?source=finns-inte", true).text());
  CHECK(told.text().find("hemlig") == std::string_view::npos);
  CHECK(house.as("analyst/3", "/inside/figures?source=hemlig").status == 403);
  CHECK(house.as("analyst/3", "/inside/figures?source=hemlig", true).status == 200);
}
