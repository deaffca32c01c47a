#include <set>

#include <catch2/catch.hpp>

#include "tests/unit/public/public_house.hpp"

using namespace tryggkarta;
using nlohmann::json;
using testing::house;

namespace {

std::vector<int> ids(const std::string& target) {
  std::vector<int> found;
  for (const auto& feature : house().list("/ogc/collections/" + target, "features")) found.push_back(feature["id"]);
  return found;
}

std::string link(const json& answer, const std::string& rel) {
  for (const auto& each : answer["links"]) {
    if (each["rel"] == rel) return each["href"];
  }
  return "";
}

}  // namespace

TEST_CASE("following next walks every feature exactly once and repeats every parameter") {
  const int limit = GENERATE(1, 2, 4, 9, 100);
  std::vector<int> seen;
  std::string address = std::string(testing::kBase) +
                        "/ogc/collections/areas-TEST/items?level=mellanomrade&limit=" + std::to_string(limit) +
                        "&period=2026-Q3";
  while (!address.empty()) {
    const auto page = json::parse(house().follow(address).text());
    CHECK(page["numberMatched"] == 9);
    CHECK(page["numberReturned"] == page["features"].size());
    CHECK(page["edition"] == 7);
    for (const auto& feature : page["features"]) {
      seen.push_back(feature["id"]);
      CHECK(feature["properties"].contains("status"));
    }
    address = link(page, "next");
  }
  CHECK(seen == std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9});
}

TEST_CASE("prev leads back, and there is none on the first page") {
  const auto first = house().json("/ogc/collections/areas-TEST/items?limit=4");
  CHECK(link(first, "prev").empty());
  const auto second = json::parse(house().follow(link(first, "next")).text());
  const auto back = json::parse(house().follow(link(second, "prev")).text());
  CHECK(back["features"] == first["features"]);
}

TEST_CASE("an offset beyond the end is an empty page") {
  const auto page = house().json("/ogc/collections/areas-TEST/items?offset=100");
  CHECK(page["numberMatched"] == 9);
  CHECK(page["features"].empty());
  CHECK(link(page, "next").empty());
}

TEST_CASE("a property filters by equality with what is sent") {
  const auto [target, expected] =
      GENERATE(table<std::string, std::vector<int>>({{"areas-TEST/items?code=05", {5}},
                                                     {"areas-TEST/items?code=5", {}},
                                                     {"areas-TEST/items?land_km2=2.5", {1, 2, 3, 4, 5, 6, 7, 8, 9}},
                                                     {"areas-TEST/items?status=hidden", {2}},
                                                     {"areas-TEST/items?status=unknown", {4}},
                                                     {"areas-TEST/items?count=12", {1}},
                                                     {"areas-TEST/items?rate=20", {5}},
                                                     {"areas-TEST/items?status=hidden&count=3", {}},
                                                     {"problems/items?status=prioriterat", {1}},
                                                     {"problems/items?priority=1", {1}},
                                                     {"problems/items?categories=stold", {1}},
                                                     {"problems/items?areas=TEST/05", {1}},
                                                     {"problems/items?since=2026-03-01", {1}},
                                                     {"actions/items?problem=P1", {1}},
                                                     {"actions/items?kind=situationell&status=beslutad", {2}},
                                                     {"actions/items?target=10.5", {1, 2}},
                                                     {"pledges/items?year=2026", {1}},
                                                     {"pledges/items?year=2025", {}}}));
  INFO(target);
  CHECK(ids(target) == expected);
}

TEST_CASE("no filter finds what is hidden or unknown by its number") {
  // Area 02 is hidden, 04 unknown: whatever count is asked for, they are never in the answer.
  for (int count = 0; count < 70; ++count) {
    for (const int id : ids("areas-TEST/items?count=" + std::to_string(count))) CHECK((id != 2 && id != 4));
  }
  for (int of_class = 0; of_class < 7; ++of_class) {
    for (const int id : ids("areas-TEST/items?class=" + std::to_string(of_class))) CHECK((id != 2 && id != 4));
  }
}

TEST_CASE("time selects what was then; what has no time always matches") {
  const auto [target, expected] =
      GENERATE(table<std::string, std::vector<int>>({{"actions/items?datetime=2026-03-01", {1}},
                                                     {"actions/items?datetime=2026-10-01/..", {2}},
                                                     {"actions/items?datetime=2026-06-30/2026-09-01", {1, 2}},
                                                     {"actions/items?datetime=2026-07-01/2026-08-31", {}},
                                                     {"problems/items?datetime=2025-01-01", {2}},
                                                     {"problems/items?datetime=2026-05-01T12:00:00Z", {1, 2}},
                                                     {"pledges/items?datetime=2026-12-31", {1}},
                                                     {"pledges/items?datetime=2027-01-01", {}},
                                                     {"areas-TEST/items?limit=1&datetime=1950-01-01", {1}}}));
  INFO(target);
  CHECK(ids(target) == expected);
}

TEST_CASE("an area carries its facts, and its figures only when they are asked for") {
  const auto plain = house().json("/ogc/collections/areas-TEST/items/1");
  CHECK(plain["properties"] == json::parse(R"({"code":"01","name":"Område 1","scheme":"TEST","parent":null,
                                              "level":"mellanomrade","land_km2":2.5})"));
  const auto hidden = house().json("/ogc/collections/areas-TEST/items/2?period=2026-Q3");
  CHECK(hidden["properties"]["status"] == "hidden");
  for (const char* key : {"count", "rate", "class"}) CHECK(hidden["properties"][key].is_null());
}

TEST_CASE("a feature's id is that of its address, and its links lead to itself and its collection") {
  const auto feature = house().json("/ogc/collections/problems/items/1");
  CHECK(feature["type"] == "Feature");
  CHECK(feature["id"] == 1);
  CHECK(json::parse(house().follow(link(feature, "self")).text()) == feature);
  CHECK(house().follow(link(feature, "collection")).status == 200);
  CHECK(house().follow(link(feature, "alternate")).header("Content-Type") == "text/csv; charset=utf-8");
}

TEST_CASE("CSV of features has the rows of the page, and a title that looks like a formula is text") {
  const auto rows = testing::csv_rows(house().get("/ogc/collections/problems/items?f=csv").text());
  REQUIRE(rows.size() == 3);
  CHECK(rows[0][0] == "id");
  CHECK(rows[2][2] == "'=Gatan");
}

TEST_CASE("the collection page repeats the links of the list") {
  for (const auto& collection : house().list("/ogc/collections", "collections")) {
    CHECK(collection == house().json("/ogc/collections/" + collection["id"].get<std::string>()));
  }
}
