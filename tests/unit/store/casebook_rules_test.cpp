#include <catch2/catch.hpp>

#include "geo/casebook/rules.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta::casebook;
using tryggkarta::store::testing::day;

namespace {

std::string rules_in(const std::vector<Complaint>& complaints) {
  std::string rules;
  for (const Complaint& complaint : complaints) rules += complaint.rule + " ";
  return rules;
}

Problem decided_problem() {
  Problem problem;
  problem.key = "P1";
  problem.status = ProblemStatus::atgardas;
  problem.decided = day("2026-02-01");
  return problem;
}

Action decided_action() {
  Action action;
  action.key = "A1";
  action.problem = "P1";
  action.status = ActionStatus::pagaende;
  action.target = 6;
  return action;
}

}  // namespace

TEST_CASE("a decided problem with a decided action gives no complaint") {
  const std::vector problems{decided_problem()};
  const std::vector actions{decided_action()};
  CHECK(rules_in(complaints_of_problems(problems, actions)).empty());
  CHECK(rules_in(complaints_of_actions(actions, problems)).empty());
}

TEST_CASE("a problem cannot be worked on by proposals alone (I6)") {
  Action proposal = decided_action();
  proposal.status = ActionStatus::foreslagen;
  CHECK(rules_in(complaints_of_problems(std::vector{decided_problem()}, std::vector{proposal})) == "I6 ");
}

TEST_CASE("a decided action needs a problem that is there and an output target (I4)") {
  Action action = decided_action();
  action.problem = "P9";
  action.target.reset();
  CHECK(rules_in(complaints_of_actions(std::vector{action}, std::vector{decided_problem()})) == "I4 I4 ");
}

TEST_CASE("a finished action needs an outcome (I5)") {
  Action action = decided_action();
  action.status = ActionStatus::genomford;
  CHECK(rules_in(complaints_of_actions(std::vector{action}, std::vector{decided_problem()})) == "I5 ");
}

TEST_CASE("a pledge rests on a decided action (I10)") {
  CasebookView view;
  AreaScheme scheme;
  scheme.code = "MO";
  scheme.areas = {{"11", "Ängen", "", {}, 1.0}};
  view.schemes = {scheme};
  Pledge pledge;
  pledge.key = "L1";
  pledge.area = {"MO", "11"};
  pledge.action = "A1";
  view.pledges = {pledge};
  CHECK(rules_in(complaints_of_pledges(view)) == "I10 ");
  view.actions = {decided_action()};
  CHECK(rules_in(complaints_of_pledges(view)).empty());
}

TEST_CASE("a source without controller, purpose or retention is named with what is missing (I14)") {
  Source source;
  source.name = "polisen";
  source.controller = "Polismyndigheten";
  const auto complaints = complaints_of_sources(std::vector{source});
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].text ==
        "source polisen is not decided (ej beslutat): purpose, retention missing; use `tryggkarta source set`");
}

TEST_CASE("a retention needs its decision, and must be one that is understood (P10)") {
  Source source;
  source.name = "polisen";
  source.controller = source.purpose = "-";
  const auto complaint = [&] {
    const auto complaints = complaints_of_sources(std::vector{source});
    return complaints.empty() ? "" : complaints.front().text;
  };
  source.retention = "2 år";
  CHECK(complaint().find("source polisen has a retention (2 år) without its decision") == 0);
  source.retention_decision = "SN 2024/17";
  CHECK(complaint().empty());
  source.retention = "så länge det behövs";
  CHECK(complaint().find("the retention of source polisen cannot be understood") == 0);
}
