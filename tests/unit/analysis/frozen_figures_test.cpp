// Frozen figures of a city of two areas whose every row is written here.
#include "geo/analysis/frozen_figures.hpp"

#include <catch2/catch.hpp>

#include "geo/access/policy.hpp"
#include "geo/analysis/frozen_differences.hpp"
#include "geo/analysis/frozen_text.hpp"
#include "geo/error.hpp"
#include "tests/unit/analysis/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using namespace tryggkarta::analysis;
using casebook::CoverageGrade;

namespace {

constexpr std::uint16_t kWest = 0;
constexpr std::uint16_t kEast = 1;
constexpr std::uint16_t kNowhere = casebook::IncidentTable::kNoArea;

// Positions in the categories and sources of the city below.
enum : std::uint16_t { kTheft = 1, kBurglary, kVacant, kAssault, kLighting };
enum : std::uint16_t { kPolice = 0, kTown, kSecret };

struct Row {
  const char* day;
  std::uint16_t category;
  std::uint16_t source;
  std::uint16_t area;
};

time::Day day_of(const char* text) { return time::parse_day(text).value(); }

casebook::Source source_of(const char* name, std::vector<std::string> categories, const char* last_day) {
  casebook::Source source;
  source.name = name;
  source.first_day = day_of("2024-01-01");
  source.last_day = day_of(last_day);
  source.categories = std::move(categories);
  return source;
}

/// West and east, 1 000 and 2 000 inhabitants in 2025.
casebook::CasebookView two_halves() {
  casebook::CasebookView view = square_city(2000);
  auto& scheme = view.schemes.front();
  const double south = 6'400'000;
  const auto box = [&](double west, double east) {
    return place::MultiPolygon<place::Metric>{
        {{{west, south}, {east, south}, {east, south + 2000}, {west, south + 2000}}, {}}};
  };
  scheme.areas = {{.code = "1", .name = "Väster", .geometry = box(319'000, 320'000), .land_km2 = 2},
                  {.code = "2", .name = "Öster", .geometry = box(320'000, 321'000), .land_km2 = 2}};
  view.denominators = {{"CITY", "1", 2025, "population", 1000}, {"CITY", "2", 2025, "population", 2000}};
  view.categories = {
      {.code = "all", .title = "Alla", .title_english = "All"},
      {.code = "stold", .parent = "all", .title = "Stöld", .title_english = "Theft"},
      {.code = "inbrott", .parent = "stold", .title = "Inbrott", .title_english = "Burglary"},
      {.code = "villa", .parent = "inbrott", .title = "Villa", .title_english = "House"},
      {.code = "utsatt", .parent = "all", .title = "Utsatt", .title_english = "Exposed", .sensitive = true},
      {.code = "belysning", .parent = "all", .title = "Belysning", .title_english = "Lighting"}};
  view.sources = {source_of("polisen", {"inbrott", "stold", "utsatt", "villa"}, "2026-12-31"),
                  source_of("staden", {"belysning"}, "2025-08-15"), source_of("tyst", {"stold"}, "2026-12-31")};
  view.sources[kSecret].secrecy = access::kHighest;
  return view;
}

std::unique_ptr<ReadyCasebook> city_of(const std::vector<Row>& rows, casebook::CasebookView view = two_halves()) {
  for (const Row& row : rows) {
    casebook::IncidentRow incident;
    incident.id = static_cast<std::uint32_t>(view.incidents.size() + 1);
    incident.minute = day_number(row.day) * casebook::IncidentTable::kMinutesADay + 600;
    incident.category = row.category;
    incident.source = row.source;
    incident.areas = {&row.area, 1};
    view.incidents.add(incident);
  }
  view.incidents.put_in_order();
  return ready_of(std::move(view));
}

const std::vector<Row> kRows{
    {"2025-07-01", kTheft, kPolice, kWest},    {"2025-08-01", kBurglary, kPolice, kWest},
    {"2025-09-30", kVacant, kPolice, kEast},   {"2025-09-30", kTheft, kPolice, kNowhere},
    {"2025-10-01", kTheft, kPolice, kWest},    {"2025-04-01", kBurglary, kPolice, kWest},
    {"2025-06-30", kBurglary, kPolice, kEast}, {"2024-07-01", kTheft, kPolice, kEast},
    {"2025-07-15", kAssault, kPolice, kWest},  {"2025-07-15", kTheft, kSecret, kWest},
    {"2025-07-20", kLighting, kTown, kEast},
};

access::ReadGrant owner() { return access::Policy::for_owner_of_the_store_file(); }

access::ReadGrant grant_of(access::Secrecy secrecy) {
  const access::Assignment assignment{access::Role::analyst, {}, secrecy};
  return access::Policy::may_read({1, "anna", "Anna", {assignment}}, assignment, "kartläggning").value();
}

FrozenQuestion whole_city(const char* period) { return {"CITY", {}, time::Period::parse(period).value()}; }

const FrozenCount& count_in(const FrozenFigures& figures, const FrozenArea& area, std::string_view category) {
  for (std::size_t i = 0; i < figures.categories.size(); ++i) {
    if (figures.categories[i].code == category) return area.counts.at(i);
  }
  throw std::runtime_error("the figures have no such category");
}

/// "2 1 - 2.0": now, before, a year before, rate; - for nothing.
std::string told(const FrozenCount& count) {
  const auto number = [](const auto& value) { return value ? std::to_string(*value) : std::string{"-"}; };
  std::string rate = number(count.rate);
  if (count.rate) rate.resize(rate.find('.') + 2);
  return number(count.now) + " " + number(count.before) + " " + number(count.year_before) + " " + rate;
}

}  // namespace

TEST_CASE("a group counts what lies below it, now, in the period before and in the same one a year before") {
  const auto book = city_of(kRows);
  const auto figures = freeze(*book, owner(), whole_city("2025-Q3"));
  REQUIRE(figures.areas.size() == 2);
  CHECK(told(count_in(figures, figures.areas[0], "stold")) == "2 1 0 2.0");
  CHECK(told(count_in(figures, figures.areas[1], "stold")) == "1 1 1 0.5");
  CHECK(told(count_in(figures, figures.areas[0], "inbrott")) == "1 1 0 1.0");
  CHECK(told(count_in(figures, figures.sum, "stold")) == "3 2 1 1.0");
  CHECK(told(count_in(figures, *figures.unplaced, "stold")) == "1 0 0 -");
  CHECK(told(count_in(figures, *figures.total, "stold")) == "4 2 1 1.3");
  CHECK(told(count_in(figures, *figures.total, "all")) == "5 2 1 1.7");
  CHECK(figures.unplaced_share.now == 0.2);
  CHECK(figures.unplaced_share.before == 0.0);
}

TEST_CASE("lines are `all` and two steps below it, by code; what lies deeper is counted in them") {
  const auto book = city_of(kRows);
  std::string lines;
  for (const auto& category : freeze(*book, owner(), whole_city("2025-Q3")).categories) lines += category.code + " ";
  CHECK(lines == "all belysning stold inbrott ");
}

TEST_CASE("what no source covers is nothing and never 0; a source that ends within the period still covers it") {
  const auto book = city_of(kRows);
  const auto figures = freeze(*book, owner(), whole_city("2025-Q4"));
  CHECK(told(count_in(figures, figures.areas[1], "belysning")) == "- 1 0 -");
  CHECK(told(count_in(figures, figures.areas[0], "stold")) == "1 2 0 1.0");
  const auto early = freeze(*book, owner(), whole_city("2024-Q1"));
  CHECK(told(count_in(early, early.areas[0], "stold")) == "0 - - 0.0");
  CHECK(told(count_in(early, *early.total, "all")) == "0 - - 0.0");
}

TEST_CASE("an area that every source is missing from has no count, and is in no sum") {
  auto view = two_halves();
  view.coverage = {
      {"polisen", "CITY", "1", day_of("2025-08-01"), day_of("2025-08-08"), CoverageGrade::saknas, "Flytt"}};
  const auto book = city_of(kRows, std::move(view));
  const auto figures = freeze(*book, owner(), whole_city("2025-Q3"));
  CHECK(told(count_in(figures, figures.areas[0], "stold")) == "- 1 0 -");
  CHECK(told(count_in(figures, figures.sum, "stold")) == "1 2 1 -");
  CHECK(told(count_in(figures, *figures.total, "stold")) == "2 2 1 -");
}

TEST_CASE("each area has the grade of each source: the worst that is stated, or what its days say") {
  auto view = two_halves();
  view.coverage = {
      {"polisen", "CITY", "2", day_of("2025-07-01"), day_of("2025-08-01"), CoverageGrade::begransad, "Semester"},
      {"polisen", "CITY", "2", day_of("2025-08-01"), day_of("2025-09-01"), CoverageGrade::bristfallig, "Nytt system"},
      {"polisen", "CITY", "2", day_of("2025-10-01"), day_of("2025-11-01"), CoverageGrade::saknas, "Senare"}};
  const auto book = city_of(kRows, std::move(view));
  const auto figures = freeze(*book, owner(), whole_city("2025-Q3"));
  const auto& east = figures.areas[1].coverage;
  REQUIRE(east.size() == 2);
  CHECK(east[0] == FrozenCoverage{"polisen", CoverageGrade::bristfallig, day_of("2025-07-01"), day_of("2025-09-30"),
                                  "Semester; Nytt system"});
  CHECK(east[1] == FrozenCoverage{"staden", CoverageGrade::begransad, day_of("2025-07-01"), day_of("2025-08-15"), ""});
  CHECK(figures.areas[0].coverage[0].grade == CoverageGrade::god);
  const auto later = freeze(*book, owner(), whole_city("2026-Q1"));
  CHECK(later.areas[0].coverage[1] == FrozenCoverage{"staden", CoverageGrade::saknas, {}, {}, ""});
}

TEST_CASE("the figures depend on the asked secrecy and not on who asks") {
  const auto book = city_of(kRows);
  const auto question = whole_city("2025-Q3");
  const std::string text = frozen_figures(*book, owner(), question);
  CHECK(frozen_figures(*book, grant_of(access::kInternal), question) == text);
  CHECK(text.find("utsatt") == std::string::npos);
  CHECK(text.find("tyst") == std::string::npos);
  auto deeper = question;
  deeper.secrecy = access::kSensitive;
  const auto figures = freeze(*book, owner(), deeper);
  CHECK(told(count_in(figures, figures.areas[0], "utsatt")) == "1 0 0 1.0");
  CHECK(told(count_in(figures, *figures.total, "all")) == "6 2 1 2.0");
  CHECK_THROWS_AS(freeze(*book, grant_of(access::kInternal), deeper), Error);
}

TEST_CASE("a question of some areas has their sum, and neither the rest of the city nor a total") {
  const auto book = city_of(kRows);
  const FrozenQuestion question{"CITY", {{"CITY", "2"}, {"CITY", "2"}}, time::Period::parse("2025-Q3").value()};
  const auto figures = freeze(*book, owner(), question);
  REQUIRE(figures.areas.size() == 1);
  CHECK(figures.areas[0].name == "Öster");
  CHECK(told(count_in(figures, figures.sum, "all")) == "2 1 1 1.0");
  CHECK_FALSE(figures.unplaced);
  CHECK_FALSE(figures.total);
  CHECK(figures.sources.at(0).count == 1);
  CHECK(figures.unplaced_share.now == 0.2);
}

TEST_CASE("two years are compared with the two before them, and divided by the mean of their inhabitants") {
  const auto book = city_of(kRows);
  const auto figures = freeze(*book, owner(), whole_city("2025..2026"));
  CHECK(figures.before.token() == "2023..2024");
  CHECK(figures.year_before.token() == "2023..2024");
  CHECK(figures.areas[0].population == 1000.0);
  CHECK(figures.areas[0].population_years == std::vector<int>{2025});
}

TEST_CASE("a division, an area and an area of another division that are not there are refused") {
  const auto book = city_of({});
  const auto period = time::Period::parse("2025").value();
  const auto kind_of = [&](const FrozenQuestion& question) {
    try {
      freeze(*book, owner(), question);
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::broken;
  };
  CHECK(kind_of({"FINNS_INTE", {}, period}) == ErrorKind::not_found);
  CHECK(kind_of({"CITY", {{"CITY", "9"}}, period}) == ErrorKind::not_found);
  CHECK(kind_of({"CITY", {{"ANNAN", "1"}}, period}) == ErrorKind::bad_input);
}

TEST_CASE("a division that is not in force in a period has no counts there") {
  auto view = two_halves();
  view.schemes.front().valid_from = day_of("2025-01-01");
  const auto book = city_of(kRows, std::move(view));
  const auto figures = freeze(*book, owner(), whole_city("2025-Q3"));
  CHECK(told(count_in(figures, figures.areas[1], "stold")) == "1 1 - 0.5");
  CHECK(figures.unplaced_share.now == 0.2);
  CHECK_FALSE(figures.unplaced_share.year_before);
}

TEST_CASE("frozen figures read back as they were written, and are written as they were read") {
  const auto book = city_of(kRows);
  for (const char* period : {"2025-Q3", "2025-W30", "2025..2026"}) {
    const auto figures = freeze(*book, owner(), whole_city(period));
    const std::string text = text_of(figures);
    CHECK(parse_frozen_figures(text) == figures);
    CHECK(text_of(parse_frozen_figures(text)) == text);
  }
}

TEST_CASE("the same rows in another order freeze to the same bytes") {
  const std::vector<Row> turned(kRows.rbegin(), kRows.rend());
  const auto question = whole_city("2025-Q3");
  CHECK(frozen_figures(*city_of(kRows), owner(), question) == frozen_figures(*city_of(turned), owner(), question));
}

TEST_CASE("a text that is not ours, cut off or of another format is refused") {
  const std::string text = frozen_figures(*city_of(kRows), owner(), whole_city("2025-Q3"));
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string copy = text;
    return copy.replace(copy.find(from), from.size(), to);
  };
  for (const std::string& wrong :
       {std::string{}, std::string{"[]"}, text.substr(0, text.size() / 2), changed("\"format\": 1", "\"format\": 2"),
        changed("2025-Q3", "2025-Q5"), changed("\"god\"", "\"bra\""), changed("\"now\": 3", "\"now\": \"3\""),
        changed("\"total\": {", "\"total\": [], \"x\": {"), changed("\"now\": 3,", "\"now\": 3.5,"), text + "\n",
        changed("\"city\"", "\"town\": 1,\n \"city\"")})
    CHECK_THROWS_AS(parse_frozen_figures(wrong), Error);
}

TEST_CASE("a late row shows as differences from the frozen figures, in its area and in every sum") {
  const auto question = whole_city("2025-Q3");
  const auto frozen = freeze(*city_of(kRows), owner(), question);
  auto rows = kRows;
  rows.push_back({"2025-07-02", kTheft, kPolice, kEast});
  const auto present = freeze(*city_of(rows), owner(), question);
  CHECK(present_differences(frozen, frozen).empty());
  const auto found = present_differences(frozen, present);
  REQUIRE(found.size() == 6);
  CHECK(found[0] == FrozenDifference{FrozenPlace::area, "2", "all", FrozenTime::now, 2, 3});
  CHECK(found[1] == FrozenDifference{FrozenPlace::area, "2", "stold", FrozenTime::now, 1, 2});
  CHECK(found[3] == FrozenDifference{FrozenPlace::sum, "", "stold", FrozenTime::now, 3, 4});
  CHECK(found[5] == FrozenDifference{FrozenPlace::total, "", "stold", FrozenTime::now, 4, 5});
}

TEST_CASE("what was covered and is not any more differs too; figures of two questions are not compared") {
  auto view = two_halves();
  view.coverage = {{"polisen", "CITY", "1", day_of("2025-07-01"), day_of("2025-07-02"), CoverageGrade::saknas, ""}};
  const auto frozen = freeze(*city_of(kRows), owner(), whole_city("2025-Q3"));
  const auto found = present_differences(frozen, freeze(*city_of(kRows, view), owner(), whole_city("2025-Q3")));
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].frozen == 2);
  CHECK_FALSE(found[0].present);
  CHECK_THROWS_AS(present_differences(frozen, freeze(*city_of(kRows), owner(), whole_city("2025-Q2"))), Error);
}
