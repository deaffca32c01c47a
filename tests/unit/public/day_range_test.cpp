#include "server/public/day_range.hpp"

#include <catch2/catch.hpp>

#include "server/http/problem.hpp"

using namespace tryggkarta;
using namespace tryggkarta::public_routes;

namespace {

std::string read(std::string_view text) {
  const auto zone = time::TimeZone::named("Europe/Stockholm");
  const auto end = [](const std::optional<time::Day>& day) { return day ? time::format_day(*day) : "open"; };
  const DayRange range = parse_datetime(text, *zone);
  return end(range.first) + " " + end(range.last);
}

}  // namespace

TEST_CASE("instants, days and intervals become days of the city's clock") {
  const auto [text, days] = GENERATE(table<std::string, std::string>(
      {{"2026-11-24T12:00:00Z", "2026-11-24 2026-11-24"},
       {"2026-11-24T23:30:00Z", "2026-11-25 2026-11-25"},  // half past midnight in Stockholm
       {"2026-11-24T23:30:00.123+01:00", "2026-11-24 2026-11-24"},
       {"2026-11-24t12:00:00z", "2026-11-24 2026-11-24"},
       {"2026-11-24", "2026-11-24 2026-11-24"},
       {"2026-11-24T", "2026-11-24 2026-11-24"},
       {"2026-11-24T/..", "2026-11-24 open"},  // GDAL 3.6 writes a date field so
       {"2026-01-01/2026-12-31", "2026-01-01 2026-12-31"},
       {"../2026-12-31T00:00:00Z", "open 2026-12-31"},
       {"/2026-12-31", "open 2026-12-31"},
       {"2026-01-01/", "2026-01-01 open"}}));
  INFO(text);
  CHECK(read(text) == days);
}

TEST_CASE("what is no time is refused by name") {
  const std::string text =
      GENERATE("", "..", "../..", "/", "2026", "2026-13-01", "2026-02-30", "2026-11-24T25:00:00Z",
               "2026-11-24T12:00:00", "2026-11-24T12:00:00 01:00", "2026-11-24T12:00:00.Z", "2026-12-31/2026-01-01",
               "2026-01-01/2026-02-01/2026-03-01", "2026-11-24 12:00:00Z", "2026-1");
  INFO(text);
  try {
    read(text);
    FAIL("accepted");
  } catch (const http::ProblemError& problem) {
    CHECK(problem.faults().at(0).name == "datetime");
  }
}

TEST_CASE("ranges overlap when they share a day, and open ends reach everywhere") {
  const auto day = [](const char* text) { return time::parse_day(text); };
  const DayRange january{day("2026-01-01"), day("2026-01-31")};
  CHECK(january.overlaps({day("2026-01-31"), day("2026-02-10")}));
  CHECK_FALSE(january.overlaps({day("2026-02-01"), std::nullopt}));
  CHECK(january.overlaps({std::nullopt, day("2026-01-01")}));
  CHECK(january.overlaps({}));
}
