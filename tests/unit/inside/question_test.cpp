// Every address below /inside/ with good and bad parameters.
#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;

namespace {

std::int64_t total_of(const std::string& question) {
  return inside_house().json("/inside/figures" + question)["total"]["count"];
}

}  // namespace

TEST_CASE("a wrong parameter is answered with 400 and its name") {
  const auto [parameters, name] =
      GENERATE(table<std::string, std::string>({{"x=1", "x"},
                                                {"From=2024-01-01", "From"},
                                                {"from=2024-01-01&from=2024-01-01", "from"},
                                                {"from=2024-02-30", "from"},
                                                {"from=", "from"},
                                                {"from=1.1.2024", "from"},
                                                {"to=ig%C3%A5r", "to"},
                                                {"from=2024-02-01&to=2024-01-31", "to"},
                                                {"period=2024-Q5", "period"},
                                                {"period=2024-Q1&from=2024-01-01", "period"},
                                                {"period=2024-Q1&to=2024-01-01", "period"},
                                                {"period=2024-Q1&earlier_years=11", "earlier_years"},
                                                {"period=2024-Q1&earlier_years=-1", "earlier_years"},
                                                {"period=2024-Q1&earlier_years=", "earlier_years"},
                                                {"period=2024..2025&earlier_years=1", "earlier_years"},
                                                {"earlier_years=1", "earlier_years"},
                                                {"from=0001-01-01&to=0001-01-05&earlier_years=10", "earlier_years"},
                                                {"from=2024-01-01&earlier_years=1", "earlier_years"},
                                                {"from=2024-01-01&to=2024-12-30&earlier_years=1", "earlier_years"},
                                                {"category=nope", "category"},
                                                {"category=", "category"},
                                                {"category=stold,", "category"},
                                                {"category=stold,,vald", "category"},
                                                {"category=STOLD", "category"},
                                                {"source=nope", "source"},
                                                {"source=polisen,nope", "source"},
                                                {"precision=exakt", "precision"},
                                                {"precision=", "precision"},
                                                {"hours=24", "hours"},
                                                {"hours=-1", "hours"},
                                                {"hours=", "hours"},
                                                {"hours=5..", "hours"},
                                                {"hours=..5", "hours"},
                                                {"hours=1..2..3", "hours"},
                                                {"hours=1.5", "hours"},
                                                {"hours=99999999999999999999", "hours"},
                                                {"weekdays=0", "weekdays"},
                                                {"weekdays=8", "weekdays"},
                                                {"weekdays=1..8", "weekdays"},
                                                {"weekdays=m%C3%A5n", "weekdays"},
                                                {"scheme=NOPE", "scheme"},
                                                {"scheme=", "scheme"},
                                                {"area=99", "area"},
                                                {"area=", "area"},
                                                {"scheme=CITY&area=05", "area"}}));
  for (const std::string address : {"/inside/figures", "/inside/figures.csv", "/inside/hotspots"}) {
    INFO(address << "?" << parameters);
    const auto response = inside_house().get(address + "?" + parameters);
    REQUIRE(response.status == 400);
    CHECK(response.header("Cache-Control") == "no-store");
    const auto problem = nlohmann::json::parse(response.text());
    REQUIRE(problem["errors"].size() == 1);
    CHECK(problem["errors"][0]["parameter"] == name);
  }
  for (const std::string layer : {"incidents", "grid", "hotspots", "areas"}) {
    INFO(layer << " " << parameters);
    // A wrong scheme is wrong in tiles without areas too.
    const auto response = inside_house().get("/inside/tiles/" + layer + "/8/136/77.mvt?" + parameters);
    CHECK(response.status == 400);
    CHECK(response.text().empty());
  }
}

TEST_CASE("earlier years are the same weeks for days, and the same period for a period") {
  const auto earlier = [](const std::string& question) {
    return inside_house().json("/inside/figures" + question)["earlier"].dump();
  };
  CHECK(earlier("?from=2025-03-03&to=2025-03-09") == "[]");
  CHECK(earlier("?from=2025-03-03&to=2025-03-09&earlier_years=0") == "[]");
  // Week 10: from Monday to Sunday in each year.
  CHECK(earlier("?from=2025-03-03&to=2025-03-09&earlier_years=2") ==
        R"([{"from":"2024-03-04","to":"2024-03-10"},{"from":"2023-03-06","to":"2023-03-12"}])");
  CHECK(earlier("?period=2026-W53&earlier_years=1") == R"([{"from":"2025-12-22","to":"2025-12-28"}])");
  CHECK(earlier("?period=2024-02&earlier_years=1") == R"([{"from":"2023-02-01","to":"2023-02-28"}])");
  // 52 whole weeks touch those of the year before and overlap with none of them.
  CHECK(earlier("?from=2024-01-01&to=2024-12-29&earlier_years=1") == R"([{"from":"2023-01-02","to":"2023-12-31"}])");
  CHECK(total_of("?period=2025-Q3&earlier_years=1") == total_of("?period=2025-Q3") + total_of("?period=2024-Q3"));
  CHECK(total_of("?period=2025-Q3&earlier_years=1&hours=18..23") ==
        total_of("?period=2025-Q3&hours=18..23") + total_of("?period=2024-Q3&hours=18..23"));
}

TEST_CASE("hot spots are of a division or of a net, and as many as asked for") {
  const auto [parameters, name] = GENERATE(table<std::string, std::string>({{"grid=500", "grid"},
                                                                            {"grid=", "grid"},
                                                                            {"grid=250&scheme=PARTS", "grid"},
                                                                            {"limit=0", "limit"},
                                                                            {"limit=10001", "limit"},
                                                                            {"limit=1e2", "limit"},
                                                                            {"limit=", "limit"},
                                                                            {"limit=5&limit=5", "limit"}}));
  INFO(parameters);
  const auto response = inside_house().get("/inside/hotspots?" + parameters);
  REQUIRE(response.status == 400);
  CHECK(nlohmann::json::parse(response.text())["errors"][0]["parameter"] == name);
}

TEST_CASE("an address does not know the parameters of another") {
  for (const char* target : {"/inside/figures?limit=5", "/inside/figures?grid=250", "/inside/figures.csv?f=csv",
                             "/inside/tiles/grid/8/136/77.mvt?grid=250", "/inside/tiles/grid/8/136/77.mvt?limit=5"}) {
    INFO(target);
    CHECK(inside_house().get(target).status == 400);
  }
}

TEST_CASE("a group stands for itself and all below it, once") {
  const std::int64_t theft = total_of("?category=stold");
  CHECK(theft > total_of("?category=inbrott"));
  CHECK(theft == total_of("?category=stold,inbrott"));
  CHECK(theft == total_of("?category=inbrott,stold,stold"));
  CHECK(total_of("?category=all") == kCityRows);
  CHECK(theft + total_of("?category=vald,klotter,ordning") == kCityRows);
  CHECK(total_of("?category=trafik") == 0);
}

TEST_CASE("sources, hours and weekdays divide what there is") {
  CHECK(total_of("?source=polisen") + total_of("?source=staden") == kCityRows);
  CHECK(total_of("?source=polisen,staden") == kCityRows);
  CHECK(total_of("?weekdays=1..5") + total_of("?weekdays=6..7") == kCityRows);
  CHECK(total_of("?weekdays=6..1") == total_of("?weekdays=6") + total_of("?weekdays=7") + total_of("?weekdays=1"));
  CHECK(total_of("?hours=22..4") + total_of("?hours=5..21") < kCityRows);  // some are known to the night alone
  CHECK(total_of("?hours=22..1") ==
        total_of("?hours=22") + total_of("?hours=23") + total_of("?hours=0") + total_of("?hours=1"));
  CHECK(total_of("?hours=0..23") == kCityRows);
}

TEST_CASE("a period is its first to its last day") {
  CHECK(total_of("?period=2024-Q2") == total_of("?from=2024-04-01&to=2024-06-30"));
  CHECK(total_of("?period=2024") + total_of("?period=2025") == kCityRows);
  CHECK(total_of("?to=2024-12-31") == total_of("?period=2024"));
  CHECK(total_of("?from=2025-01-01") == total_of("?period=2025"));
  CHECK(total_of("?from=2024-05-05&to=2024-05-05") + total_of("?from=2024-05-06&to=2024-05-11") ==
        total_of("?from=2024-05-05&to=2024-05-11"));
  CHECK(total_of("?from=0001-01-01&to=9999-12-31") == kCityRows);
}

TEST_CASE("a precision takes what is as fine or finer") {
  std::int64_t before = 0;
  for (const char* precision :
       {"punkt", "adress", "gata", "plats", "basomrade", "primaromrade", "mellanomrade", "stadsomrade", "okand"}) {
    const std::int64_t total = total_of(std::string{"?precision="} + precision);
    INFO(precision);
    CHECK(total > before);
    before = total;
  }
  CHECK(before == kCityRows);
}

TEST_CASE("an area is one of the scheme named, or of the one that is usual") {
  const auto figures = inside_house().json("/inside/figures?scheme=PARTS");
  const std::int64_t expected = figures["figures"][6]["count"];
  CHECK(total_of("?scheme=PARTS&area=07") == expected);
  CHECK(total_of("?area=07") == expected);  // the finest division that one can take in
  CHECK(total_of("?scheme=CITY&area=1") > expected);
}
