#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>

#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;

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
