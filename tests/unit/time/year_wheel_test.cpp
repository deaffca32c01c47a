// Rules of the årshjul against dates written by hand from a calendar.
#include "geo/time/year_wheel.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta::time;
using namespace std::chrono;

namespace {

Day day_of(const char* text) { return parse_day(text).value(); }

std::string due(const DueRule& rule, const char* token) {
  return format_day(due_day(rule, Period::parse(token).value()));
}

OccasionRule rule_of(const char* id, PeriodKind every, DueRule due, std::vector<std::size_t> bodies = {0}) {
  OccasionRule rule;
  rule.id = id;
  rule.every = every;
  rule.due = due;
  rule.bodies = std::move(bodies);
  return rule;
}

/// In years and every n-th after.
OccasionRule rule_from(OccasionRule rule, int first_year, int step_years) {
  rule.first_year = first_year;
  rule.step_years = step_years;
  return rule;
}

YearWheel wheel_of(std::vector<OccasionRule> rules, std::size_t bodies = 1) {
  YearWheel wheel;
  for (std::size_t i = 0; i < bodies; ++i) wheel.bodies.push_back({std::string(1, static_cast<char>('a' + i))});
  wheel.rules = std::move(rules);
  return wheel;
}

/// "2026-W53 2027-01-06 a": period, due day and body of each item.
std::vector<std::string> told(const YearWheel& wheel, const char* first, const char* last) {
  std::vector<std::string> lines;
  for (const DueItem& item : due_items(wheel, day_of(first), day_of(last)))
    lines.push_back(item.period.token() + " " + format_day(item.due) + " " + wheel.bodies[item.body].id);
  return lines;
}

}  // namespace

TEST_CASE("a day is due so many days after the period's last one") {
  CHECK(due(DaysAfterEnd{0}, "2026-H1") == "2026-06-30");
  CHECK(due(DaysAfterEnd{0}, "2026-H2") == "2026-12-31");
  CHECK(due(DaysAfterEnd{3}, "2026-W47") == "2026-11-25");
  CHECK(due(DaysAfterEnd{3}, "2026-W53") == "2027-01-06");
  CHECK(due(DaysAfterEnd{1}, "2024-02") == "2024-03-01");
  CHECK(due(DaysAfterEnd{29}, "2024-Q1") == "2024-04-29");
  CHECK(due(DaysAfterEnd{60}, "2025..2026") == "2027-03-01");
}

TEST_CASE("a weekday is due in the month in which the period ends, or so many months after") {
  CHECK(due(WeekdayOfMonth{2, Wednesday, 1}, "2026-Q3") == "2026-10-14");
  CHECK(due(WeekdayOfMonth{2, Wednesday, 1}, "2026-Q4") == "2027-01-13");
  CHECK(due(WeekdayOfMonth{1, Monday, 0}, "2026-06") == "2026-06-01");
  CHECK(due(WeekdayOfMonth{5, Friday, 1}, "2026-01") == "2026-02-27");
  CHECK(due(WeekdayOfMonth{5, Thursday, 1}, "2024-01") == "2024-02-29");
  CHECK(due(WeekdayOfMonth{4, Tuesday, 14}, "2025") == "2027-02-23");
}

TEST_CASE("a date is due in the year in which the period ends, or in a later one") {
  CHECK(due(DateOfYear{October / 15, 0}, "2026") == "2026-10-15");
  CHECK(due(DateOfYear{March / 31, 1}, "2025..2026") == "2027-03-31");
  CHECK(due(DateOfYear{February / 29, 0}, "2024") == "2024-02-29");
  CHECK(due(DateOfYear{February / 29, 0}, "2026") == "2026-02-28");
}

TEST_CASE("every ISO week has its item, also week 53, and none is had twice over New Year") {
  const auto wheel = wheel_of({rule_of("vecka", PeriodKind::week, DaysAfterEnd{3})});
  CHECK(told(wheel, "2026-12-25", "2027-01-20") ==
        std::vector<std::string>{"2026-W52 2026-12-30 a", "2026-W53 2027-01-06 a", "2027-W01 2027-01-13 a",
                                 "2027-W02 2027-01-20 a"});
  CHECK(told(wheel, "2026-01-01", "2026-12-31").size() == 52);
}

TEST_CASE("the half-years of the agreement end on 30 June and 31 December") {
  const auto wheel = wheel_of({rule_of("halvar", PeriodKind::half_year, DaysAfterEnd{0})});
  CHECK(told(wheel, "2026-01-01", "2027-06-30") ==
        std::vector<std::string>{"2026-H1 2026-06-30 a", "2026-H2 2026-12-31 a", "2027-H1 2027-06-30 a"});
}

TEST_CASE(
    "the agreement is followed up in 2024 and every second year, evaluated in 2026 and every fourth: 2026 has both") {
  const auto wheel =
      wheel_of({rule_from(rule_of("uppfoljning", PeriodKind::year, DateOfYear{November / 30, 0}), 2024, 2),
                rule_from(rule_of("utvardering", PeriodKind::year, DateOfYear{November / 30, 0}), 2026, 4)});
  std::vector<std::string> found;
  for (const DueItem& item : due_items(wheel, day_of("2022-01-01"), day_of("2031-12-31")))
    found.push_back(wheel.rules[item.rule].id + " " + item.period.token());
  CHECK(found == std::vector<std::string>{"uppfoljning 2024", "uppfoljning 2026", "utvardering 2026",
                                          "uppfoljning 2028", "uppfoljning 2030", "utvardering 2030"});
}

TEST_CASE("the two-year report has a pair of years as its period, and comes every second year") {
  const auto wheel =
      wheel_of({rule_from(rule_of("lagesbild", PeriodKind::two_years, DateOfYear{March / 1, 1}), 2026, 2)});
  CHECK(told(wheel, "2024-01-01", "2029-12-31") ==
        std::vector<std::string>{"2025..2026 2027-03-01 a", "2027..2028 2029-03-01 a"});
}

TEST_CASE("the first and the last day asked for count; nothing is due where the last lies before the first") {
  const auto wheel = wheel_of({rule_of("ar", PeriodKind::year, DateOfYear{October / 15, 0})});
  CHECK(told(wheel, "2026-10-15", "2026-10-15").size() == 1);
  CHECK(told(wheel, "2026-10-16", "2027-10-14").empty());
  CHECK(told(wheel, "2026-10-15", "2026-10-14").empty());
}

TEST_CASE("an item far after its period is found, and one long before its end") {
  const auto wheel = wheel_of({rule_of("sent", PeriodKind::month, DaysAfterEnd{400}),
                               rule_of("tidigt", PeriodKind::year, DateOfYear{January / 1, 0})});
  CHECK(told(wheel, "2026-01-01", "2026-01-03") == std::vector<std::string>{"2026 2026-01-01 a"});
  CHECK(told(wheel, "2026-02-01", "2026-02-10") == std::vector<std::string>{"2024-12 2026-02-04 a"});
}

TEST_CASE("a body has what falls in its time, and a rule too: by the period's last day, or the due day before it") {
  auto wheel = wheel_of({rule_of("kvartal", PeriodKind::quarter, DaysAfterEnd{10}, {0, 1}),
                         rule_of("hearing", PeriodKind::year, DateOfYear{October / 15, 0}, {0, 1})},
                        2);
  wheel.bodies[0].validity.until = day_of("2026-11-01");
  wheel.bodies[1].validity.from = day_of("2026-11-01");
  CHECK(told(wheel, "2026-10-01", "2027-01-31") ==
        std::vector<std::string>{"2026-Q3 2026-10-10 a", "2026 2026-10-15 a", "2026-Q4 2027-01-10 b"});
  wheel.rules[0].validity = {day_of("2026-10-01"), day_of("2026-12-31")};
  CHECK(told(wheel, "2026-10-01", "2027-01-31") == std::vector<std::string>{"2026 2026-10-15 a"});
}

TEST_CASE("an item is done up to the mark, overdue the day after its own, and soon from its warning on") {
  auto wheel = wheel_of({rule_of("kvartal", PeriodKind::quarter, DaysAfterEnd{10})});
  wheel.rules[0].warn_days = 14;
  const DueItem item = due_items(wheel, day_of("2026-10-10"), day_of("2026-10-10")).at(0);
  CHECK(format_day(item.warn) == "2026-09-26");
  CHECK(state_of(wheel, item, day_of("2026-09-25")) == DueState::later);
  CHECK(state_of(wheel, item, day_of("2026-09-26")) == DueState::soon);
  CHECK(state_of(wheel, item, day_of("2026-10-10")) == DueState::soon);
  CHECK(state_of(wheel, item, day_of("2026-10-11")) == DueState::unjudged);
  wheel.bodies[0].done_up_to.emplace("kvartal", Period::parse("2026-Q2").value());
  CHECK(state_of(wheel, item, day_of("2026-10-11")) == DueState::overdue);
  wheel.bodies[0].done_up_to.clear();
  wheel.bodies[0].done_up_to.emplace("kvartal", Period::parse("2026-Q3").value());
  CHECK(state_of(wheel, item, day_of("2026-10-11")) == DueState::done);
}

TEST_CASE("the law clock warns at 18 and 21 months, and is overdue after 24") {
  const LawClock clock{{}, 24, {18, 21}, {0}};
  Body body;
  CHECK(read_law_clock(clock, body, day_of("2026-11-24")).state == LawState::unknown);
  body.last_decided = day_of("2025-03-12");
  const auto at = [&](const char* day) { return read_law_clock(clock, body, day_of(day)); };
  CHECK(format_day(*at("2026-01-01").deadline) == "2027-03-12");
  CHECK(at("2026-09-11").state == LawState::running);
  CHECK(at("2026-09-12").state == LawState::warned);
  CHECK(at("2026-09-12").warnings_reached == 1);
  CHECK(at("2026-12-12").warnings_reached == 2);
  CHECK(at("2027-03-12").state == LawState::warned);
  CHECK(at("2027-03-13").state == LawState::overdue);
}

TEST_CASE("months later is the same day of the month, or its last one") {
  CHECK(format_day(months_later(day_of("2024-02-29"), 24)) == "2026-02-28");
  CHECK(format_day(months_later(day_of("2024-08-31"), 18)) == "2026-02-28");
  CHECK(format_day(months_later(day_of("2022-08-31"), 18)) == "2024-02-29");
  CHECK(format_day(months_later(day_of("2026-11-24"), -12)) == "2025-11-24");
}
