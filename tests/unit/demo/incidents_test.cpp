#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "geo/demo/dip.hpp"
#include "geo/place/area_index.hpp"
#include "tests/unit/demo/made_city.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::Incident;

auto fields_of(const Incident& row) {
  return std::tie(row.key, row.category, row.from, row.to, row.where, row.area_scheme, row.area_code, row.precision);
}

bool equal(const DemoIncidents& a, const DemoIncidents& b) {
  return a.source == b.source &&
         std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(),
                    [](const Incident& x, const Incident& y) { return fields_of(x) == fields_of(y); });
}

const std::vector<Incident>& rows_of(std::string_view source) {
  const auto& all = made_city().incidents;
  return std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.source == source; })->rows;
}

int year_of(const Incident& row) {
  return static_cast<int>(std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(row.from)}.year());
}

std::size_t events_in(std::string_view source, std::string_view category, int year) {
  const auto& rows = rows_of(source);
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [&](const Incident& row) { return row.category == category && year_of(row) == year; }));
}

}  // namespace

TEST_CASE("the same seed and day give the same city, another seed another one with the same borders") {
  const DemoCity again = make_city(kSeed, kToday);
  const DemoCity other = make_city(kSeed + 1, kToday);
  REQUIRE(again.incidents.size() == made_city().incidents.size());
  for (std::size_t source = 0; source < again.incidents.size(); ++source) {
    CHECK(equal(again.incidents[source], made_city().incidents[source]));
    CHECK_FALSE(equal(other.incidents[source], made_city().incidents[source]));
  }
  CHECK(other.schemes[0].areas[0].geometry[0].exterior == made_city().schemes[0].areas[0].geometry[0].exterior);
}

TEST_CASE("three sources deliver about as much as they should, the police some 12 000 a year") {
  CHECK(made_city().incidents.size() == 3);
  CHECK(rows_of("polisen").size() > 60'000);
  CHECK(rows_of("polisen").size() < 78'000);
  CHECK(rows_of("kontaktcenter").size() > 12'000);
  CHECK(rows_of("raddningstjansten").size() > 3'000);
}

TEST_CASE("between five and eight rows in a hundred have no place, in every source") {
  for (const DemoIncidents& source : made_city().incidents) {
    const auto without = std::count_if(source.rows.begin(), source.rows.end(),
                                       [](const Incident& row) { return !row.where && row.area_code.empty(); });
    const double share = 100.0 * static_cast<double>(without) / static_cast<double>(source.rows.size());
    INFO(source.source << ": " << share);
    CHECK(share >= 5);
    CHECK(share <= 8);
  }
}

TEST_CASE("every row lies between the first day and yesterday, oldest first, under a key of its own") {
  const auto zone = time::TimeZone::named("Europe/Stockholm");
  for (const DemoIncidents& source : made_city().incidents) {
    const auto known = std::find_if(made_city().sources.begin(), made_city().sources.end(),
                                    [&](const auto& each) { return each.name == source.source; });
    REQUIRE(known != made_city().sources.end());
    CHECK(known->last_day == kToday - std::chrono::days{1});
    std::set<std::string> keys;
    for (const Incident& row : source.rows) {
      REQUIRE(row.from <= row.to);
      REQUIRE(zone->day_of(row.from) >= known->first_day);
      REQUIRE(zone->day_of(row.to) < kToday);
      keys.insert(row.key);
    }
    CHECK(keys.size() == source.rows.size());
    CHECK(std::is_sorted(source.rows.begin(), source.rows.end(),
                         [](const auto& a, const auto& b) { return a.from < b.from; }));
  }
}

TEST_CASE("every category is one of the default tree, and its source says that it tells it apart") {
  std::set<std::string> known;
  for (const casebook::Category& category : casebook::default_categories()) known.insert(category.code);
  for (const DemoIncidents& source : made_city().incidents) {
    std::set<std::string> used;
    for (const Incident& row : source.rows) used.insert(row.category);
    CHECK(std::includes(known.begin(), known.end(), used.begin(), used.end()));
    const auto told = std::find_if(made_city().sources.begin(), made_city().sources.end(),
                                   [&](const auto& each) { return each.name == source.source; });
    CHECK(told->categories == std::vector<std::string>(used.begin(), used.end()));
  }
}

TEST_CASE("a point lies on land, a code is one of its scheme, and precision says which of them it is") {
  std::vector<place::MultiPolygon<place::Metric>> shapes;
  for (const casebook::Area& area : made_scheme("PRI2021").areas) shapes.push_back(area.geometry);
  const place::AreaIndex index(shapes);
  std::set<std::pair<std::string, std::string>> codes;
  for (const auto& scheme : made_city().schemes) {
    for (const auto& area : scheme.areas) codes.emplace(scheme.code, area.code);
  }
  for (const DemoIncidents& source : made_city().incidents) {
    for (const Incident& row : source.rows) {
      if (row.where) {
        REQUIRE(index.area_at(*row.where));
        REQUIRE(row.precision <= casebook::Precision::plats);
      } else if (!row.area_code.empty()) {
        REQUIRE(codes.count({row.area_scheme, row.area_code}) == 1);
        REQUIRE(row.precision > casebook::Precision::basomrade);
      } else {
        REQUIRE(row.precision == casebook::Precision::okand);
      }
    }
  }
}

TEST_CASE("sensitive categories are few and never have a point") {
  std::set<std::string> sensitive;
  for (const auto& category : casebook::default_categories()) {
    if (category.sensitive) sensitive.insert(category.code);
  }
  int found = 0;
  for (const Incident& row : rows_of("polisen")) {
    if (sensitive.count(row.category) == 0) continue;
    ++found;
    REQUIRE_FALSE(row.where);
  }
  CHECK(found > 500);
  CHECK(found < 3000);
}

TEST_CASE("the contact centre starts two years later, and what it takes over the police have less of") {
  CHECK(time::format_day(made_city().sources[0].first_day.value()) == "2023-01-01");
  CHECK(events_in("polisen", "klotter", 2022) > 2 * events_in("polisen", "klotter", 2023));
  const auto before = static_cast<double>(events_in("polisen", "klotter", 2022));
  const auto after =
      static_cast<double>(events_in("polisen", "klotter", 2023) + events_in("kontaktcenter", "klotter", 2023));
  CHECK(after / before > 0.8);
  CHECK(after / before < 1.25);
}

TEST_CASE("most burglaries are known as an interval, no assault is") {
  int burglaries = 0;
  int intervals = 0;
  for (const Incident& row : rows_of("polisen")) {
    if (row.category == "misshandel") REQUIRE(row.from == row.to);
    if (row.category != "inbrott") continue;
    ++burglaries;
    intervals += row.from < row.to ? 1 : 0;
  }
  CHECK(intervals > burglaries * 9 / 10);
}

TEST_CASE("a started action makes a modest dip around its problem") {
  const auto dips = dips_of(made_city().problems, made_city().actions);
  REQUIRE(dips.size() >= 12);
  const auto bikes =
      std::find_if(dips.begin(), dips.end(), [](const Dip& dip) { return dip.categories.front() == "cykelstold"; });
  REQUIRE(bikes != dips.end());
  CHECK(bikes->share > 0.05);
  CHECK(bikes->share < 0.3);
  const auto near_in = [&](time::Day from, time::Day to) {
    const auto& rows = rows_of("polisen");
    return std::count_if(rows.begin(), rows.end(), [&](const Incident& row) {
      const auto day = std::chrono::floor<std::chrono::days>(row.from);
      if (!row.where || row.category != "cykelstold" || day < from || day >= to) return false;
      const double east = row.where->east - bikes->centre.east;
      const double north = row.where->north - bikes->centre.north;
      return east * east + north * north < bikes->reach * bikes->reach;
    });
  };
  const auto year = std::chrono::days{240};
  CHECK(near_in(bikes->from, bikes->from + year) <
        near_in(bikes->from - std::chrono::days{365}, bikes->from - std::chrono::days{365} + year));
}

TEST_CASE("some figures of small areas are below five, so that hiding has something to do") {
  std::map<std::string, int> of_quarter;
  std::vector<place::MultiPolygon<place::Metric>> shapes;
  for (const casebook::Area& area : made_scheme("MO2021").areas) shapes.push_back(area.geometry);
  const place::AreaIndex index(shapes);
  for (const Incident& row : rows_of("polisen")) {
    const auto day = std::chrono::floor<std::chrono::days>(row.from);
    if (!row.where || row.category != "misshandel") continue;
    if (day >= time::Day{std::chrono::year{2026} / 7 / 1} && day < time::Day{std::chrono::year{2026} / 10 / 1}) {
      ++of_quarter[made_scheme("MO2021").areas[index.area_at(*row.where).value()].code];
    }
  }
  const auto small =
      std::count_if(of_quarter.begin(), of_quarter.end(), [](const auto& entry) { return entry.second < 5; });
  CHECK(small >= 3);
  CHECK(small <= 20);
}

}  // namespace tryggkarta::demo
