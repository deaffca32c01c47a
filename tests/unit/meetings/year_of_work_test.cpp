// What held meetings and decided reports make done, on a wheel of two groups.
#include "server/meetings/year_of_work.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta;
using casebook::MeetingStatus;
using casebook::ReportKind;
using casebook::ReportStatus;

namespace {

time::Day day_of(const char* text) { return time::parse_day(text).value(); }
time::Period period_of(const char* token) { return time::Period::parse(token).value(); }

time::OccasionRule rule_of(const char* id, time::PeriodKind every) {
  time::OccasionRule rule;
  rule.id = id;
  rule.every = every;
  rule.bodies = {0, 1};
  return rule;
}

/// Quarters need a meeting and a report, years a meeting, two years a report, hearings neither.
time::YearWheel wheel_of_two() {
  time::YearWheel wheel;
  wheel.bodies = {{"norr"}, {"staden"}};
  wheel.bodies[0].area = "SO:1";
  auto quarter = rule_of("kvartal", time::PeriodKind::quarter);
  quarter.meeting = true;
  quarter.report = time::PeriodKind::quarter;
  auto year = rule_of("ar", time::PeriodKind::year);
  year.meeting = true;
  auto pair = rule_of("lagesbild", time::PeriodKind::two_years);
  pair.report = time::PeriodKind::two_years;
  wheel.rules = {quarter, year, pair, rule_of("hearing", time::PeriodKind::year)};
  return wheel;
}

casebook::Meeting meeting_of(const char* occasion, const char* period, MeetingStatus status = MeetingStatus::hallen) {
  casebook::Meeting meeting;
  meeting.forum = "norr";
  meeting.area = {"SO", "1"};
  meeting.occasion = occasion;
  meeting.period = period;
  meeting.status = status;
  return meeting;
}

casebook::Report report_of(ReportKind kind, const char* period, ReportStatus status = ReportStatus::beslutad) {
  casebook::Report report;
  report.key = std::string{"L-"} + period;
  report.area = {"SO", "1"};
  report.kind = kind;
  report.period = period;
  report.status = status;
  return report;
}

casebook::Decision decision_on(const char* key, const char* day, const char* status = "beslutad") {
  casebook::Decision decision;
  decision.kind = casebook::DecidedKind::report;
  decision.key = key;
  decision.status = status;
  decision.day = day_of(day);
  return decision;
}

bool is_done(const time::YearWheel& wheel, std::size_t body, const char* rule, const char* period) {
  const auto& done = wheel.bodies[body].done;
  const auto found = done.find(rule);
  return found != done.end() && found->second.contains(period_of(period));
}

}  // namespace

TEST_CASE("an occasion that asks for a meeting and a report is done when both are there, and not before") {
  const meetings::Work only_met{{meeting_of("kvartal", "2026-Q2")}, {}, {}};
  CHECK_FALSE(is_done(meetings::with_work(wheel_of_two(), only_met), 0, "kvartal", "2026-Q2"));
  const meetings::Work only_reported{{}, {report_of(ReportKind::kvartal, "2026-Q2")}, {}};
  CHECK_FALSE(is_done(meetings::with_work(wheel_of_two(), only_reported), 0, "kvartal", "2026-Q2"));
  const meetings::Work both{{meeting_of("kvartal", "2026-Q2")}, {report_of(ReportKind::kvartal, "2026-Q2")}, {}};
  const auto wheel = meetings::with_work(wheel_of_two(), both);
  CHECK(is_done(wheel, 0, "kvartal", "2026-Q2"));
  CHECK_FALSE(is_done(wheel, 0, "kvartal", "2026-Q1"));
  CHECK_FALSE(is_done(wheel, 1, "kvartal", "2026-Q2"));
}

TEST_CASE("a planned or cancelled meeting and a report on its way make nothing done") {
  const meetings::Work work{
      {meeting_of("ar", "2025", MeetingStatus::planerad), meeting_of("ar", "2024", MeetingStatus::installd)},
      {report_of(ReportKind::tvaar, "2025..2026", ReportStatus::for_beslut)},
      {}};
  const auto wheel = meetings::with_work(wheel_of_two(), work);
  CHECK_FALSE(is_done(wheel, 0, "ar", "2025"));
  CHECK_FALSE(is_done(wheel, 0, "ar", "2024"));
  CHECK_FALSE(is_done(wheel, 0, "lagesbild", "2025..2026"));
}

TEST_CASE("an occasion that asks for neither is done by the file alone") {
  const meetings::Work work{{meeting_of("hearing", "2026")}, {}, {}};
  CHECK_FALSE(is_done(meetings::with_work(wheel_of_two(), work), 0, "hearing", "2026"));
}

TEST_CASE("what the file says stays beside what the store knows") {
  auto file = wheel_of_two();
  file.bodies[0].done["ar"].insert(period_of("2023"));
  const meetings::Work work{{meeting_of("ar", "2025")}, {}, {}};
  const auto wheel = meetings::with_work(file, work);
  CHECK(is_done(wheel, 0, "ar", "2023"));
  CHECK(is_done(wheel, 0, "ar", "2025"));
}

TEST_CASE("the law's clock starts at the newest decision on a two-year report of the body's own area") {
  auto citys = report_of(ReportKind::tvaar, "2023..2024");
  citys.key = "L-staden";
  citys.area = {};
  const meetings::Work work{{},
                            {report_of(ReportKind::tvaar, "2023..2024"), report_of(ReportKind::tvaar, "2025..2026"),
                             report_of(ReportKind::ar, "2026"), citys},
                            {decision_on("L-2023..2024", "2024-02-01"), decision_on("L-2025..2026", "2026-03-01"),
                             decision_on("L-2026", "2026-11-01"), decision_on("L-staden", "2025-05-05")}};
  const auto wheel = meetings::with_work(wheel_of_two(), work);
  CHECK(wheel.bodies[0].last_decided == day_of("2026-03-01"));
  CHECK(wheel.bodies[1].last_decided == day_of("2025-05-05"));
}

TEST_CASE("a report that is not decided starts no clock, whatever was decided on it") {
  const meetings::Work work{{},
                            {report_of(ReportKind::tvaar, "2025..2026", ReportStatus::for_beslut)},
                            {decision_on("L-2025..2026", "2026-03-01", "")}};
  CHECK_FALSE(meetings::with_work(wheel_of_two(), work).bodies[0].last_decided);
}

TEST_CASE("an area of a body is its scheme and code, and the whole city where none is written") {
  CHECK(meetings::area_named("SO2021:02") == published::AreaKey{"SO2021", "02"});
  CHECK(meetings::area_named("") == published::AreaKey{});
}
