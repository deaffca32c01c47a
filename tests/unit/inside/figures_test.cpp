#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "server/inside/answers.hpp"
#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> csv_rows(std::string_view csv) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  REQUIRE(csv.starts_with(kMark));
  csv.remove_prefix(kMark.size());
  std::vector<Row> rows(1, Row{""});
  for (const char c : csv) {
    if (c == ';')
      rows.back().emplace_back();
    else if (c == '\n')
      rows.push_back({""});
    else if (c != '\r' && c != '"')
      rows.back().back() += c;
  }
  rows.pop_back();
  return rows;
}

std::string with_comma(double number) {
  std::string text = nlohmann::json(number).dump();
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  const auto point = text.find('.');
  if (point != std::string::npos) text[point] = ',';
  return text;
}

}  // namespace

TEST_CASE("figures are the differences of the prefix sums, and add up") {
  const auto& ready = inside_ready();
  for (std::size_t scheme = 0; scheme < ready.schemes.size(); ++scheme) {
    const auto& division = ready.schemes[scheme];
    const auto answer =
        inside_house().json("/inside/figures?from=2024-03-01&to=2025-02-14&category=vald&scheme=" + division.code);
    std::vector<std::uint16_t> violence;
    for (const char* code : {"vald", "misshandel", "hot", "ran"}) violence.push_back(category_at(ready.view, code));
    const auto expected = ready.ranks[scheme].count(violence, day_number("2024-03-01"), day_number("2025-02-14"));
    CHECK(answer["scheme"] == division.code);
    CHECK(answer["from"] == "2024-03-01");
    CHECK(answer["to"] == "2025-02-14");
    REQUIRE(answer["figures"].size() == division.areas.size());
    for (std::size_t i = 0; i < division.areas.size(); ++i) {
      const auto& figure = answer["figures"][i];
      CHECK(figure["id"] == division.areas[i].id);
      CHECK(figure["area"] == division.areas[i].code);
      CHECK(figure["name"] == division.areas[i].name);
      CHECK(figure["status"] == "shown");
      CHECK(figure["count"] == expected[i]);
    }
    CHECK(answer["unplaced"]["count"] == expected.back());
    CHECK(answer["total"]["count"] == std::accumulate(expected.begin(), expected.end(), std::int64_t{0}));
  }
}

TEST_CASE("the table says what the document says") {
  for (const char* question : {"", "?scheme=PARTS&period=2025", "?scheme=CITY&category=stold",
                               "?hours=22..4&weekdays=5..7&source=staden", "?period=2025-W07&earlier_years=3"}) {
    INFO(question);
    const auto json = inside_house().json(std::string{"/inside/figures"} + question);
    const auto response = inside_house().get(std::string{"/inside/figures.csv"} + question);
    CHECK(response.header("Content-Type") == "text/csv; charset=utf-8");
    const auto rows = csv_rows(response.text());
    REQUIRE(rows.size() == json["figures"].size() + 3);
    CHECK(rows[0] == Row{"area", "name", "count", "rate", "row", "scheme", "from", "to", "earlier_years"});
    const auto check = [&](const Row& row, const nlohmann::json& figure, const std::string& kind) {
      CHECK(row[2] == figure["count"].dump());
      CHECK(row[3] == (figure.contains("rate") ? with_comma(figure["rate"]) : ""));
      CHECK(row[4] == kind);
      CHECK(row[5] == json["scheme"]);
      CHECK(row[6] == json["from"]);
      CHECK(row[7] == json["to"]);
      CHECK(row[8] == std::to_string(json["earlier"].size()));
    };
    for (std::size_t i = 0; i < json["figures"].size(); ++i) {
      CHECK(rows[i + 1][0] == json["figures"][i]["area"]);
      CHECK(rows[i + 1][1] == json["figures"][i]["name"]);
      check(rows[i + 1], json["figures"][i], "area");
    }
    check(rows[rows.size() - 2], json["unplaced"], "unplaced");
    check(rows.back(), json["total"], "total");
  }
}

TEST_CASE("the days told are those asked for, as far as anything has been delivered") {
  const auto days = [](const std::string& question) {
    const auto answer = inside_house().json("/inside/figures" + question);
    return answer["from"].dump() + " " + answer["to"].dump();
  };
  CHECK(days("") == R"("2024-01-01" "2025-12-31")");
  CHECK(days("?period=2024-Q2") == R"("2024-04-01" "2024-06-30")");
  CHECK(days("?from=2000-01-01&to=2024-01-31") == R"("2024-01-01" "2024-01-31")");
  // Nothing in common: what was asked, and no day for an end that was left open.
  CHECK(days("?from=2030-01-01&to=2030-12-31") == R"("2030-01-01" "2030-12-31")");
  CHECK(days("?from=2030-01-01") == R"("2030-01-01" null)");
  CHECK(days("?to=2000-01-01") == R"(null "2000-01-01")");
}

TEST_CASE("days that only a source above the right has delivered are not told") {
  auto view = square_city(2000);
  view.sources.front().first_day = time::parse_day("2025-01-01");
  view.sources.front().last_day = time::parse_day("2025-06-30");
  auto secret = view.sources.front();
  secret.name = "hemlig";
  secret.secrecy = access::kHighest;
  secret.last_day = time::parse_day("2025-12-31");
  view.sources.push_back(secret);
  view.incidents.put_in_order();
  const InsideHouse house{book_of(casebook::Casebook{std::move(view)})};
  const auto last_day = [&](bool with_purpose) {
    return nlohmann::json::parse(house.as("analyst/3", "/inside/figures", with_purpose).text())["to"];
  };
  CHECK(last_day(false) == "2025-06-30");
  CHECK(last_day(true) == "2025-12-31");
}

TEST_CASE("a city where nothing has happened has noughts and no days") {
  const InsideHouse quiet{book_of(city_with([](const auto&) {}))};
  const auto answer = quiet.json("/inside/figures?scheme=CITY");
  CHECK(answer["from"].is_null());
  CHECK(answer["to"].is_null());
  CHECK(answer["total"]["count"] == 0);
  CHECK(csv_rows(quiet.get("/inside/figures.csv?scheme=CITY").text()).back() ==
        Row{"", "Totalt", "0", "", "total", "CITY", "", "", "0"});
  CHECK(quiet.json("/inside/hotspots?grid=250")["hotspots"].empty());
  CHECK(quiet.json("/inside/hotspots?scheme=PARTS")["total"] == 0);
  CHECK(quiet.get("/inside/tiles/incidents,grid,hotspots/0/0/0.mvt").status == 204);
  CHECK(quiet.get("/inside/tiles/areas/8/136/77.mvt").status == 200);
}

TEST_CASE("figures come with the class bounds of their counts and rates, at most five classes") {
  const auto answer = inside_house().json("/inside/figures?scheme=PARTS&period=2025");
  for (const char* measure : {"count", "rate"}) {
    const auto& bounds = answer["breaks"][measure];
    CHECK(bounds.size() >= 1);
    CHECK(bounds.size() <= 4);
    CHECK(std::is_sorted(bounds.begin(), bounds.end()));
  }
  const auto none = inside_house().json("/inside/figures?scheme=PARTS&to=1901-01-01");
  CHECK(none["breaks"]["count"].empty());
}
