#include <map>

#include <catch2/catch.hpp>

#include "tests/unit/public/public_house.hpp"

using namespace tryggkarta;
using testing::csv_rows;
using testing::PublicHouse;

namespace {

/// Status, count and rate of one area as text, the same from every form.
using Told = std::map<std::string, std::string>;

std::string told(const nlohmann::json& row) {
  const auto value = [&](const char* key) { return row.contains(key) && !row[key].is_null() ? row[key].dump() : "-"; };
  return row["status"].get<std::string>() + " " + value("count") + " " + value("rate") + " " + value("class");
}

Told from_json(const PublicHouse& house, const std::string& question) {
  Told all;
  for (const auto& row : house.list("/figures?" + question, "figures")) all[row["area"]] = told(row);
  return all;
}

Told from_features(const PublicHouse& house, const std::string& question) {
  Told all;
  for (const auto& feature : house.list("/ogc/collections/areas-TEST/items?" + question, "features")) {
    all[feature["properties"]["code"]] = told(feature["properties"]);
  }
  return all;
}

Told from_csv(const PublicHouse& house, const std::string& question) {
  Told all;
  for (const auto& row : csv_rows(house.get("/figures.csv?" + question).text())) {
    if (row[7] != "area") continue;
    std::string text = row[2];
    for (std::size_t column : {3, 4, 5}) {
      std::string cell = row[column].empty() ? "-" : row[column];
      const auto comma = cell.find(',');
      if (comma != std::string::npos) cell[comma] = '.';
      text += " " + cell;
    }
    all[row[0]] = text;
  }
  return all;
}

}  // namespace

TEST_CASE("JSON, CSV and features tell the same of every area") {
  const PublicHouse house;
  const std::string question =
      GENERATE("period=2026-Q3&category=all", "period=2026-Q2&category=all", "period=2026-Q3&category=stold",
               "period=2026-W33&category=all", "period=1999&category=all");
  INFO(question);
  const Told json = from_json(house, question);
  CHECK(json.size() == 9);
  CHECK(json == from_csv(house, question));
  CHECK(json == from_features(house, question));
}

TEST_CASE("a shown figure has its numbers; hidden and unknown ones have nothing beside their status") {
  const PublicHouse house;
  const auto figures = from_json(house, "period=2026-Q3");
  CHECK(figures.at("01") == "shown 12 12 2");
  CHECK(figures.at("02") == "hidden - - -");
  CHECK(figures.at("03") == "shown 0 0 1");
  CHECK(figures.at("04") == "unknown - - -");
  const auto answer = house.json("/figures?period=2026-Q3");
  CHECK(answer["total"] == nlohmann::json::parse(R"({"status":"hidden","population":9000})"));
  CHECK(answer["unplaced"]["count"] == 0);
  for (const auto& row : answer["figures"]) {
    if (row["status"] == "shown") continue;
    for (const char* key : {"count", "rate", "class"}) CHECK_FALSE(row.contains(key));
  }
}

TEST_CASE("a week is hidden, a period that no source covers is unknown") {
  const PublicHouse house;
  for (const auto& row : house.list("/figures?period=2026-W33", "figures")) CHECK(row["status"] == "hidden");
  for (const auto& row : house.list("/figures?period=1999-Q1", "figures")) CHECK(row["status"] == "unknown");
}

TEST_CASE("figures name their edition and question, their neighbours in time and both sets of bounds") {
  const auto answer = PublicHouse{}.json("/figures");
  CHECK(answer["edition"] == 7);
  CHECK(answer["scheme"] == "TEST");
  CHECK(answer["period"] == "2026-Q3");
  CHECK(answer["category"] == "all");
  CHECK(answer["previous"] == "2026-Q2");
  CHECK_FALSE(answer.contains("same_last_year"));
  CHECK(answer["covered"]["first"] == "2026-07-01");
  CHECK(answer["breaks"]["count"].is_array());
  CHECK(answer["breaks"]["rate"].is_array());
  CHECK(answer["figures"][0]["id"] == 1);
}

TEST_CASE("the table has a row for what has no area and one for the total") {
  const auto rows = csv_rows(PublicHouse{}.get("/figures.csv?period=2026-Q3").text());
  REQUIRE(rows.size() == 1 + 9 + 2);
  CHECK(rows[0] == std::vector<std::string>{"area", "name", "status", "count", "rate", "class", "population", "row",
                                            "scheme", "period", "category", "edition"});
  CHECK(rows[10][7] == "unplaced");
  CHECK(rows[11] ==
        std::vector<std::string>{"", "Totalt", "hidden", "", "", "", "9000", "total", "TEST", "2026-Q3", "all", "7"});
}

TEST_CASE("a city's code that looks like a formula stays text in the spreadsheet") {
  auto parts = testing::house_parts();
  parts.schemes[0].areas[0].name = "=HYPERLINK(\"http://x\")";
  const auto rows = csv_rows(PublicHouse{parts}.get("/figures.csv?period=2026-Q3").text());
  CHECK(rows[1][1].starts_with("'="));
}

TEST_CASE("history tells one area or the city, oldest first, without gaps") {
  const PublicHouse house;
  const auto area = house.json("/figures/history?area=02&last=3");
  REQUIRE(area["figures"].size() == 3);
  CHECK(area["kind"] == "quarter");
  CHECK(area["figures"][0] == nlohmann::json::parse(R"({"period":"2026-Q1","status":"hidden"})"));
  CHECK(area["figures"][1]["count"] == 10);
  CHECK(area["figures"][2] == nlohmann::json::parse(R"({"period":"2026-Q3","status":"hidden"})"));
  const auto city = house.json("/figures/history?period=2026-Q2&last=1");
  CHECK(city["figures"][0]["count"] == 90);
  CHECK_FALSE(city.contains("area"));
}

TEST_CASE("history does not go back behind the first delivered day") {
  CHECK(PublicHouse{}.json("/figures/history?last=100")["figures"].size() == 7);  // 2025-Q1 … 2026-Q3
}

TEST_CASE("equal questions in another order of parameters have one tag, other questions another") {
  const PublicHouse house;
  const auto tag = [&](const char* target) { return house.get(target).header("ETag").value(); };
  CHECK(tag("/figures?scheme=TEST&period=2026-Q3") == tag("/figures?period=2026-Q3&scheme=TEST"));
  CHECK(tag("/figures") == tag("/figures?period=2026-Q3&category=all"));
  CHECK(tag("/figures?period=2026-Q2") != tag("/figures?period=2026-Q3"));
  CHECK(tag("/figures?category=stold") != tag("/figures"));
  CHECK(tag("/figures?f=csv") != tag("/figures"));
  const std::string known = tag("/figures");
  CHECK(house.get("/figures", {{"if-none-match", known}}).status == 304);
}
