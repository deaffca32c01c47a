// The file of the årshjul as people write it, rightly and wrongly.
#include "server/year_wheel_file.hpp"

#include <catch2/catch.hpp>

#include "geo/demo/year_wheel.hpp"
#include "geo/error.hpp"

using namespace tryggkarta;
using namespace tryggkarta::server;
using namespace std::chrono;

namespace {

time::Day day_of(const char* text) { return time::parse_day(text).value(); }

constexpr const char* kHead = "id = \"hjul.example.se\"\n";
constexpr const char* kBody = "[[body]]\nid = \"norr\"\ntitle = \"Styrgruppen\"\nlevel = \"del\"\n";
constexpr const char* kRule = "[[rule]]\nid = \"vecka\"\ntitle = \"Veckomöte\"\nfor = [\"del\"]\nevery = \"week\"\n";

std::string complaint_about(const std::string& toml) {
  try {
    parse_year_wheel(toml, "hjul.toml");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::bad_input);
    return error.english();
  }
  return "nothing";
}

/// What is said of a rule with these lines at its end, which begin in line 11.
std::string about_rule(const std::string& lines) { return complaint_about(std::string{kHead} + kBody + kRule + lines); }

}  // namespace

TEST_CASE("bodies, rules and the law clock are read with every key") {
  const auto wheel = parse_year_wheel(R"(
id = "hjul.example.se"
[[body]]
id = "norr"
title = "Styrgruppen"
title_en = "Steering group"
level = "del"
area = "SO2021:02"
from = 2024-01-01
until = "2028-01-01"
last_decided = 2025-03-12
[body.done]
kvartal = "2026-Q2"
[[body]]
id = "allt"
title = "Samordningen"
level = "stad"
[[rule]]
id = "kvartal"
title = "Kvartalsmöte"
note = "Läget"
for = ["stad", "norr"]
every = "quarter"
weekday = "wednesday"
nth = 2
months_after = 1
warn_days = 21
report = "kvartal"
meeting = true
from = 2025-01-01
[[rule]]
id = "vart-fjarde"
title = "Utvärdering"
for = ["allt"]
every = "year"
first_year = 2026
every_years = 4
date = "02-29"
years_after = 1
[law_clock]
title = "Lagen"
for = ["del"]
months = 12
warn = [6, 9]
)",
                                      "hjul.toml");
  CHECK(wheel.id == "hjul.example.se");
  REQUIRE(wheel.bodies.size() == 2);
  CHECK(wheel.bodies[0].title.english == "Steering group");
  CHECK(wheel.bodies[1].title.english == "Samordningen");
  CHECK(wheel.bodies[0].validity.until == day_of("2028-01-01"));
  CHECK(wheel.bodies[0].area == "SO2021:02");
  CHECK(wheel.bodies[1].area.empty());
  CHECK(wheel.bodies[0].last_decided == day_of("2025-03-12"));
  CHECK(wheel.bodies[0].done_up_to.at("kvartal").token() == "2026-Q2");
  REQUIRE(wheel.rules.size() == 2);
  CHECK(wheel.rules[0].bodies == std::vector<std::size_t>{0, 1});
  CHECK(wheel.rules[0].warn_days == 21);
  CHECK(wheel.rules[0].report == time::PeriodKind::quarter);
  CHECK(wheel.rules[0].meeting);
  CHECK_FALSE(wheel.rules[1].report);
  CHECK_FALSE(wheel.rules[1].meeting);
  CHECK(wheel.rules[0].validity.from == day_of("2025-01-01"));
  CHECK(time::due_day(wheel.rules[0].due, time::Period::parse("2026-Q3").value()) == day_of("2026-10-14"));
  CHECK(wheel.rules[1].first_year == 2026);
  CHECK(wheel.rules[1].step_years == 4);
  CHECK(time::due_day(wheel.rules[1].due, time::Period::parse("2026").value()) == day_of("2027-02-28"));
  REQUIRE(wheel.law_clock);
  CHECK(wheel.law_clock->months == 12);
  CHECK(wheel.law_clock->warn_months == std::vector<int>{6, 9});
  CHECK(wheel.law_clock->bodies == std::vector<std::size_t>{0});
}

TEST_CASE("an unknown key is named with its line, and what is known beside it") {
  CHECK(complaint_about("id = \"x\"\n[[body]]\nid = \"norr\"\ntitle = \"S\"\nlevel = \"del\"\ncolour = 1\n") ==
        "hjul.toml, line 6: body.colour is unknown (known: area, done, from, id, last_decided, level, level_en, title, "
        "title_en, until)");
  CHECK(about_rule("days_after = 3\nwarning = 2\n").find("hjul.toml, line 12: rule.warning is unknown (known: ") == 0);
  CHECK(complaint_about(std::string{kHead} + "holidays = 1\n" + kBody) ==
        "hjul.toml, line 2: holidays is unknown (known: body, id, law_clock, rule)");
}

TEST_CASE("what is missing or twice is named") {
  CHECK(complaint_about("").find("id is missing") != std::string::npos);
  CHECK(complaint_about(kHead).find("[[body]] is missing") != std::string::npos);
  CHECK(complaint_about(std::string{kHead} + kBody + kBody) == "hjul.toml, line 7: body.id is there twice: norr");
  CHECK(about_rule("") ==
        "hjul.toml, line 6: rule.due day must be said once: days_after, or weekday with nth, or date");
  CHECK(about_rule("days_after = 3\ndate = \"10-15\"\n").find("due day must be said once") != std::string::npos);
}

TEST_CASE("a value that cannot be meant is refused with its line") {
  CHECK(about_rule("days_after = -1\n") == "hjul.toml, line 11: rule.days_after must be a whole number from 0 to 730");
  CHECK(about_rule("days_after = 1.5\n").find("must be a whole number") != std::string::npos);
  CHECK(about_rule("date = \"02-30\"\n") == "hjul.toml, line 11: rule.date must be a month and a day: \"10-15\"");
  CHECK(about_rule("weekday = \"onsdag\"\n").find("line 11: rule.weekday must be one of monday") != std::string::npos);
  CHECK(about_rule("days_after = 3\nnth = 2\n") == "hjul.toml, line 12: rule.nth goes with weekday");
  CHECK(about_rule("days_after = 3\nyears_after = 1\n") == "hjul.toml, line 12: rule.years_after goes with date");
  CHECK(about_rule("days_after = 3\nfirst_year = 2024\n") ==
        "hjul.toml, line 12: rule.first_year goes with every = \"year\" or \"two_years\"");
  CHECK(complaint_about(std::string{kHead} + kBody +
                        "[[rule]]\nid = \"r\"\ntitle = \"R\"\nfor = [\"del\"]\nevery = \"year\"\ndays_after = 1\n"
                        "every_years = 2\n") ==
        "hjul.toml, line 6: rule.first_year is missing: from which year every_years is counted");
  CHECK(about_rule("days_after = 3\nfrom = 2026-02-30\n").find("hjul.toml, line 12") == 0);
  CHECK(about_rule("days_after = 3\nfrom = 2026-03-01\nuntil = 2026-03-01\n") ==
        "hjul.toml, line 13: rule.until must be after from");
  CHECK(complaint_about("id = \"Hjul\"\n").find("must look like a host") != std::string::npos);
  CHECK(complaint_about(std::string{kHead} + "[[body]]\nid = \"../norr\"\n") ==
        "hjul.toml, line 3: body.id must be at most 40 of a–z, 0–9 and -");
  CHECK(complaint_about(std::string{kHead} + "body = 1\n").find("[[body]]") != std::string::npos);
  CHECK(complaint_about("id = \n").find("hjul.toml, line 1: ") == 0);
  CHECK(complaint_about(std::string{"id = \"a\0\"", 9}).find("control character") != std::string::npos);
}

TEST_CASE("a report has the periods of its rule, and an area is one of a named division") {
  CHECK(about_rule("days_after = 3\nreport = \"dag\"\n") ==
        "hjul.toml, line 12: rule.report must be one of vecka, kvartal, halvår, år, tvåår");
  CHECK(about_rule("days_after = 3\nreport = \"kvartal\"\n") ==
        "hjul.toml, line 12: rule.report must be of the same periods as every = \"week\"");
  CHECK(about_rule("days_after = 3\nmeeting = \"ja\"\n") == "hjul.toml, line 12: rule.meeting must be true or false");
  for (const char* area : {"02", "SO2021:", ":02", "SO2021:02,03", "SO 2021:02", "SO2021:0:2"}) {
    CHECK(complaint_about(std::string{kHead} + kBody + "area = \"" + area + "\"\n") ==
          "hjul.toml, line 6: body.area must be a division and the code of one area: \"SO2021:02\"");
  }
}

TEST_CASE("a body, a level, a rule or a period that nothing defines is refused") {
  CHECK(complaint_about(std::string{kHead} + kBody + "[[rule]]\nid = \"r\"\ntitle = \"R\"\nfor = [\"söder\"]\n") ==
        "hjul.toml, line 9: rule.for names no body and no level: söder");
  const std::string rule = std::string{kRule} + "days_after = 1\n";
  CHECK(complaint_about(std::string{kHead} + kBody + "[body.done]\nmanad = \"2026-01\"\n" + rule) ==
        "hjul.toml, line 7: body.done.manad is no id of a rule");
  CHECK(complaint_about(std::string{kHead} + kBody + "[body.done]\nvecka = \"2026-Q1\"\n" + rule) ==
        "hjul.toml, line 7: body.done.vecka must be a period of its rule (week), such as \"2026-W27\"");
  CHECK(
      complaint_about(std::string{kHead} + kBody + "[law_clock]\ntitle = \"L\"\nfor = [\"del\"]\nwarn = [21, 18]\n") ==
      "hjul.toml, line 9: law_clock.warn must rise, and stay below months");
}

TEST_CASE("a file that is not there is told of") {
  CHECK_THROWS_WITH(read_year_wheel("/nonexistent/hjul.toml"), Catch::Contains("[year_wheel] file"));
}

TEST_CASE("the demonstration's file is read on any day, and every state of its law clock can be seen") {
  for (const char* day : {"2026-11-24", "2024-02-29", "2027-01-01", "2026-12-31"}) {
    INFO(day);
    const auto today = day_of(day);
    const auto wheel = parse_year_wheel(demo::year_wheel_toml(today), "demo");
    CHECK(wheel.bodies.size() == 5);
    CHECK(wheel.rules.size() == 8);
    std::vector<std::string> areas;
    for (const auto& body : wheel.bodies) areas.push_back(body.area);
    CHECK(areas == std::vector<std::string>{"SO2021:01", "SO2021:02", "SO2021:03", "SO2021:04", ""});
    std::vector<time::LawState> states;
    for (const auto& body : wheel.bodies) states.push_back(time::read_law_clock(*wheel.law_clock, body, today).state);
    CHECK(states == std::vector<time::LawState>{time::LawState::running, time::LawState::warned,
                                                time::LawState::overdue, time::LawState::warned,
                                                time::LawState::running});
  }
}

TEST_CASE("the agreement's cadence gives 2026 both its follow-up and its evaluation, on the same day") {
  const auto wheel = parse_year_wheel(demo::year_wheel_toml(day_of("2026-11-24")), "demo");
  std::vector<std::string> found;
  for (const auto& item : time::due_items(wheel, day_of("2026-12-01"), day_of("2026-12-31"))) {
    if (wheel.bodies[item.body].id == "staden") found.push_back(wheel.rules[item.rule].id);
  }
  CHECK(found == std::vector<std::string>{"uppfoljning", "utvardering", "halvar"});
}
