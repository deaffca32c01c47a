#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;

TEST_CASE("a day that only a source above the right has delivered does not move the quarters of persistence") {
  auto view = square_city(10000);
  for (int quarter = 0; quarter < 8; ++quarter) put_into_cell(view, 20, 20, 40, day_number("2024-01-15") + quarter * 91);
  auto secret = view.sources.front();
  view.sources.front().first_day = time::parse_day("2024-01-01");
  view.sources.front().last_day = time::parse_day("2025-12-31");
  secret.name = "hemlig";
  secret.secrecy = access::kHighest;
  secret.first_day = time::parse_day("2024-01-01");
  secret.last_day = time::parse_day("2027-06-30");
  view.sources.push_back(secret);
  view.incidents.put_in_order();
  const InsideHouse house{book_of(casebook::Casebook{std::move(view)})};
  const auto spots = nlohmann::json::parse(house.as("planner", "/inside/hotspots?grid=1000").text())["hotspots"];
  REQUIRE_FALSE(spots.empty());
  CHECK(spots[0]["quarters"].get<std::string>().back() == '1');
}

TEST_CASE("areas are ranked from the hottest down, with their figures") {
  const auto answer = inside_house().json("/inside/hotspots?scheme=PARTS&period=2025");
  const auto figures = inside_house().json("/inside/figures?scheme=PARTS&period=2025");
  CHECK(answer["scheme"] == "PARTS");
  CHECK(answer["measured"] == "empirical_bayes_rate");
  CHECK(answer["units"] == 25);
  REQUIRE(answer["hotspots"].size() == 25);
  CHECK(answer["total"] == figures["total"]["count"]);
  CHECK(answer["unplaced"] == figures["unplaced"]["count"]);
  std::map<std::string, nlohmann::json> by_area;
  for (const auto& figure : figures["figures"]) by_area[figure["area"]] = figure;
  double before = 1e9;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < answer["hotspots"].size(); ++i) {
    const auto& spot = answer["hotspots"][i];
    INFO(spot.dump());
    CHECK(spot["rank"] == i + 1);
    CHECK(spot["z"].get<double>() <= before);
    before = spot["z"];
    const auto& figure = by_area.at(spot["area"]);
    CHECK(spot["count"] == figure["count"]);
    CHECK(spot["rate"] == figure["rate"]);
    CHECK(spot["name"] == figure["name"]);
    CHECK(spot["quarters_hot"] >= 0);
    CHECK(spot["quarters_hot"] <= 8);
    seen.insert(spot["area"]);
  }
  CHECK(seen.size() == 25);
}

TEST_CASE("cells are ranked in the same way, the hot place first, and with what takes no part they add up") {
  for (const std::string side : {"250", "1000"}) {
    INFO(side);
    const auto answer = inside_house().json("/inside/hotspots?grid=" + side + "&limit=10000");
    CHECK(answer["measured"] == "count");
    CHECK(answer["grid"] == std::stoi(side));
    std::int64_t counted = answer["excluded"];
    double before = 1e9;
    for (const auto& spot : answer["hotspots"]) {
      CHECK(spot["z"].get<double>() <= before);
      before = spot["z"];
      counted += spot["count"].get<std::int64_t>();
      const double q = spot["q"];
      const int level = q <= 0.01 ? 3 : q <= 0.05 ? 2 : q <= 0.1 ? 1 : 0;
      CHECK(std::abs(spot["level"].get<int>()) == level);
    }
    const auto& first = answer["hotspots"][0];
    CHECK(first["level"] == 3);
    CHECK(first["quarters_hot"] == 8);
    CHECK(counted == kCityRows);
  }
}

TEST_CASE("the quarters of a place are told one by one, oldest first, and add up to their number") {
  for (const char* target : {"/inside/hotspots?grid=1000&limit=10000", "/inside/hotspots?scheme=PARTS"}) {
    const auto answer = inside_house().json(target);
    for (const auto& spot : answer["hotspots"]) {
      const std::string quarters = spot["quarters"];
      REQUIRE(quarters.size() == 8);
      CHECK(std::count(quarters.begin(), quarters.end(), '1') == spot["quarters_hot"]);
      CHECK(std::count(quarters.begin(), quarters.end(), '0') == 8 - spot["quarters_hot"].get<int>());
    }
  }
  // There are incidents of two years: in the four quarters before them nothing was hot.
  const auto early = inside_house().json("/inside/hotspots?grid=1000&to=2024-12-31&limit=1");
  CHECK(early["hotspots"][0]["quarters"] == "00001111");
}

TEST_CASE("a cell of the list says where it is, and what the area around it is called") {
  const auto answer = inside_house().json("/inside/hotspots?grid=1000&limit=10000");
  std::set<std::string> names;
  for (const auto& area : inside_ready().schemes[1].areas) names.insert(area.name);
  std::size_t named = 0;
  for (const auto& spot : answer["hotspots"]) {
    CHECK(spot["lon"].get<double>() > 11);
    CHECK(spot["lon"].get<double>() < 13);
    CHECK(spot["lat"].get<double>() > 57);
    CHECK(spot["lat"].get<double>() < 59);
    if (!spot.contains("near")) continue;
    ++named;
    CHECK(names.contains(spot["near"]));
  }
  CHECK(named > 0);
}

TEST_CASE("the classes of cells rise, begin above one, and the largest count has the last of them") {
  for (const char* target : {"/inside/hotspots?grid=250&limit=10000", "/inside/hotspots?grid=1000&limit=10000"}) {
    const auto answer = inside_house().json(target);
    double before = 1;
    for (const auto& bound : answer["breaks"]) {
      CHECK(bound.get<double>() > before);
      before = bound;
    }
    CHECK(answer["breaks"].size() <= 4);
    std::int64_t most = 0;
    for (const auto& spot : answer["hotspots"]) most = std::max(most, spot["count"].get<std::int64_t>());
    CHECK(before <= static_cast<double>(most));
  }
  CHECK(inside_house().json("/inside/hotspots?grid=250&to=1901-01-01")["breaks"].empty());
}

TEST_CASE("cells are asked for with a division only to say which area is meant") {
  CHECK(inside_house().get("/inside/hotspots?grid=1000&scheme=CITY").status == 400);
  const auto whole = inside_house().json("/inside/hotspots?grid=1000&limit=10000");
  const auto part = inside_house().json("/inside/hotspots?grid=1000&limit=10000&scheme=CITY&area=1");
  const auto counted = [](const nlohmann::json& answer) {
    std::int64_t count = 0;
    for (const auto& spot : answer["hotspots"]) count += spot["count"].get<std::int64_t>();
    return count;
  };
  CHECK(counted(part) > 0);
  CHECK(counted(part) < counted(whole));
}

TEST_CASE("the list is as long as asked for, and a hundred without a word") {
  CHECK(inside_house().json("/inside/hotspots?grid=250")["hotspots"].size() == 100);
  CHECK(inside_house().json("/inside/hotspots?grid=250&limit=7")["hotspots"].size() == 7);
  CHECK(inside_house().json("/inside/hotspots?scheme=PARTS&limit=3")["hotspots"].size() == 3);
}

TEST_CASE("where Gi* says nothing the list is empty, and the totals stand") {
  const auto two = inside_house().json("/inside/hotspots?scheme=CITY");
  CHECK(two["hotspots"].empty());
  CHECK(two["total"] == kCityRows);
  CHECK(inside_house().json("/inside/hotspots?grid=250&category=trafik")["hotspots"].empty());
  CHECK(inside_house().json("/inside/hotspots?grid=250&from=2030-01-01")["hotspots"].empty());
  CHECK(inside_house().json("/inside/hotspots?grid=1000&to=1901-01-01")["hotspots"].empty());
  CHECK(inside_house().json("/inside/hotspots?grid=1000&to=0001-01-01")["hotspots"].empty());
}

TEST_CASE("without a word it is the finest division that one can take in") {
  CHECK(inside_house().json("/inside/hotspots")["scheme"] == "PARTS");
}
