// What waits for a decision at the table of one group.
#include "server/meetings/table_decision.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta;
using casebook::DecidedKind;

namespace {

const pages::Words kWords{pages::Language::swedish};

casebook::Report report_for(const char* code, casebook::ReportStatus status) {
  casebook::Report report;
  report.key = std::string{"L-"} + code;
  report.title = std::string{"Lägesbild "} + code;
  report.area = {"SO", code};
  report.status = status;
  return report;
}

casebook::Pledge pledge_of(const char* key, casebook::PledgeStatus status) {
  casebook::Pledge pledge;
  pledge.key = key;
  pledge.title = key;
  pledge.status = status;
  return pledge;
}

/// A meeting of area 1 with one of everything that waits, and one of everything that does not.
meetings::MeetingTable full_table() {
  meetings::MeetingTable table;
  table.meeting.area = {"SO", "1"};
  auto& chain = table.book.chain;
  chain.problems.resize(2);
  chain.problems[0].title = "Nytt problem";
  chain.problems[1].status = casebook::ProblemStatus::prioriterat;
  chain.actions.resize(2);
  chain.actions[0].title = "Ny åtgärd";
  chain.actions[1].status = casebook::ActionStatus::pagaende;
  table.book.pledges = {pledge_of("Nytt löfte", casebook::PledgeStatus::utkast),
                        pledge_of("Givet löfte", casebook::PledgeStatus::publicerat)};
  table.book.reports = {report_for("1", casebook::ReportStatus::for_beslut),
                        report_for("2", casebook::ReportStatus::for_beslut),
                        report_for("1", casebook::ReportStatus::beredning)};
  return table;
}

std::vector<std::string> steps_of(const meetings::Undecided& undecided) {
  std::vector<std::string> values;
  for (const auto& option : undecided.steps) values.push_back(option.value);
  return values;
}

}  // namespace

TEST_CASE("proposed problems and actions, pledges in draft and the group's own reports wait for a decision") {
  const auto all = meetings::undecided_on(kWords, full_table());
  REQUIRE(all.size() == 4);
  CHECK(all[0].title == "Nytt problem");
  CHECK(steps_of(all[0]) == std::vector<std::string>{"prioriterat", "avslutat"});
  CHECK(all[1].title == "Ny åtgärd");
  CHECK(steps_of(all[1]).front() == "beslutad");
  CHECK(all[2].title == "Nytt löfte");
  CHECK(steps_of(all[2]) == std::vector<std::string>{"beslutat"});
  CHECK(all[3].title == "Lägesbild 1");
  CHECK(all[3].kind == DecidedKind::report);
  CHECK(steps_of(all[3]) == std::vector<std::string>{"beslutad"});
}

TEST_CASE("a pledge with public words can be decided and published in one step, and a given one waits for nothing") {
  auto pledge = pledge_of("Löfte", casebook::PledgeStatus::utkast);
  pledge.words = {true, "Minst sex insatser", ""};
  const auto undecided = meetings::undecided_pledge(kWords, pledge);
  REQUIRE(undecided);
  CHECK(steps_of(*undecided) == std::vector<std::string>{"beslutat+publicerat", "beslutat"});
  pledge.status = casebook::PledgeStatus::publicerat;
  CHECK_FALSE(meetings::undecided_pledge(kWords, pledge));
}
