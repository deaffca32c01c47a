#include <catch2/catch.hpp>

#include "geo/time/local_time.hpp"
#include "geo/time/period.hpp"

using namespace tryggkarta::time;
using namespace std::chrono;

namespace {
Day day_of(const char* text) { return parse_day(text).value(); }
std::string first(const char* token) { return format_day(Period::parse(token).value().first_day()); }
std::string end(const char* token) { return format_day(Period::parse(token).value().end_day()); }
}  // namespace

TEST_CASE("every token of the contract is read and written back unchanged") {
  for (const char* token : {"2026-W47", "2026-11", "2026-Q4", "2026-H2", "2026", "2025..2026", "2020-W53"}) {
    CHECK(Period::parse(token).value().token() == token);
  }
}

TEST_CASE("a token that names no period is not a period") {
  for (const char* token : {"", "26", "2026-", "2026-13", "2026-00", "2026-Q5", "2026-H3", "2026-W54", "2025-W53",
                            "2026-W0", "2026..2028", "2026..2025", "1899", "3000", "2026-1", "2026-Q4 ", "+026"}) {
    INFO(token);
    CHECK_FALSE(Period::parse(token));
  }
}

TEST_CASE("periods are half-open and meet without gap") {
  CHECK(first("2026-Q4") == "2026-10-01");
  CHECK(end("2026-Q4") == "2027-01-01");
  CHECK(first("2026-H1") == "2026-01-01");
  CHECK(end("2026-H1") == "2026-07-01");
  CHECK(end("2024-02") == "2024-03-01");
  CHECK(end("2025..2026") == "2027-01-01");
  CHECK(first("2026-W47") == "2026-11-16");
  CHECK(end("2026-W47") == "2026-11-23");
}

TEST_CASE("ISO week 1 is the week of 4 January and can begin in December") {
  CHECK(first("2026-W01") == "2025-12-29");
  CHECK(first("2021-W01") == "2021-01-04");
  CHECK(Period::containing(PeriodKind::week, day_of("2021-01-03")).token() == "2020-W53");
}

TEST_CASE("next and previous are inverse over five years of every kind") {
  for (const auto kind : {PeriodKind::week, PeriodKind::month, PeriodKind::quarter, PeriodKind::half_year,
                          PeriodKind::year, PeriodKind::two_years}) {
    Period period = Period::containing(kind, day_of("2021-06-15"));
    while (period.year() < 2027) {
      const Period after = period.next();
      CHECK(after.previous() == period);
      if (kind != PeriodKind::two_years) CHECK(after.first_day() == period.end_day());
      period = after;
    }
  }
}

TEST_CASE("week 53 is compared with week 52 of a year that has no 53") {
  CHECK(Period::parse("2020-W53")->same_last_year().token() == "2019-W52");
  CHECK(Period::parse("2026-Q3")->same_last_year().token() == "2025-Q3");
}

TEST_CASE("only days that exist are days") {
  CHECK(parse_day("2024-02-29"));
  CHECK_FALSE(parse_day("2023-02-29"));
  CHECK_FALSE(parse_day("2023-2-9"));
}

TEST_CASE("a night in Stockholm belongs to the day on the wall, in summer and in winter") {
  const auto zone = TimeZone::named("Europe/Stockholm").value();
  CHECK(format_day(zone.day_of(parse_instant("2026-06-30T22:30:00Z").value())) == "2026-07-01");
  CHECK(format_day(zone.day_of(parse_instant("2026-12-31T22:30:00Z").value())) == "2026-12-31");
  CHECK_FALSE(TimeZone::named("Europe/Gothenburg"));
}

TEST_CASE("the hour that occurs twice means its first, the hour that does not occur the jump") {
  const auto zone = TimeZone::named("Europe/Stockholm").value();
  const auto wall = [](const char* day, int hour) {
    return local_seconds{day_of(day).time_since_epoch() + hours{hour} + minutes{30}};
  };
  CHECK(format_instant(zone.to_utc(wall("2026-10-25", 2))) == "2026-10-25T00:30:00Z");
  CHECK(format_instant(zone.to_utc(wall("2026-03-29", 2))) == "2026-03-29T01:00:00Z");
}

TEST_CASE("labels are written as people say them") {
  CHECK(label_swedish(Period::parse("2026-Q3").value()) == "kvartal 3 2026");
  CHECK(label_swedish(Period::parse("2026-W47").value()) == "v. 47 2026");
  CHECK(label_english(Period::parse("2025..2026").value()) == "2025–2026");
}
