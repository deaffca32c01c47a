#include "geo/casebook/retention.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "geo/casebook/incident.hpp"

using namespace tryggkarta;
using casebook::Retention;

namespace {

time::Day day(const char* text) { return time::parse_day(text).value(); }

/// The limit on a day, as text; "for ever" and "refused" where there is none.
std::string limit(const char* retention, const char* today) {
  const auto term = Retention::parse(retention);
  if (!term) return "refused";
  const auto from = term->keeps_from(day(today));
  return from ? time::format_day(*from) : "for ever";
}

}  // namespace

TEST_CASE("a retention is read in the words that decisions use") {
  for (const char* const text : {"24 månader", "24 MÅNADER", "24månader", " 24  månader ", "24 mån", "2 år", "2 years",
                                 "24 months", "P24M", "p2y", "P1Y12M", "gallras efter 2 år", "Gallras 2 år"}) {
    INFO(text);
    CHECK(limit(text, "2026-11-24") == "2024-11-24");
  }
  CHECK(limit("10 dagar", "2026-11-24") == "2026-11-14");
  CHECK(limit("P10D", "2026-11-24") == "2026-11-14");
  CHECK(limit("2 veckor", "2026-11-24") == "2026-11-10");
  CHECK(limit("P1Y2M1W3D", "2026-11-24") == "2025-09-14");
  CHECK(limit("bevaras", "2026-11-24") == "for ever");
}

TEST_CASE("what is no retention is refused") {
  for (const char* const text : {"",
                                 " ",
                                 "år",
                                 "2",
                                 "0 år",
                                 "-2 år",
                                 "2 år 3",
                                 "2,5 år",
                                 "fem år",
                                 "tills vidare",
                                 "P",
                                 "P2",
                                 "PY",
                                 "P2S",
                                 "P1M1Y",
                                 "P1Y1Y",
                                 "P0Y",
                                 "PT5H",
                                 "2 år sedan",
                                 "1001 år",
                                 "999999999999999999999 dagar",
                                 "400000 dagar",
                                 "gallras efter",
                                 "bevaras inte",
                                 "2 \xC3"}) {
    INFO(text);
    CHECK(limit(text, "2026-11-24") == "refused");
  }
}

TEST_CASE("a month before a long month's end is the short month's end") {
  CHECK(limit("1 månad", "2026-03-31") == "2026-02-28");
  CHECK(limit("1 månad", "2028-03-30") == "2028-02-29");
  CHECK(limit("1 år", "2028-02-29") == "2027-02-28");
  CHECK(limit("1000 år", "2026-11-24") == "1026-11-24");
}

TEST_CASE("what was retained once is not taken in again, even where the retention has become longer") {
  casebook::Source source;
  CHECK_FALSE(source.keeps_from(day("2026-11-24")));
  source.retained_before = day("2024-11-24");
  for (const char* const retention : {"", "5 år", "bevaras", "oklart"}) {
    source.retention = retention;
    CHECK(source.keeps_from(day("2026-11-24")) == day("2024-11-24"));
  }
  source.retention = "1 år";
  CHECK(source.keeps_from(day("2026-11-24")) == day("2025-11-24"));
}

TEST_CASE("a row is as old as its last second") {
  casebook::Incident incident;
  incident.from = time::parse_instant("2026-03-01T11:00:00Z").value();
  incident.to = incident.from;
  CHECK(incident.last() == incident.from);
  incident.to = time::parse_instant("2026-03-02T00:00:00Z").value();
  CHECK(time::format_instant(incident.last()) == "2026-03-01T23:59:59Z");
}
