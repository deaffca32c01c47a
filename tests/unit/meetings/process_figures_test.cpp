// The figures of the process, from a problem with a chain and one without.
#include "server/meetings/process_figures.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta;
using casebook::ActionStatus;
using casebook::ProblemStatus;

namespace {

time::Day day_of(const char* text) { return time::parse_day(text).value(); }

casebook::Action action_of(const char* key, ActionStatus status, const char* end) {
  casebook::Action action;
  action.key = key;
  action.problem = "P1";
  action.status = status;
  action.end = day_of(end);
  action.evaluation_plan = "Före och efter";
  return action;
}

/// One prioritised problem with a cause, an evaluated action and a late one, and one proposed problem with nothing.
meetings::MeetingBook two_problems() {
  meetings::MeetingBook book;
  book.chain.today = day_of("2026-11-24");
  book.chain.problems.resize(2);
  book.chain.problems[0].key = "P1";
  book.chain.problems[0].status = ProblemStatus::prioriterat;
  book.chain.problems[0].words = {true, "Trygg skolväg", ""};
  book.chain.problems[1].key = "P2";
  book.chain.causes.resize(1);
  book.chain.causes[0].problem = "P1";
  book.chain.causes[0].evidence = "Vandring";
  book.chain.actions = {action_of("A1", ActionStatus::genomford, "2026-06-01"),
                        action_of("A2", ActionStatus::pagaende, "2026-09-01"),
                        action_of("A3", ActionStatus::foreslagen, "2027-01-01")};
  book.chain.evaluations.resize(1);
  book.chain.evaluations[0].action = "A1";
  return book;
}

std::vector<std::string> in_short(const std::vector<meetings::ProcessFigure>& figures) {
  std::vector<std::string> lines;
  for (const auto& figure : figures)
    lines.push_back(figure.title.english + ": " + std::to_string(figure.there) + "/" + std::to_string(figure.all));
  return lines;
}

}  // namespace

TEST_CASE("links, whole chains, late actions and missing evaluations are counted from the chain") {
  const auto lines = in_short(meetings::process_figures(two_problems(), "norr", day_of("2026-11-24")));
  // P1: decision, cause, evidence, no action for the cause, action, three plans, evaluation of A1, none of A2, public
  // words; P2: nothing of four.
  CHECK(lines == std::vector<std::string>{
                     "Occasions of the year wheel that are done: 0/0", "Links of the chain that are there: 9/15",
                     "Prioritised problems with the whole chain: 0/1", "Decided actions that keep their time: 1/2",
                     "Ended actions that are evaluated: 1/2"});
}

TEST_CASE("occasions count for the body alone, a year back, and only where their state is known") {
  auto book = two_problems();
  book.wheel.bodies = {{"norr"}, {"soder"}};
  time::OccasionRule rule;
  rule.id = "kvartal";
  rule.every = time::PeriodKind::quarter;
  rule.due = time::DaysAfterEnd{10};
  rule.bodies = {0, 1};
  book.wheel.rules = {rule};
  book.wheel.bodies[0].done["kvartal"] = {time::Period::parse("2025-Q4").value(),
                                          time::Period::parse("2026-Q2").value()};
  const auto figure = meetings::process_figures(book, "norr", day_of("2026-11-24")).front();
  CHECK(figure.there == 2);
  CHECK(figure.all == 4);
  CHECK(meetings::process_figures(book, "soder", day_of("2026-11-24")).front().all == 0);
}
