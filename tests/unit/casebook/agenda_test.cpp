// The agenda of a made-up body's meeting on 14 October 2026, line by line.
#include "geo/casebook/agenda.hpp"

#include <catch2/catch.hpp>

#include <array>

#include "geo/time/year_done.hpp"

using namespace tryggkarta;
using namespace tryggkarta::casebook;

namespace {

time::Day day_of(const char* text) { return time::parse_day(text).value(); }

time::OccasionRule rule_of(const char* id, time::PeriodKind every, int days_after) {
  time::OccasionRule rule;
  rule.id = id;
  rule.title = {std::string{id} + "möte", std::string{id} + " meeting"};
  rule.every = every;
  rule.due = time::DaysAfterEnd{days_after};
  rule.bodies = {0, 1};
  return rule;
}

time::YearWheel wheel() {
  time::YearWheel wheel;
  wheel.bodies = {{"norr"}, {"soder"}};
  wheel.rules = {rule_of("kvartal", time::PeriodKind::quarter, 10), rule_of("år", time::PeriodKind::year, 40)};
  return wheel;
}

/// A meeting of the first body, with nothing known.
AgendaBasis meeting_of(const time::YearWheel& wheel) {
  return {.wheel = &wheel, .body = 0, .meeting = day_of("2026-10-14"), .last_meeting = day_of("2026-07-08")};
}

/// "kvartal 2026-10-10 försenat": key, day, Swedish note; - for none.
std::vector<std::string> lines_of(const AgendaBasis& basis, AgendaPart part) {
  std::vector<std::string> lines;
  for (const AgendaSection& section : agenda_of(basis)) {
    if (section.part != part) continue;
    for (const AgendaItem& item : section.items) {
      const auto or_dash = [](const std::string& text) { return text.empty() ? "-" : text; };
      lines.push_back(or_dash(item.key) + " " + (item.day ? time::format_day(*item.day) : "-") + " " +
                      or_dash(item.note.swedish));
    }
  }
  return lines;
}

using Lines = std::vector<std::string>;

Decision decision_of(std::int64_t id, const char* key, const char* day) {
  Decision decision;
  decision.id = id;
  decision.key = key;
  decision.day = day_of(day);
  decision.diarienummer = "SN " + std::to_string(id);
  decision.text = "Gatan prioriteras";
  return decision;
}

/// Misses nothing that a decision needs.
Action complete(const char* key, ActionStatus status) {
  Action action;
  action.key = key;
  action.title = "Ljus i gången";
  action.problem = "P1";
  action.status = status;
  action.target = 6;
  action.unit = "lampor";
  action.communication_plan = "Affisch i trapphusen";
  action.evaluation_plan = "Mätning före och efter";
  return action;
}

Problem problem_of(const char* key, ProblemStatus status, std::optional<int> priority = {}) {
  Problem problem;
  problem.key = key;
  problem.title = "Otryggt torg";
  problem.status = status;
  problem.priority = priority;
  return problem;
}

}  // namespace

TEST_CASE("an agenda has every part once, last decisions first and the next meeting last, also with nothing in them") {
  const auto empty = wheel();
  std::vector<AgendaPart> parts;
  for (const auto& section : agenda_of(meeting_of(empty))) {
    parts.push_back(section.part);
    CHECK_FALSE(section.title.swedish.empty());
    CHECK_FALSE(section.title.english.empty());
  }
  CHECK(parts == std::vector{AgendaPart::last_decisions, AgendaPart::tasks, AgendaPart::changes, AgendaPart::due,
                             AgendaPart::proposals, AgendaPart::unfinished, AgendaPart::next_meeting});
}

TEST_CASE(
    "decisions of the last meeting's day and later come newest first; older ones and later than the meeting not") {
  const auto empty = wheel();
  auto basis = meeting_of(empty);
  std::array decisions{decision_of(1, "P1", "2026-07-07"), decision_of(2, "P1", "2026-07-08"),
                       decision_of(3, "A1", "2026-07-08"), decision_of(4, "P2", "2026-09-01"),
                       decision_of(5, "P3", "2026-10-15")};
  decisions[3].status = "prioriterat";
  decisions[3].supersedes = 1;
  basis.decisions = decisions;
  CHECK(lines_of(basis, AgendaPart::last_decisions) ==
        Lines{"P2 2026-09-01 SN 4; nu prioriterat; ersätter ett tidigare beslut", "A1 2026-07-08 SN 3",
              "P1 2026-07-08 SN 2"});
  basis.last_meeting.reset();
  CHECK(lines_of(basis, AgendaPart::last_decisions).size() == 4);
}

TEST_CASE("every open task is there: late ones first, those without a day last") {
  const auto empty = wheel();
  auto basis = meeting_of(empty);
  const std::array tasks{OpenTask{"t1", "Fråga skolan", "Anna", {}},
                         OpenTask{"t2", "Boka vandring", "Bo", day_of("2026-10-14")},
                         OpenTask{"t3", "Räkna lampor", "", day_of("2026-10-13")},
                         OpenTask{"t4", "Skriv brev", "Bo", day_of("2026-12-01")}};
  basis.tasks = tasks;
  CHECK(lines_of(basis, AgendaPart::tasks) ==
        Lines{"t3 2026-10-13 försenad", "t2 2026-10-14 Bo", "t4 2026-12-01 Bo", "t1 - Anna"});
}

TEST_CASE("nothing due is missing: each undone item of the wheel up to the meeting is on the agenda") {
  auto known = wheel();
  known.bodies[0].done_up_to.emplace("kvartal", time::Period::parse("2025-Q4").value());
  known.bodies[0].done_up_to.emplace("år", time::Period::parse("2023").value());
  const std::array done{time::DoneItem{"norr", "kvartal", time::Period::parse("2026-Q2").value()},
                        time::DoneItem{"soder", "kvartal", time::Period::parse("2026-Q3").value()}};
  known = with_done(std::move(known), done);
  const auto basis = meeting_of(known);
  CHECK(lines_of(basis, AgendaPart::due) == Lines{"år 2025-02-09 försenat", "år 2026-02-09 försenat",
                                                  "kvartal 2026-04-10 försenat", "kvartal 2026-10-10 försenat"});
  for (const auto& item : time::due_items(known, day_of("2024-10-14"), basis.meeting)) {
    if (item.body != 0 || time::state_of(known, item, basis.meeting) == time::DueState::done) continue;
    const std::string line = known.rules[item.rule].id + " " + time::format_day(item.due) + " försenat";
    const auto lines = lines_of(basis, AgendaPart::due);
    CHECK(std::find(lines.begin(), lines.end(), line) != lines.end());
  }
}

TEST_CASE("what is due on the meeting's day counts, and what is due before the next meeting where that is known") {
  auto known = wheel();
  known.bodies[0].done_up_to.emplace("kvartal", time::Period::parse("2026-Q2").value());
  known.bodies[0].done_up_to.emplace("år", time::Period::parse("2025").value());
  auto basis = meeting_of(known);
  basis.meeting = day_of("2026-10-10");
  CHECK(lines_of(basis, AgendaPart::due) == Lines{"kvartal 2026-10-10 -"});
  basis.next_meeting = day_of("2027-01-11");
  CHECK(lines_of(basis, AgendaPart::due) == Lines{"kvartal 2026-10-10 -", "kvartal 2027-01-10 -"});
  basis.next_meeting = day_of("2027-01-10");
  CHECK(lines_of(basis, AgendaPart::due) == Lines{"kvartal 2026-10-10 -"});
}

TEST_CASE("where nobody knows what was done the latest item of each rule asks, and not two years of them") {
  const auto unknown = wheel();
  CHECK(lines_of(meeting_of(unknown), AgendaPart::due) ==
        Lines{"år 2026-02-09 det är inte känt om det har gjorts",
              "kvartal 2026-10-10 det är inte känt om det har gjorts"});
}

TEST_CASE("the law's clock is on the agenda once it has warned, is overdue or knows of no decision") {
  auto under_law = wheel();
  under_law.rules.clear();
  under_law.law_clock = time::LawClock{{"Lägesbild enligt lag", "Report by law"}, 24, {18, 21}, {0}};
  const auto at = [&](const char* last_decided) {
    return lines_of(meeting_of(with_last_decided(under_law, "norr", day_of(last_decided))), AgendaPart::due);
  };
  CHECK(lines_of(meeting_of(under_law), AgendaPart::due) == Lines{"- - inget tidigare beslut är känt"});
  CHECK(at("2025-06-01").empty());
  CHECK(at("2025-03-12") == Lines{"- 2027-03-12 närmar sig"});
  CHECK(at("2024-10-13") == Lines{"- 2026-10-13 försenat enligt lagen"});
  under_law.law_clock->bodies = {1};
  CHECK(at("2024-10-13").empty());
}

TEST_CASE("proposed problems by priority and proposed actions that are complete are to be decided on") {
  const auto empty = wheel();
  auto basis = meeting_of(empty);
  const std::array problems{problem_of("P1", ProblemStatus::foreslaget), problem_of("P2", ProblemStatus::foreslaget, 2),
                            problem_of("P3", ProblemStatus::foreslaget, 1),
                            problem_of("P4", ProblemStatus::avslutat, 1)};
  auto without_plan = complete("A2", ActionStatus::foreslagen);
  without_plan.evaluation_plan = " ";
  without_plan.target.reset();
  const std::array actions{complete("A1", ActionStatus::foreslagen), without_plan};
  basis.problems = problems;
  basis.actions = actions;
  CHECK(lines_of(basis, AgendaPart::proposals) ==
        Lines{"P3 - problem att prioritera eller avsluta", "P2 - problem att prioritera eller avsluta",
              "P1 - problem att prioritera eller avsluta", "A1 - åtgärd att besluta om"});
  CHECK(lines_of(basis, AgendaPart::unfinished) ==
        Lines{"A2 - en åtgärd som är beslutad behöver ett mål; en åtgärd som är beslutad behöver en uppföljningsplan"});
}

TEST_CASE("an action is late from the day after its end, or after a start that has not come; a finished one never") {
  const auto empty = wheel();
  auto basis = meeting_of(empty);
  std::array actions{complete("A1", ActionStatus::pagaende), complete("A2", ActionStatus::pagaende),
                     complete("A3", ActionStatus::planerad), complete("A4", ActionStatus::genomford),
                     complete("A5", ActionStatus::genomford)};
  actions[0].end = day_of("2026-10-13");
  actions[1].end = day_of("2026-10-14");
  actions[2].start = day_of("2026-10-13");
  actions[3].end = day_of("2026-10-01");
  actions[3].outcome = 6;
  basis.actions = actions;
  CHECK(lines_of(basis, AgendaPart::unfinished) == Lines{"A1 2026-10-13 skulle ha varit klar 2026-10-13",
                                                         "A3 - skulle ha börjat 2026-10-13",
                                                         "A5 - en åtgärd som är genomförd behöver ett utfall"});
}

TEST_CASE("a problem at work on without an action is told of; a broken off action is none") {
  const auto empty = wheel();
  auto basis = meeting_of(empty);
  const std::array problems{problem_of("P1", ProblemStatus::analyseras), problem_of("P2", ProblemStatus::prioriterat),
                            problem_of("P3", ProblemStatus::avslutat)};
  std::array actions{complete("A1", ActionStatus::pagaende), complete("A2", ActionStatus::avbruten)};
  actions[1].problem = "P2";
  actions[1].ending_reason = "Huset revs";
  basis.problems = problems;
  basis.actions = actions;
  CHECK(lines_of(basis, AgendaPart::unfinished) == Lines{"P2 - har ingen åtgärd"});
}

TEST_CASE("changes since the last meeting come in their order, and the next meeting is named or said to be missing") {
  const auto empty = wheel();
  auto basis = meeting_of(empty);
  const std::array changes{AgendaChange{"A2", day_of("2026-09-02"), {"pågår", "under way"}},
                           AgendaChange{"A1", day_of("2026-07-08"), {"klar", "finished"}},
                           AgendaChange{"A1", day_of("2026-07-07"), {"pågår", "under way"}}};
  basis.changes = changes;
  CHECK(lines_of(basis, AgendaPart::changes) == Lines{"A1 2026-07-08 -", "A2 2026-09-02 -"});
  CHECK(agenda_of(basis).back().items.at(0).title.english == "The next meeting is not set");
  basis.next_meeting = day_of("2027-01-13");
  CHECK(lines_of(basis, AgendaPart::next_meeting) == Lines{"- 2027-01-13 -"});
}
