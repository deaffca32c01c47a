#include <catch2/catch.hpp>

#include <string>

#include "geo/access/policy.hpp"
#include "geo/casebook/transitions.hpp"
#include "geo/error.hpp"
#include "geo/store/case_book.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store::testing;
using casebook::Assessment;
using casebook::Coverage;
using casebook::DecidedKind;
using casebook::Meeting;
using casebook::Pledge;
using casebook::Report;
using casebook::ReportStatus;
using casebook::Survey;
using casebook::SurveyValue;
using casebook::Task;
using Catch::Contains;

namespace {

const store::Moment kNow{instant("2026-03-10T12:00:00Z"), day("2026-03-10")};
const published::AreaKey kWest{"SO", "1"};
const published::AreaKey kEast{"MO", "12"};

access::DecisionGrant grant(const char* assignment, access::Act act) {
  const auto part = access::parse_assignment(assignment).value();
  return access::Policy::may({1, "anna", "Anna Ek", {part}}, part, act).value();
}
access::DecisionGrant planner(const char* assignment = "planner") { return grant(assignment, access::Act::plan); }
access::DecisionGrant steering() { return grant("steering", access::Act::decide); }

Report quarterly(const published::AreaKey& area = kWest) {
  Report report;
  report.area = area;
  report.kind = casebook::ReportKind::kvartal;
  report.period = "2026-Q1";
  report.title = "Lägesbild Väst, kvartal 1 2026";
  return report;
}

Assessment graded(const Report& report, const char* code, casebook::AreaGrade grade) {
  return {0, report.key, {"MO", code}, grade, "Fler anmälda brott än samma kvartal 2025", 0};
}

Coverage covered(const char* code) {
  Coverage coverage;
  coverage.source = "polisen";
  coverage.scheme = "MO";
  coverage.area = code;
  coverage.first = day("2026-01-01");
  coverage.end = day("2026-04-01");
  return coverage;
}

struct Place {
  Folder folder;
  std::filesystem::path file = folder / "a";
  store::Store store = small_store(file);
  store::Store::CaseBook book() { return store.casework(); }

  template <class Item>
  Item added(const Item& item) {
    return book().add(planner(), item, kNow);
  }
  template <class Item>
  Item step(Item item, decltype(Item::status) status) {
    item.status = status;
    return book().replace(planner(), item, kNow);
  }
  casebook::Decision decided(DecidedKind kind, const std::string& key, const char* status) {
    casebook::Decision decision{0, kind, key, status, "Styrgrupp Väst", day("2026-03-09"), "0123/26", "Som föreslaget"};
    return book().decide(steering(), decision, kNow);
  }
  /// All that a decision on the report needs, but the step before it.
  Report ready(Report report) {
    for (const char* code : {"11", "12"}) {
      added(graded(report, code, casebook::AreaGrade::gul));
      added(covered(code));
    }
    return book().freeze(planner(), report, R"({"format":1})", kNow);
  }
  Report before_decision(Report report) {
    return step(step(std::move(report), ReportStatus::beredning), ReportStatus::for_beslut);
  }
};

}  // namespace

TEST_CASE("a report is decided with frozen figures, grade and coverage of every area, and not before") {
  Place place;
  Report report = place.added(quarterly());
  CHECK(report.key == "lagesbild-1");
  CHECK(place.book().areas_graded_by(planner(), report) == std::vector<published::AreaKey>{{"MO", "11"}, {"MO", "12"}});
  report = place.before_decision(report);
  const auto decide = [&] { place.decided(DecidedKind::report, report.key, "beslutad"); };
  CHECK(refusal_of(decide) == "snapshot_hash assessments coverage");
  place.added(graded(report, "11", casebook::AreaGrade::rod));
  place.added(covered("11"));
  report = place.book().freeze(planner(), report, R"({"format":1})", kNow);
  CHECK(refusal_of(decide) == "assessments coverage");
  const auto missing = place.book().missing_for_decision(planner(), report);
  REQUIRE(missing.size() == 2);
  CHECK(missing[0].swedish == "områden utan läge: Södra Ängen");
  place.added(graded(report, "12", casebook::AreaGrade::gron));
  place.added(covered("12"));
  decide();
  CHECK(place.book().all<Report>(planner()).at(0).status == ReportStatus::beslutad);
}

TEST_CASE("a two-year report also needs the law's four parts") {
  Place place;
  Report report = quarterly();
  report.kind = casebook::ReportKind::tvaar;
  report.period = "2025..2026";
  report = place.before_decision(place.ready(place.added(report)));
  const auto decide = [&] { place.decided(DecidedKind::report, report.key, "beslutad"); };
  CHECK(refusal_of(decide) == "law_mapping law_other law_analysis law_measures");
  report.law = {"Vad som händer", "Vad vi hör", "Vad vi tror", "Vad vi gör"};
  report = place.book().replace(planner(), report, kNow);
  CHECK(refusal_of(decide).empty());
}

TEST_CASE("a decided report stays as it was decided, in code and in the store") {
  Place place;
  Report report = place.before_decision(place.ready(place.added(quarterly())));
  place.decided(DecidedKind::report, report.key, "beslutad");
  report = place.book().find<Report>(planner(), report.id).value();
  Report changed = report;
  changed.text = "Efterhandskonstruktion";
  CHECK(refusal_of([&] { place.book().replace(planner(), changed, kNow); }) == "text");
  CHECK(refusal_of([&] { place.book().freeze(planner(), report, "{}", kNow); }) == "snapshot_hash");
  const auto grades = place.book().all<Assessment>(planner());
  Assessment milder = grades.at(0);
  milder.grade = casebook::AreaGrade::gron;
  CHECK(refusal_of([&] { place.book().replace(planner(), milder, kNow); }) == "report");
  CHECK(refusal_of([&] { place.book().remove(planner(), milder, kNow); }) == "(conflict)");
  CHECK(refusal_of([&] { place.book().remove(planner(), report, kNow); }) == "(conflict)");
  for (const char* sql : {"UPDATE report SET text = 'x', version = version + 1",
                          "UPDATE report SET snapshot = '{}', version = version + 1",
                          "UPDATE report SET status = 'utkast', version = version + 1", "DELETE FROM report",
                          "UPDATE assessment SET grade = 'grön', version = version + 1", "DELETE FROM assessment",
                          "INSERT INTO assessment (report, scheme, area, grade, reason) VALUES ('lagesbild-1', 'MO', "
                          "'13', 'grön', 'x')"}) {
    INFO(sql);
    CHECK(tamper(place.file, sql) != "");
  }
  CHECK(place.step(report, ReportStatus::publicerad).snapshot == R"({"format":1})");
}

TEST_CASE("the store by itself decides no report that lacks figures, grades or coverage") {
  Place place;
  const Report report = place.before_decision(place.added(quarterly()));
  tamper(place.file,
         "INSERT INTO decision VALUES (9, 'report', 'lagesbild-1', 'beslutad', 'f', '2026-03-01', 'd', 't', NULL, 3, "
         "'m', 0, NULL)");
  CHECK(report.upkeep.version == 3);
  const std::string said = tamper(place.file, "UPDATE report SET status = 'beslutad', version = version + 1");
  CHECK(said.starts_with("I7"));
}

TEST_CASE("another area's planner sees the whole city's reports and changes none, and of other areas sees none") {
  Place place;
  const Report of_west = place.added(quarterly());
  const Report of_city = place.added(quarterly({}));
  const auto east = planner("planner@MO:12");
  const auto seen = place.book().all<Report>(east);
  REQUIRE(seen.size() == 2);  // the stadsområde around the area, and the city
  CHECK(refusal_of([&] { place.book().replace(east, of_city, kNow); }) == "(not allowed)");
  CHECK(refusal_of([&] { place.book().replace(east, of_west, kNow); }) == "(not allowed)");
  place.added(graded(of_west, "11", casebook::AreaGrade::gul));
  CHECK(place.book().all<Assessment>(east).empty());
  CHECK(refusal_of([&] { place.book().add(east, covered("11"), kNow); }) == "(not allowed)");
  CHECK(refusal_of([&] { place.book().add(east, covered("12"), kNow); }).empty());
}

TEST_CASE("a pledge rests on what is decided, and what was promised is not changed") {
  Place place;
  Pledge pledge;
  pledge.area = kWest;
  pledge.year = 2026;
  pledge.title = "Minst sex vandringar";
  pledge.target = 6;
  pledge.unit = "vandringar";
  pledge = place.added(pledge);
  CHECK(pledge.key == "lofte-1");
  const auto decide = [&] { place.decided(DecidedKind::pledge, pledge.key, "beslutat"); };
  CHECK(refusal_of(decide) == "problem");
  casebook::Problem problem;
  problem.title = "Skadegörelse";
  problem.shape = square(150'000, 6'400'000);
  problem = place.added(problem);
  pledge.problem = problem.key;
  pledge = place.book().replace(planner(), pledge, kNow);
  CHECK(refusal_of(decide) == "problem");
  place.decided(DecidedKind::problem, problem.key, "prioriterat");
  decide();
  pledge = place.book().find<Pledge>(planner(), pledge.id).value();
  pledge = place.step(pledge, casebook::PledgeStatus::publicerat);
  Pledge softer = pledge;
  softer.target = 1;
  CHECK(refusal_of([&] { place.book().replace(planner(), softer, kNow); }) == "target");
  pledge.status = casebook::PledgeStatus::infriat;
  CHECK(refusal_of([&] { place.book().replace(planner(), pledge, kNow); }) == "outcome");
  pledge.outcome = 5;
  CHECK(refusal_of([&] { place.book().replace(planner(), pledge, kNow); }) == "status");
  pledge.outcome = 11;
  CHECK(place.book().replace(planner(), pledge, kNow).outcome == 11);
  CHECK(tamper(place.file, "UPDATE pledge SET target = 1, version = version + 1").starts_with("I10"));
}

TEST_CASE("meetings are held once, and what they gave keeps them") {
  Place place;
  Meeting meeting{0, "vast", kWest, "kvartal", "2026-Q1", day("2026-03-10")};
  meeting = place.added(meeting);
  const Task task = place.added(Task{0, kWest, "Ring fastighetsägaren", "Bo Ek", day("2026-04-01"), {}, meeting.id});
  CHECK(refusal_of([&] { place.book().remove(planner(), meeting, kNow); }) == "(conflict)");
  meeting = place.step(meeting, casebook::MeetingStatus::hallen);
  CHECK(refusal_of([&] { place.step(meeting, casebook::MeetingStatus::planerad); }) == "status");
  CHECK(place.step(task, casebook::TaskStatus::klar).version == 2);
  CHECK(refusal_of([&] {
          place.added(Task{0, {"SO", "9"}, "x", "y", day("2026-04-01"), {}, 99, "problem-9"});
        }) == "area meeting about");
}

TEST_CASE("a share of a survey has its number of answers and an interval around it, once for each area and question") {
  Place place;
  const Survey survey = place.added(Survey{0, "SOM 2025", "16–85 år", "2025", "SOM-institutet"});
  SurveyValue value{0, survey.id, kEast, "trygg i bostadsområdet", 212, 81.5, 76.2, 86.1};
  CHECK(place.added(value).share == 81.5);
  CHECK(refusal_of([&] { place.added(value); }) == "question");
  value.area = kWest;
  value.low = 90;
  value.n = 0;
  CHECK(refusal_of([&] { place.added(value); }) == "n low");
  CHECK(refusal_of([&] { place.book().remove(planner(), survey, kNow); }) == "(conflict)");
}

TEST_CASE("a store from before there were reports keeps its decisions, and goes on") {
  Place place;
  casebook::Problem problem;
  problem.title = "Skadegörelse";
  problem.shape = square(150'000, 6'400'000);
  const std::string key = place.added(problem).key;
  place.decided(DecidedKind::problem, key, "prioriterat");
  forget_reports(place.file);
  REQUIRE(ask(place.file, "PRAGMA user_version") == "6");
  store::Store store = store::Store::open(place.file, store::Access::read_write);
  const auto decisions = store.casework().all<casebook::Decision>(planner());
  REQUIRE(decisions.size() == 1);
  CHECK(decisions[0].key == key);
  CHECK(store.casework().add(planner(), quarterly(), kNow).key == "lagesbild-1");
  CHECK(tamper(place.file, "DELETE FROM decision").starts_with("I8"));
  casebook::Observation seen;
  seen.text = "Trasig lampa";
  seen.day = day("2026-03-01");
  seen.shape = square(150'200, 6'400'200);
  CHECK(store.casework().add(planner(), seen, kNow).id == 1);
  CHECK(ask(place.file, "SELECT count(*) FROM geometry_columns WHERE f_table_name = 'observation'") == "1");
}

TEST_CASE("what somebody changed behind the triggers shows as a broken invariant") {
  Place place;
  const Report report = place.before_decision(place.ready(place.added(quarterly())));
  place.decided(DecidedKind::report, report.key, "beslutad");
  const auto broken = [&] {
    std::string rules;
    for (const auto& proof : place.book().proofs()) {
      if (!proof.broken.empty()) rules += proof.rule + " " + proof.broken.front() + " ";
    }
    return rules;
  };
  CHECK(broken().empty());
  tamper(place.file, "DROP TRIGGER report_is_frozen; UPDATE report SET snapshot = '{}', version = version + 1");
  CHECK(broken() == "I11 lagesbild-1 ");
  tamper(place.file, "DROP TRIGGER assessment_remains; DELETE FROM assessment WHERE area = '12'");
  CHECK(broken() == "I7 lagesbild-1 I11 lagesbild-1 ");
  CHECK(place.store.check().at(0).text ==
        "I7: a decided report has frozen figures, and grade and coverage of every "
        "area, but not lagesbild-1");
}

TEST_CASE("the record of a decision is kept once, for those who see its object, and never changed") {
  Place place;
  const Report report = place.before_decision(place.ready(place.added(quarterly())));
  CHECK_FALSE(place.book().record_of(planner(), DecidedKind::report, report.key));
  place.decided(DecidedKind::report, report.key, "beslutad");
  const auto decision = place.book().all<casebook::Decision>(planner()).front();
  place.book().keep_record(decision, std::string{"a\0b", 3});
  CHECK(place.book().record_of(planner("planner@SO:1"), DecidedKind::report, report.key) == std::string{"a\0b", 3});
  // Sees the report, but not the other areas that its package tells of.
  CHECK_FALSE(place.book().record_of(planner("planner@MO:11"), DecidedKind::report, report.key));
  CHECK_FALSE(place.book().record_of(planner(), DecidedKind::action, report.key));
  CHECK_THROWS(place.book().keep_record(decision, "another"));
  CHECK_THAT(tamper(place.file, "UPDATE record SET package = x'01'"), Contains("never changed"));
  CHECK_THAT(tamper(place.file, "DELETE FROM record"), Contains("never removed"));
  tamper(place.file, "DROP TRIGGER record_stays; UPDATE record SET package = x'01'");
  CHECK_THROWS_WITH(place.book().record_of(planner(), DecidedKind::report, report.key), Contains("damaged"));
}
