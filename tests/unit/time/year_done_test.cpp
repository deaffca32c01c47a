// What reports and meetings make done, on a wheel of two bodies that meet every quarter.
#include "geo/time/year_done.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace tryggkarta::time;

namespace {

Day day_of(const char* text) { return parse_day(text).value(); }
Period period_of(const char* token) { return Period::parse(token).value(); }

YearWheel quarters_of_two() {
  YearWheel wheel;
  wheel.bodies = {{"norr"}, {"soder"}};
  OccasionRule rule;
  rule.id = "kvartal";
  rule.every = PeriodKind::quarter;
  rule.due = DaysAfterEnd{10};
  rule.bodies = {0, 1};
  wheel.rules = {rule};
  return wheel;
}

/// "2026-Q1 norr done", in the middle of December 2026.
std::vector<std::string> states(const YearWheel& wheel, const std::string& body) {
  static constexpr std::array names{"done", "overdue", "soon", "later", "unjudged"};
  std::vector<std::string> lines;
  for (const DueItem& item : due_items(wheel, day_of("2026-01-01"), day_of("2027-01-31"))) {
    if (wheel.bodies[item.body].id != body) continue;
    const auto state = static_cast<std::size_t>(state_of(wheel, item, day_of("2026-12-15")));
    lines.push_back(item.period.token() + " " + names.at(state));
  }
  return lines;
}

}  // namespace

TEST_CASE("a single period that is done is done alone; later ones are overdue, and of earlier ones nobody can say") {
  const std::array done{DoneItem{"norr", "kvartal", period_of("2026-Q1")}};
  const auto wheel = with_done(quarters_of_two(), done);
  CHECK(states(wheel, "norr") == std::vector<std::string>{"2025-Q4 unjudged", "2026-Q1 done", "2026-Q2 overdue",
                                                          "2026-Q3 overdue", "2026-Q4 later"});
  CHECK(states(wheel, "soder").at(1) == "2026-Q1 unjudged");
}

TEST_CASE("what the store knows is added to what the file says, and never takes from it") {
  auto wheel = quarters_of_two();
  wheel.bodies[0].done_up_to.emplace("kvartal", period_of("2026-Q1"));
  const std::array done{DoneItem{"norr", "kvartal", period_of("2026-Q3")},
                        DoneItem{"norr", "kvartal", period_of("2025-Q4")}};
  CHECK(states(with_done(wheel, done), "norr") ==
        std::vector<std::string>{"2025-Q4 done", "2026-Q1 done", "2026-Q2 overdue", "2026-Q3 done", "2026-Q4 later"});
}

TEST_CASE("what is done before its day is done") {
  const std::array done{DoneItem{"norr", "kvartal", period_of("2026-Q4")}};
  CHECK(states(with_done(quarters_of_two(), done), "norr").at(4) == "2026-Q4 done");
}

TEST_CASE("a body, a rule or a kind of period that the wheel does not have is left out") {
  const std::array done{DoneItem{"borta", "kvartal", period_of("2026-Q1")},
                        DoneItem{"norr", "borta", period_of("2026-Q1")},
                        DoneItem{"norr", "kvartal", period_of("2026")}};
  const auto wheel = with_done(quarters_of_two(), done);
  CHECK(wheel.bodies[0].done.empty());
  CHECK(wheel.bodies[1].done.empty());
}

TEST_CASE("the latest decision winds the law clock, whoever knows of it") {
  auto wheel = quarters_of_two();
  wheel.bodies[0].last_decided = day_of("2025-03-12");
  CHECK(with_last_decided(wheel, "norr", day_of("2024-01-01")).bodies[0].last_decided == day_of("2025-03-12"));
  CHECK(with_last_decided(wheel, "norr", day_of("2026-05-04")).bodies[0].last_decided == day_of("2026-05-04"));
  CHECK(with_last_decided(wheel, "soder", day_of("2026-05-04")).bodies[1].last_decided == day_of("2026-05-04"));
  CHECK_FALSE(with_last_decided(wheel, "borta", day_of("2026-05-04")).bodies[1].last_decided);
}
