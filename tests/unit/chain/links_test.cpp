#include "server/chain/links.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tryggkarta;
using namespace tryggkarta::chain;
using casebook::ActionStatus;
using casebook::ProblemStatus;

namespace {

time::Day day(const char* text) { return *time::parse_day(text); }

/// One problem without anything.
ChainBook bare_book() {
  ChainBook book;
  book.today = day("2026-11-24");
  book.problems.resize(1);
  book.problems[0].key = "P1";
  return book;
}

casebook::Action action_of(const char* key, ActionStatus status) {
  casebook::Action action;
  action.key = key;
  action.problem = "P1";
  action.status = status;
  return action;
}

std::string count_of(const ChainBook& book) {
  const auto links = links_of(book, book.problems[0]);
  return std::to_string(links_there(links)) + " of " + std::to_string(links.size());
}

}  // namespace

TEST_CASE("A bare problem lacks a decision, a cause, an action and feedback") {
  CHECK(count_of(bare_book()) == "0 of 4");
}

TEST_CASE("Each cause asks for evidence, each action for a plan, and each that has ended for an evaluation") {
  ChainBook book = bare_book();
  book.problems[0].status = ProblemStatus::atgardas;
  book.problems[0].words = {true, "Offentlig rubrik", ""};
  book.causes = {{.id = 1, .problem = "P1", .evidence = "Vandring"}, {.id = 2, .problem = "P1", .evidence = " \n"}};
  book.actions = {action_of("A1", ActionStatus::pagaende), action_of("A2", ActionStatus::genomford)};
  book.actions[0].evaluation_plan = "Före och efter";
  CHECK(count_of(book) == "6 of 11");
  book.evaluations = {{.id = 1, .action = "A2"}};
  CHECK(count_of(book) == "7 of 11");
  book.actions[0].end = day("2026-11-23");
  CHECK(count_of(book) == "7 of 12");
}

TEST_CASE("An action that was broken off asks for nothing, and leaves its problem without one") {
  ChainBook book = bare_book();
  book.actions = {action_of("A1", ActionStatus::avbruten)};
  CHECK(count_of(book) == "0 of 4");
  CHECK(loose_ends_of(book).without_action.size() == 1);
}

TEST_CASE("Late is past the last day, and neither carried out nor broken off") {
  auto action = action_of("A1", ActionStatus::pagaende);
  action.end = day("2026-11-24");
  CHECK_FALSE(is_late(action, day("2026-11-24")));
  CHECK(is_late(action, day("2026-11-25")));
  for (const auto status :
       {ActionStatus::genomford, ActionStatus::uppfoljd, ActionStatus::avslutad, ActionStatus::avbruten}) {
    action.status = status;
    CHECK_FALSE(is_late(action, day("2026-11-25")));
  }
}

TEST_CASE("Loose ends: closed problems want no action, and unseen problems are problems all the same") {
  ChainBook book = bare_book();
  book.problems[0].status = ProblemStatus::avslutat;
  book.actions = {action_of("A1", ActionStatus::foreslagen)};
  book.actions[0].problem = "P9";
  CHECK(loose_ends_of(book).without_action.empty());
  CHECK(loose_ends_of(book).without_problem.size() == 1);
  book.is_whole_city = false;
  CHECK(loose_ends_of(book).without_problem.empty());
  book.actions[0].problem.clear();
  CHECK(loose_ends_of(book).without_problem.size() == 1);
}
