#include "geo/analysis/incident_filter.hpp"
#include "geo/access/policy.hpp"

#include <random>
#include <set>

#include <catch2/catch.hpp>

#include "tests/unit/analysis/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using analysis::IncidentFilter;
using analysis::RowTest;
using casebook::Incident;
using casebook::IncidentTable;
using casebook::Precision;

namespace {

using Ids = std::set<std::uint32_t>;

Ids taken(const casebook::CasebookView& view, const IncidentFilter& filter) {
  Ids ids;
  std::size_t rows = 0;
  const RowTest test{view, filter};
  test.each([&](std::size_t row) {
    ids.insert(view.incidents.id(row));
    ++rows;
  });
  CHECK(rows == ids.size());
  return ids;
}

/// Monday is 1. Written with the calendar, not with a remainder.
unsigned weekday_of(std::int32_t day) {
  return std::chrono::weekday{std::chrono::sys_days{std::chrono::days{day}}}.iso_encoding();
}

bool holds(const std::vector<std::uint16_t>& wanted, std::uint16_t value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

Ids expected(const casebook::CasebookView& view, const IncidentFilter& filter) {
  const auto& table = view.incidents;
  Ids ids;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::int32_t day = table.day(row);
    const std::int32_t hour = (table.minute(row) - day * 1440) / 60;
    const bool any_hour = filter.hours == IncidentFilter::kAllHours;
    bool on_a_day = filter.first_day <= day && day <= filter.last_day;
    for (const auto& days : filter.earlier) on_a_day = on_a_day || (days.first <= day && day <= days.last);
    const bool takes = on_a_day && holds(filter.categories, table.category(row)) &&
                       holds(filter.sources, table.source(row)) &&
                       static_cast<int>(table.precision(row)) <= static_cast<int>(filter.coarsest) &&
                       (any_hour || (table.hour_known(row) && (filter.hours & (1U << hour)) != 0)) &&
                       (filter.weekdays & (1U << (weekday_of(day) - 1))) != 0 &&
                       (!filter.area || table.area(filter.area->scheme, row) == filter.area->area);
    if (takes) ids.insert(table.id(row));
  }
  return ids;
}

std::uint32_t hour_bit(int hour) { return 1U << hour; }

/// A book of incidents that begin at these instants; `lengths` where given.
casebook::Casebook at_times(const std::vector<std::pair<const char*, int>>& begin_and_minutes) {
  return city_with([&](const auto& put) {
    for (const auto& [begin, minutes] : begin_and_minutes) {
      Incident incident;
      incident.key = begin + std::to_string(minutes);
      incident.category = "stold";
      incident.from = time::parse_instant(begin).value();
      incident.to = incident.from + std::chrono::minutes{minutes};
      put(incident);
    }
  });
}

const casebook::CasebookView& view_of(const casebook::Casebook& book) {
  return book.seen_by(access::Policy::for_owner_of_the_store_file());
}

IncidentFilter on_days(const char* first, const char* last) {
  IncidentFilter filter;
  filter.first_day = day_number(first);
  filter.last_day = day_number(last);
  return filter;
}

}  // namespace

TEST_CASE("a default-made filter takes every incident") {
  const auto& view = small_city().view;
  REQUIRE(view.incidents.size() == kCityRows);
  CHECK(taken(view, {}).size() == kCityRows);
}

TEST_CASE("a filter of any conditions takes the rows that each condition takes") {
  const auto& view = small_city().view;
  std::mt19937 chance{17};
  const auto some = [&](std::size_t all) {
    std::vector<std::uint16_t> positions;
    for (std::uint16_t i = 0; i < all; ++i) {
      if (chance() % 2 == 0) positions.push_back(i);
    }
    return positions;
  };
  std::size_t not_empty = 0;
  for (int round = 0; round < 300; ++round) {
    INFO("round " << round);
    IncidentFilter filter;
    if (chance() % 2 == 0) {
      filter.first_day = day_number("2024-01-01") + static_cast<std::int32_t>(chance() % 700);
      filter.last_day = filter.first_day + static_cast<std::int32_t>(chance() % 400);
      for (std::int32_t end = filter.first_day; chance() % 2 == 0; end = filter.earlier.back().first) {
        const auto last = end - 2 - static_cast<std::int32_t>(chance() % 100);
        filter.earlier.push_back({last - static_cast<std::int32_t>(chance() % 100), last});
      }
    }
    if (chance() % 2 == 0) filter.categories = some(view.categories.size());
    if (chance() % 3 == 0) filter.sources = some(view.sources.size());
    if (chance() % 3 == 0) filter.coarsest = static_cast<Precision>(chance() % 9);
    if (chance() % 3 == 0) filter.hours = static_cast<std::uint32_t>(chance()) & IncidentFilter::kAllHours;
    if (chance() % 3 == 0) filter.weekdays = static_cast<std::uint8_t>(chance() & IncidentFilter::kAllDays);
    if (chance() % 3 == 0) {
      const std::size_t scheme = chance() % view.schemes.size();
      filter.area =
          IncidentFilter::Area{scheme, static_cast<std::uint16_t>(chance() % view.schemes[scheme].areas.size())};
    }
    const Ids ids = expected(view, filter);
    not_empty += ids.empty() ? 0 : 1;
    CHECK(taken(view, filter) == ids);
  }
  CHECK(not_empty > 200);
}

TEST_CASE("the first and the last day are whole days of the city's clock") {
  // In winter the city is one hour ahead of UTC, in summer two.
  const auto book = at_times({{"2025-12-31T22:59:00Z", 0},
                              {"2025-12-31T23:00:00Z", 0},
                              {"2026-01-01T22:59:00Z", 0},
                              {"2026-01-01T23:00:00Z", 0},
                              {"2026-06-30T21:59:00Z", 0},
                              {"2026-06-30T22:00:00Z", 0}});
  const auto& view = view_of(book);
  CHECK(taken(view, on_days("2025-12-31", "2025-12-31")).size() == 1);
  CHECK(taken(view, on_days("2026-01-01", "2026-01-01")).size() == 2);
  CHECK(taken(view, on_days("2026-01-02", "2026-01-02")).size() == 1);
  CHECK(taken(view, on_days("2026-06-30", "2026-06-30")).size() == 1);
  CHECK(taken(view, on_days("2026-07-01", "2026-07-01")).size() == 1);
  CHECK(taken(view, on_days("2026-01-02", "2026-01-01")).empty());
}

TEST_CASE("hours are half-open and follow the city's clock through midnight and the change to summer time") {
  const auto book = at_times({{"2026-03-28T22:59:00Z", 0},    // Saturday 23:59
                              {"2026-03-28T23:00:00Z", 0},    // Sunday 00:00
                              {"2026-03-29T00:59:00Z", 0},    // Sunday 01:59
                              {"2026-03-29T01:00:00Z", 0},    // Sunday 03:00, for 02:00 is not there
                              {"2026-03-29T21:30:00Z", 0}});  // Sunday 23:30
  const auto& view = view_of(book);
  const auto count_of = [&](int hour) {
    IncidentFilter filter;
    filter.hours = hour_bit(hour);
    return taken(view, filter).size();
  };
  CHECK(count_of(23) == 2);
  CHECK(count_of(0) == 1);
  CHECK(count_of(1) == 1);
  CHECK(count_of(2) == 0);
  CHECK(count_of(3) == 1);
  IncidentFilter night;
  night.hours = hour_bit(23) | hour_bit(0);
  CHECK(taken(view, night).size() == 3);
  IncidentFilter sunday;
  sunday.weekdays = 1U << 6;
  CHECK(taken(view, sunday).size() == 4);
}

TEST_CASE("what is known to the hour has an hour, and what is known to the night alone has none") {
  const auto book = at_times({{"2026-02-03T12:10:00Z", 0},
                              {"2026-02-03T12:10:00Z", 60},
                              {"2026-02-03T12:10:00Z", 61},
                              {"2026-02-03T12:10:00Z", 480}});
  const auto& view = view_of(book);
  IncidentFilter at_one;
  at_one.hours = hour_bit(13);
  CHECK(taken(view, at_one).size() == 2);
  CHECK(taken(view, {}).size() == 4);
  IncidentFilter tuesday;
  tuesday.weekdays = 1U << 1;
  CHECK(taken(view, tuesday).size() == 4);
}

TEST_CASE("a run that has no day of the filter is not touched, and one that has its last day is") {
  const auto& view = small_city().view;
  const auto& run = view.incidents.runs().front();
  IncidentFilter filter;
  filter.first_day = run.last_day;
  filter.last_day = run.last_day;
  CHECK(RowTest(view, filter).touches(run));
  filter.first_day = filter.last_day = run.last_day + 1;
  CHECK_FALSE(RowTest(view, filter).touches(run));
  filter.first_day = filter.last_day = run.first_day;
  CHECK(RowTest(view, filter).touches(run));
  filter.first_day = filter.last_day = run.first_day - 1;
  CHECK_FALSE(RowTest(view, filter).touches(run));
}
