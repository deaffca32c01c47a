#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <fmt/format.h>

#include "geo/access/policy.hpp"
#include "geo/casebook/transitions.hpp"
#include "geo/error.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/case_book.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store::testing;
using casebook::Action;
using casebook::ActionStatus;
using casebook::Problem;
using casebook::ProblemStatus;

namespace {

const store::Moment kNow{instant("2026-03-10T12:00:00Z"), day("2026-03-10")};

access::DecisionGrant grant(const char* assignment, access::Act act) {
  const auto part = access::parse_assignment(assignment).value();
  return access::Policy::may({1, "anna", "Anna Ek", {part}}, part, act).value();
}
access::DecisionGrant planner(const char* assignment = "planner") { return grant(assignment, access::Act::plan); }
access::DecisionGrant steering(const char* assignment = "steering") { return grant(assignment, access::Act::decide); }

place::MultiPolygon<place::Metric> box(double east, double width) {
  return {{{{east, 6'400'100}, {east + width, 6'400'100}, {east + width, 6'400'300}, {east, 6'400'300}}, {}}};
}

Problem problem_at(double east) {
  Problem problem;
  problem.title = "Skadegörelse vid skolan";
  problem.shape = box(east, 200);
  return problem;
}

Action action_for(const Problem& problem) {
  Action action;
  action.problem = problem.key;
  action.title = "Kvällsvandringar";
  action.target = 6;
  action.unit = "vandringar";
  action.communication_plan = "Brev till hushållen";
  action.evaluation_plan = "Före och efter, buffert 500 m";
  action.shape = problem.shape;
  return action;
}

casebook::Decision decision_on(casebook::DecidedKind kind, const std::string& key, std::string_view status) {
  casebook::Decision decision;
  decision.kind = kind;
  decision.key = key;
  decision.status = status;
  decision.forum = "Styrgrupp Väst";
  decision.day = day("2026-03-09");
  decision.diarienummer = "0123/26";
  decision.text = "Enligt förslaget";
  return decision;
}

struct Place {
  Folder folder;
  std::filesystem::path file = folder / "a";
  store::Store store = small_store(file);
  store::Store::CaseBook book() { return store.casework(); }

  Problem added(const Problem& problem) { return book().add(planner(), problem, kNow); }
  Action added(const Action& action) { return book().add(planner(), action, kNow); }
  void decide(casebook::DecidedKind kind, const std::string& key, std::string_view status) {
    book().decide(steering(), decision_on(kind, key, status), kNow);
  }
  Problem problem(std::int64_t id) { return book().find<Problem>(planner(), id).value(); }
  Action action(std::int64_t id) { return book().find<Action>(planner(), id).value(); }
  /// A problem with a decided action, prioritised.
  std::pair<Problem, Action> decided() {
    auto problem = added(problem_at(150'200));
    auto action = added(action_for(problem));
    decide(casebook::DecidedKind::problem, problem.key, "prioriterat");
    decide(casebook::DecidedKind::action, action.key, "beslutad");
    return {this->problem(problem.id), this->action(action.id)};
  }
};

}  // namespace

TEST_CASE("a problem is added, read, changed and removed, and each of it is in the log") {
  Place place;
  const auto made = place.added(problem_at(150'200));
  CHECK(made.key == "problem-1");
  CHECK(made.upkeep.is_managed);
  CHECK(made.upkeep.version == 1);
  auto changed = made;
  changed.title = "Skadegörelse och otrygghet";
  changed = place.book().replace(planner(), changed, kNow);
  CHECK(changed.upkeep.version == 2);
  CHECK(refusal_of([&] { place.book().replace(planner(), made, kNow); }) == "(stale)");
  CHECK(refusal_of([&] { place.book().remove(planner(), made, kNow); }) == "(stale)");
  place.book().remove(planner(), changed, kNow);
  CHECK(place.book().all<Problem>(planner()).empty());
  CHECK(refusal_of([&] { place.book().remove(planner(), changed, kNow); }) == "(not found)");
  std::vector<std::string> acts;
  for (const auto& entry : place.store.audit().of_member("anna", 9)) acts.push_back(entry.act + " " + entry.what);
  CHECK(acts == std::vector<std::string>{"case remove problem 1", "case change problem 1", "case add problem 1"});
}

TEST_CASE("a key of one's own is kept, taken once, and never in the way of made ones") {
  Place place;
  auto own = problem_at(150'200);
  own.key = "problem-2";
  CHECK(place.added(own).key == "problem-2");
  CHECK(refusal_of([&] { place.added(own); }) == "key");
  CHECK(place.added(problem_at(150'200)).key == "problem-3");
}

TEST_CASE("another area's planner sees nothing of a problem and all that hangs on it, and changes none of it") {
  Place place;
  const auto [problem, action] = place.decided();
  const auto cause = place.book().add(planner(), casebook::Cause{.problem = problem.key, .text = "Mörkt"}, kNow);
  const auto evaluation = place.book().add(
      planner(), casebook::Evaluation{.action = action.key, .day = day("2026-03-09"), .text = "Färre"}, kNow);
  const auto west = planner("planner@MO:11");
  const auto east = planner("planner@MO:12");
  CHECK(place.book().all<Problem>(west).size() == 1);
  CHECK(place.book().all<casebook::Decision>(west).size() == 2);
  CHECK(place.book().all<Problem>(east).empty());
  CHECK(place.book().all<Action>(east).empty());
  CHECK(place.book().all<casebook::Cause>(east).empty());
  CHECK(place.book().all<casebook::Evaluation>(east).empty());
  CHECK(place.book().all<casebook::Decision>(east).empty());
  CHECK(!place.book().find<casebook::Cause>(east, cause.id));
  CHECK(refusal_of([&] { place.book().replace(east, problem, kNow); }) == "(not found)");
  CHECK(refusal_of([&] { place.book().replace(east, cause, kNow); }) == "(not found)");
  CHECK(refusal_of([&] { place.book().remove(east, evaluation, kNow); }) == "(not found)");
  CHECK(refusal_of([&] { place.book().add(east, casebook::Cause{.problem = problem.key, .text = "x"}, kNow); }) ==
        "problem");
  CHECK(refusal_of([&] { place.book().add(east, problem_at(150'200), kNow); }) == "(not allowed)");
  auto elsewhere = action_for(problem);
  elsewhere.shape = box(151'200, 200);
  CHECK(refusal_of([&] { place.book().add(east, elsewhere, kNow); }) == "problem");
  CHECK(refusal_of([&] {
          place.book().decide(steering("steering@MO:12"), decision_on(casebook::DecidedKind::problem, problem.key, ""),
                              kNow);
        }) == "key");
  auto moved = problem;
  moved.shape = box(151'200, 200);
  CHECK(refusal_of([&] { place.book().replace(west, moved, kNow); }) == "(not allowed)");
}

TEST_CASE("what reaches into another area is seen from both and changed by who holds both") {
  Place place;
  auto across = place.added(problem_at(150'900));
  for (const char* side : {"planner@MO:11", "planner@MO:12"}) {
    CHECK(place.book().all<Problem>(planner(side)).size() == 1);
    CHECK(refusal_of([&] { place.book().replace(planner(side), across, kNow); }) == "(not allowed)");
  }
  CHECK(place.book().replace(planner("planner@MO:11,12"), across, kNow).upkeep.version == 2);
  place.added(problem_at(150'805));
  CHECK(place.book().all<Problem>(planner("planner@MO:12")).size() == 1);
}

TEST_CASE("points and lines lie where they are") {
  Place place;
  auto lamp = problem_at(0);
  lamp.shape = place::Metric{150'500, 6'400'500};
  auto path = problem_at(0);
  path.shape = place::MultiLine<place::Metric>{{{150'100, 6'400'500}, {151'900, 6'400'500}}};
  place.added(lamp);
  place.added(path);
  CHECK(place.book().all<Problem>(planner("planner@MO:11")).size() == 2);
  CHECK(place.book().all<Problem>(planner("planner@MO:12")).size() == 1);
}

TEST_CASE("the roles that plan work, those that decide decide, and nobody else does either") {
  Place place;
  const auto problem = place.added(problem_at(150'200));
  const auto decision = decision_on(casebook::DecidedKind::problem, problem.key, "prioriterat");
  CHECK(refusal_of([&] { place.book().decide(planner(), decision, kNow); }) == "(not allowed)");
  CHECK(refusal_of([&] { place.book().all<Problem>(grant("communicator", access::Act::publish)); }) == "(not allowed)");
  CHECK(refusal_of([&] { place.book().replace(grant("administrator", access::Act::manage_members), problem, kNow); }) ==
        "(not allowed)");
}

TEST_CASE("a status that needs a decision comes with one, and the decision stands for good") {
  Place place;
  auto problem = place.added(problem_at(150'200));
  problem.status = ProblemStatus::prioriterat;
  CHECK(refusal_of([&] { place.book().replace(planner(), problem, kNow); }) == "status");
  place.decide(casebook::DecidedKind::problem, problem.key, "prioriterat");
  CHECK(place.problem(problem.id).status == ProblemStatus::prioriterat);
  CHECK(place.problem(problem.id).decided == day("2026-03-09"));
  CHECK(tamper(place.file, "UPDATE decision SET forum = 'annat'").find("I8") == 0);
  CHECK(tamper(place.file, "DELETE FROM decision").find("I8") == 0);
  auto stale = decision_on(casebook::DecidedKind::problem, problem.key, "");
  stale.object_version = 1;
  CHECK(refusal_of([&] { place.book().decide(steering(), stale, kNow); }) == "(stale)");
  auto correction = decision_on(casebook::DecidedKind::problem, problem.key, "");
  correction.supersedes = 1;
  CHECK(place.book().decide(steering(), correction, kNow).id == 2);
  correction.supersedes = 77;
  CHECK(refusal_of([&] { place.book().decide(steering(), correction, kNow); }) == "supersedes");
}

TEST_CASE("a decision that a rule forbids leaves nothing behind") {
  Place place;
  const auto problem = place.added(problem_at(150'200));
  auto action = action_for(problem);
  action.target.reset();
  action.evaluation_plan.clear();
  action = place.added(action);
  CHECK(refusal_of([&] { place.decide(casebook::DecidedKind::action, action.key, "beslutad"); }) ==
        "target evaluation_plan");
  CHECK(place.book().all<casebook::Decision>(planner()).empty());
  CHECK(place.action(action.id).upkeep.version == 1);
  CHECK(place.store.audit().of_member("anna", 9).size() == 2);
}

TEST_CASE("a problem goes through all six steps") {
  Place place;
  auto [problem, action] = place.decided();
  const auto step = [&](auto object, auto status) {
    object.status = status;
    return place.book().replace(planner(), object, kNow);
  };
  problem = step(problem, ProblemStatus::analyseras);
  problem = step(problem, ProblemStatus::atgardas);
  for (const auto status : {ActionStatus::planerad, ActionStatus::pagaende}) action = step(action, status);
  CHECK(refusal_of([&] { step(action, ActionStatus::genomford); }) == "outcome");
  action.outcome = 7;
  action = step(action, ActionStatus::genomford);
  problem = step(problem, ProblemStatus::foljs_upp);
  CHECK(refusal_of([&] { place.decide(casebook::DecidedKind::problem, problem.key, "avslutat"); }) == "closing_reason");
  const auto evaluation = place.book().add(
      planner(), casebook::Evaluation{.action = action.key, .day = day("2026-03-09"), .text = "Färre"}, kNow);
  place.decide(casebook::DecidedKind::problem, problem.key, "avslutat");
  CHECK(place.problem(problem.id).status == ProblemStatus::avslutat);
  CHECK(refusal_of([&] { place.book().remove(planner(), evaluation, kNow); }) == "(conflict)");
  CHECK(tamper(place.file, "DELETE FROM evaluation").find("I6") == 0);
}

TEST_CASE("the last decided action of a problem that is acted on cannot be broken off") {
  Place place;
  auto [problem, action] = place.decided();
  for (const auto status : {ProblemStatus::analyseras, ProblemStatus::atgardas}) {
    problem.status = status;
    problem = place.book().replace(planner(), problem, kNow);
  }
  action.status = ActionStatus::avbruten;
  action.ending_reason = "Inga pengar";
  CHECK(refusal_of([&] { place.book().replace(planner(), action, kNow); }) == "status");
  for (const auto status : {ProblemStatus::foljs_upp, ProblemStatus::analyseras}) {
    problem.status = status;
    problem = place.book().replace(planner(), problem, kNow);
  }
  CHECK(place.book().replace(planner(), action, kNow).status == ActionStatus::avbruten);
}

TEST_CASE("an evaluation plan is kept as it was decided, and every later one as a version of its own") {
  Place place;
  auto [problem, action] = place.decided();
  action.evaluation_plan = "Före och efter, buffert 300 m";
  action = place.book().replace(planner(), action, kNow);
  place.book().replace(planner(), action, kNow);  // without another plan
  const auto versions = place.book().all<casebook::PlanVersion>(planner());
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].text == "Före och efter, buffert 500 m");
  CHECK(versions[0].day == day("2026-03-09"));  // of the decision
  CHECK(versions[1].text == "Före och efter, buffert 300 m");
  for (const char* sql : {"UPDATE evaluation_plan SET text = 'x'", "DELETE FROM evaluation_plan",
                          "INSERT INTO evaluation_plan VALUES (9, 'action-1', 7, 'x', '2026-03-01', 'm')"})
    CHECK(tamper(place.file, sql).starts_with("I9"));
  CHECK(place.book().all<casebook::PlanVersion>(planner("planner@MO:12")).empty());
}

TEST_CASE("public words of what is decided are changed by those who decide") {
  Place place;
  auto [problem, action] = place.decided();
  action.words = {true, "Vi vandrar", "Varje fredag"};
  CHECK(refusal_of([&] { place.book().replace(planner(), action, kNow); }) == "(not allowed)");
  CHECK(place.book().replace(steering(), action, kNow).words.title == "Vi vandrar");
}

TEST_CASE("causes make a tree within one problem") {
  Place place;
  const auto one = place.added(problem_at(150'200));
  const auto other = place.added(problem_at(150'200));
  auto root = place.book().add(planner(), casebook::Cause{.problem = one.key, .text = "Mörkt"}, kNow);
  auto leaf =
      place.book().add(planner(), casebook::Cause{.problem = one.key, .parent = root.id, .text = "Trasig"}, kNow);
  root.parent = leaf.id;
  CHECK(refusal_of([&] { place.book().replace(planner(), root, kNow); }) == "parent");
  CHECK(refusal_of([&] {
          place.book().add(planner(), casebook::Cause{.problem = other.key, .parent = root.id, .text = "x"}, kNow);
        }) == "parent");
  root.parent.reset();
  CHECK(refusal_of([&] { place.book().remove(planner(), root, kNow); }) == "(conflict)");
  CHECK(refusal_of([&] { place.book().remove(planner(), one, kNow); }) == "(conflict)");
  place.book().remove(planner(), leaf, kNow);
  place.book().remove(planner(), root, kNow);
  place.book().remove(planner(), one, kNow);
  CHECK(place.book().all<Problem>(planner()).size() == 1);
}

TEST_CASE("what came from a file is decided on here and from then on kept here") {
  Place place;
  auto filed = problem_at(150'200);
  filed.key = "F1";
  filed.status = ProblemStatus::prioriterat;
  place.store.put_problem(filed);
  const auto before = place.book().all<Problem>(planner()).front();
  CHECK(!before.upkeep.is_managed);
  CHECK(refusal_of([&] { place.book().remove(planner(), before, kNow); }) == "(conflict)");
  place.decide(casebook::DecidedKind::problem, "F1", "prioriterat");
  CHECK(place.problem(before.id).upkeep.is_managed);
  CHECK(refusal_of([&] { place.store.put_problem(filed); }) == "(conflict)");
}

TEST_CASE("the store refuses every step that the code refuses, by itself") {
  Place place;
  const auto check_steps = [&](const char* table, const char* kind, auto last) {
    using Status = decltype(last);
    for (int from = 0; from <= static_cast<int>(last); ++from) {
      for (int to = 0; to <= static_cast<int>(last); ++to) {
        const auto before = static_cast<Status>(from);
        const auto after = static_cast<Status>(to);
        if (before == after) continue;
        const auto row = ask(place.file, fmt::format("SELECT by_decision FROM allowed_step WHERE kind = '{}' AND "
                                                     "before = '{}' AND after = '{}'",
                                                     kind, casebook::name_of(before), casebook::name_of(after))
                                             .c_str());
        const auto step = casebook::step_between(before, after);
        INFO(table << ": " << casebook::name_of(before) << " → " << casebook::name_of(after));
        CHECK(row == (step == casebook::Step::refused ? "(nothing)" : step == casebook::Step::free ? "0" : "1"));
      }
    }
  };
  check_steps("problem", "problem", ProblemStatus::ateroppnat);
  check_steps("action", "action", ActionStatus::avbruten);
  check_steps("pledge", "pledge", casebook::PledgeStatus::aterkopplat);
  check_steps("report", "report", casebook::ReportStatus::arkiverad);
  check_steps("meeting", "meeting", casebook::MeetingStatus::installd);
  check_steps("task", "task", casebook::TaskStatus::avbruten);
}

TEST_CASE("whoever writes past the program is refused by the store") {
  Place place;
  const auto [problem, action] = place.decided();
  const auto refused = [&](const char* sql, const char* beginning) {
    INFO(sql);
    const std::string said = tamper(place.file, sql);
    INFO(said);
    CHECK(!said.empty());
    CHECK(said.starts_with(beginning));
  };
  refused("UPDATE problem SET status = 'åtgärdas', version = version + 1", "a problem goes no such step");
  refused("UPDATE problem SET status = 'avslutat', closing_reason = 'x', version = version + 1",
          "a problem goes no such step");
  refused("UPDATE problem SET is_managed = 0, version = version + 1", "a problem keeps");
  refused("UPDATE problem SET title = 'x'", "a problem keeps");
  refused("UPDATE action SET status = 'genomförd', outcome = 1, version = version + 1", "an action goes no such step");
  refused("UPDATE action SET target = NULL, version = version + 1", "I4");
  refused("UPDATE action SET communication_plan = ' ', version = version + 1", "I4");
  refused("UPDATE action SET problem = 'annat', version = version + 1", "I");
  refused("UPDATE action SET evaluation_plan = 'annan', version = version + 1", "I9");
  refused("UPDATE action SET status = 'avbruten', version = version + 1", "what is broken off");
  refused("DELETE FROM problem", "a problem that is decided on");
  refused("DELETE FROM action", "an action that is decided on");
  refused("INSERT INTO decision VALUES (9, 'problem', 'nej', '', 'f', '2026-03-01', 'd', 't', NULL, 1, 'm', 0, NULL)",
          "I8");
  // Without SpatiaLite's own triggers, which such a connection cannot run.
  refused(
      "DROP TRIGGER ggi_problem_geometry; DROP TRIGGER tmi_problem_geometry; DROP TRIGGER gii_problem_geometry;"
      "INSERT INTO problem (key, title, is_public, public_title, public_text, status, categories, time_pattern, "
      "owner, is_managed) VALUES ('n', 't', 0, '', '', 'prioriterat', '[]', '', '', 1)",
      "a problem begins");
  CHECK(ask(place.file, "SELECT status FROM action") == "beslutad");
}
