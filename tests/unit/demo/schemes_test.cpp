#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/unit/demo/made_city.hpp"

namespace tryggkarta::demo {

namespace {

double population(std::string_view scheme, std::string_view area, int year) {
  double sum = 0;
  for (const casebook::Denominator& each : made_city().denominators) {
    if (each.scheme == scheme && each.year == year && (area == "*" ? !each.area.empty() : each.area == area))
      sum += each.value;
  }
  return sum;
}

/// The city's facts beside the project, a line a primärområde; empty where they are not.
std::vector<std::vector<std::string>> shared_facts() {
  const char* const folder = std::getenv("TRYGGKARTA_SHARED");
  std::ifstream file(std::string(folder == nullptr ? "../shared" : folder) + "/data/goteborg/area_facts.csv");
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> fields;
    std::istringstream fields_of_line(line);
    for (std::string field; std::getline(fields_of_line, field, ',');) fields.push_back(field);
    rows.push_back(std::move(fields));
  }
  return rows;
}

}  // namespace

TEST_CASE("the city calls itself Göteborg, measures in EPSG 3007 and says that it is made up") {
  CHECK(made_city().city.name == "Göteborg");
  CHECK(made_city().city.analysis_epsg == 3007);
  CHECK(made_city().city.made_up);
}

TEST_CASE("three schemes, 4, 36 and 96 areas, sorted by code, codes with their leading zero") {
  CHECK(made_scheme("SO2021").areas.size() == 4);
  CHECK(made_scheme("MO2021").areas.size() == 36);
  CHECK(made_scheme("PRI2021").areas.size() == 96);
  CHECK(made_scheme("SO2021").areas.front().code == "01");
  for (const casebook::AreaScheme& scheme : made_city().schemes) {
    CHECK(std::is_sorted(scheme.areas.begin(), scheme.areas.end(),
                         [](const auto& a, const auto& b) { return a.code < b.code; }));
    CHECK(scheme.attribution == "Schematiska gränser, påhittade");
    CHECK(time::format_day(scheme.valid_from.value()) == "2021-01-01");
  }
}

TEST_CASE("every area below the top has a parent in the scheme above") {
  for (const casebook::AreaScheme& scheme : made_city().schemes) {
    if (scheme.parent_scheme.empty()) continue;
    std::set<std::string> codes;
    for (const casebook::Area& area : made_scheme(scheme.parent_scheme).areas) codes.insert(area.code);
    for (const casebook::Area& area : scheme.areas) CHECK(codes.count(area.parent) == 1);
  }
}

TEST_CASE("every level has the same inhabitants in a year, and people without an area beside them") {
  for (int year = 2021; year <= 2026; ++year) {
    const double people = population("PRI2021", "*", year);
    CHECK(people > 560'000);
    CHECK(people < 640'000);
    CHECK(population("MO2021", "*", year) == people);
    CHECK(population("SO2021", "*", year) == people);
    CHECK(population("MO2021", "", year) > 2000);
  }
  CHECK(population("PRI2021", "*", 2026) > population("PRI2021", "*", 2021));
}

TEST_CASE("names, parents and populations are those of the city's facts") {
  const auto rows = shared_facts();
  if (rows.empty()) {
    WARN("skipped: no shared data");
    return;
  }
  const auto& primary = made_scheme("PRI2021");
  REQUIRE(rows.size() == primary.areas.size() + 1);
  std::map<std::string, const casebook::Area*> by_code;
  for (const casebook::Area& area : primary.areas) by_code[area.code] = &area;
  for (std::size_t row = 1; row < rows.size(); ++row) {
    INFO(rows[row][0]);
    REQUIRE(by_code.count(rows[row][0]) == 1);
    CHECK(by_code[rows[row][0]]->name == rows[row][1]);
    CHECK(by_code[rows[row][0]]->parent == rows[row][2]);
    CHECK(std::abs(population("PRI2021", rows[row][0], 2026) - std::stod(rows[row][8])) <= 100);
  }
}

}  // namespace tryggkarta::demo
