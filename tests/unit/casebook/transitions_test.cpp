#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <utility>

#include "geo/casebook/chain_rules.hpp"
#include "geo/casebook/transitions.hpp"

using namespace tryggkarta::casebook;

namespace {

using Ways = std::map<std::pair<std::string, std::string>, Step>;

// Domain § 5.2, written out once more: every pair that is not here is refused.
const Ways kProblemWays{{{"föreslaget", "prioriterat"}, Step::by_decision},
                        {{"föreslaget", "avslutat"}, Step::by_decision},
                        {{"prioriterat", "analyseras"}, Step::free},
                        {{"analyseras", "åtgärdas"}, Step::free},
                        {{"åtgärdas", "följs_upp"}, Step::free},
                        {{"följs_upp", "avslutat"}, Step::by_decision},
                        {{"följs_upp", "analyseras"}, Step::free},
                        {{"följs_upp", "åtgärdas"}, Step::free},
                        {{"avslutat", "återöppnat"}, Step::by_decision},
                        {{"återöppnat", "analyseras"}, Step::free},
                        {{"återöppnat", "åtgärdas"}, Step::free}};
const Ways kActionWays{{{"föreslagen", "beslutad"}, Step::by_decision},
                       {{"beslutad", "planerad"}, Step::free},
                       {{"planerad", "pågående"}, Step::free},
                       {{"pågående", "genomförd"}, Step::free},
                       {{"genomförd", "uppföljd"}, Step::free},
                       {{"uppföljd", "avslutad"}, Step::free},
                       {{"pågående", "pausad"}, Step::free},
                       {{"pausad", "pågående"}, Step::free},
                       {{"föreslagen", "avbruten"}, Step::free},
                       {{"beslutad", "avbruten"}, Step::free},
                       {{"planerad", "avbruten"}, Step::free},
                       {{"pågående", "avbruten"}, Step::free},
                       {{"pausad", "avbruten"}, Step::free}};

template <class Status>
void compare_all_pairs(const Ways& ways, Status last) {
  for (int from = 0; from <= static_cast<int>(last); ++from) {
    for (int to = 0; to <= static_cast<int>(last); ++to) {
      const auto before = static_cast<Status>(from);
      const auto after = static_cast<Status>(to);
      const auto way = ways.find({std::string{name_of(before)}, std::string{name_of(after)}});
      const Step expected = from == to ? Step::free : way == ways.end() ? Step::refused : way->second;
      INFO(name_of(before) << " → " << name_of(after));
      CHECK(step_between(before, after) == expected);
      CHECK(complaints_about_step(before, after, Basis::work).empty() == (expected == Step::free));
      CHECK(complaints_about_step(before, after, Basis::decision).empty() == (expected != Step::refused));
    }
  }
}

std::string fields_of(const FieldComplaints& complaints) {
  std::string fields;
  for (const auto& complaint : complaints) {
    CHECK(!complaint.swedish.empty());
    CHECK(complaint.swedish != complaint.english);
    fields += (fields.empty() ? "" : " ") + complaint.field;
  }
  return fields;
}

Action ready_action() {
  Action action;
  action.key = "A1";
  action.problem = "P1";
  action.title = "Kvällsvandringar";
  action.target = 6;
  action.unit = "vandringar";
  action.communication_plan = "Brev till hushållen";
  action.evaluation_plan = "Skadegörelse före och efter, buffert 500 m";
  return action;
}

}  // namespace

TEST_CASE("a problem goes the ways of the domain and no other") {
  compare_all_pairs(kProblemWays, ProblemStatus::ateroppnat);
}

TEST_CASE("an action goes the ways of the domain and no other") {
  compare_all_pairs(kActionWays, ActionStatus::avbruten);
}

TEST_CASE("a refused step names the steps that there are") {
  const auto complaints = complaints_about_step(ProblemStatus::foreslaget, ProblemStatus::atgardas, Basis::work);
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].field == "status");
  CHECK(complaints[0].swedish == "föreslaget kan inte bli åtgärdas: nästa status är en av prioriterat, avslutat");
}

TEST_CASE("a decided action lacks what I4 asks for, field by field") {
  Action action = ready_action();
  action.status = ActionStatus::beslutad;
  CHECK(fields_of(complaints_about_status(action, {true, true})) == "");
  CHECK(fields_of(complaints_about_status(action, {false, true})) == "problem");
  CHECK(fields_of(complaints_about_status(action, {true, false})) == "status");
  action.target.reset();
  action.communication_plan = " \n";
  action.evaluation_plan.clear();
  CHECK(fields_of(complaints_about_status(action, {true, true})) == "target communication_plan evaluation_plan");
  action.status = ActionStatus::foreslagen;
  CHECK(fields_of(complaints_about_status(action, {})) == "");
}

TEST_CASE("nothing is genomförd, uppföljd or avslutad without an outcome, nor avbruten without a reason") {
  Action action = ready_action();
  for (const auto status : {ActionStatus::genomford, ActionStatus::uppfoljd, ActionStatus::avslutad}) {
    action.status = status;
    action.outcome.reset();
    CHECK(fields_of(complaints_about_status(action, {true, true})) == "outcome");
    action.outcome = 0;
    CHECK(fields_of(complaints_about_status(action, {true, true})) == "");
  }
  action.status = ActionStatus::avbruten;
  CHECK(fields_of(complaints_about_status(action, {})) == "ending_reason");
}

TEST_CASE("a problem needs a decision, a decided action and an evaluation or a reason, each in its time") {
  Problem problem;
  problem.key = "P1";
  problem.status = ProblemStatus::prioriterat;
  CHECK(fields_of(complaints_about_status(problem, {})) == "status");
  CHECK(fields_of(complaints_about_status(problem, {true, false, false})) == "");
  problem.status = ProblemStatus::atgardas;
  CHECK(fields_of(complaints_about_status(problem, {true, false, false})) == "status");
  CHECK(fields_of(complaints_about_status(problem, {true, true, false})) == "");
  problem.status = ProblemStatus::avslutat;
  CHECK(fields_of(complaints_about_status(problem, {true, true, false})) == "closing_reason");
  CHECK(fields_of(complaints_about_status(problem, {true, true, true})) == "");
  problem.closing_reason = "ej prioriterat";
  CHECK(fields_of(complaints_about_status(problem, {true, false, false})) == "");
}

TEST_CASE("what was decided on stays: the problem of an action; its evaluation plan changes into another one alone") {
  Action before = ready_action();
  Action after = before;
  after.problem = "P2";
  after.evaluation_plan = "Något annat";
  CHECK(complaints_about_change(before, after).empty());
  before.status = ActionStatus::planerad;
  before.upkeep.is_managed = true;
  CHECK(fields_of(complaints_about_change(before, after)) == "problem");
  after.evaluation_plan = " ";
  CHECK(fields_of(complaints_about_change(before, after)) == "problem evaluation_plan");
}

TEST_CASE("fields are complained of by name") {
  Action action = ready_action();
  action.title = "två\nrader";
  action.kind = "annan";
  action.outcome = -1;
  action.start = tryggkarta::time::parse_day("2026-03-02");
  action.end = tryggkarta::time::parse_day("2026-03-01");
  action.words.is_public = true;
  CHECK(fields_of(complaints_about_fields(action)) == "title public_title kind end outcome");
  Decision decision;
  decision.day = *tryggkarta::time::parse_day("2026-03-03");
  CHECK(fields_of(complaints_about_fields(decision, *tryggkarta::time::parse_day("2026-03-02"))) ==
        "key forum diarienummer text day");
}
