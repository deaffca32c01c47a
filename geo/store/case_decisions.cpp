// Decisions: written down, and what follows from each.
#include <utility>

#include <fmt/format.h>

#include "geo/store/case_book.hpp"
#include "geo/store/case_checks.hpp"
#include "geo/store/case_parts.hpp"
#include "geo/store/case_places.hpp"
#include "geo/store/record_checks.hpp"
#include "geo/store/statement.hpp"
#include "geo/store/whole_write.hpp"

namespace tryggkarta::store {

using access::DecisionGrant;
using casebook::Action;
using casebook::Decision;
using casebook::Problem;

[[noreturn]] void refuse_place() {
  throw Error(ErrorKind::not_allowed, "Platsen ligger inte i de områden som rollen gäller.",
              "the place does not lie in the areas of the role");
}

[[noreturn]] void refuse_unknown() {
  throw Error(ErrorKind::not_found, "Samlingen har inget sådant objekt.", "the collection has no such feature");
}

int needed_crs(Database& database) {
  Statement city{database, "SELECT analysis_epsg FROM city"};
  city.step();
  if (city.integer(0) != 0) return static_cast<int>(city.integer(0));
  throw Error(ErrorKind::bad_input, "Kartan behöver områden innan ärenden kan läggas in.",
              "casework needs the analysis CRS of the city first: import areas");
}

AuditEntry entry_of(const access::DecisionGrant& grant, std::string act, std::string what, time::Instant when) {
  return {.when = when,
          .member = grant.member(),
          .role = std::string{access::name_of(grant.role())},
          .act = std::move(act),
          .what = std::move(what),
          .rows = 1};
}

namespace {

void take_status(Problem& problem, const Decision& decision) {
  if (decision.status.empty()) return;
  const auto status = casebook::parse_problem_status(decision.status);
  if (!status) refuse({{"status", "det finns ingen sådan status för problem", "a problem has no such status"}});
  problem.status = *status;
  if (*status == casebook::ProblemStatus::prioriterat || !problem.decided) problem.decided = decision.day;
  // The reason was that of the decision before.
  if (*status == casebook::ProblemStatus::ateroppnat) problem.closing_reason.clear();
}
void take_status(Action& action, const Decision& decision) {
  if (decision.status.empty()) return;
  const auto status = casebook::parse_action_status(decision.status);
  if (!status) refuse({{"status", "det finns ingen sådan status för åtgärder", "an action has no such status"}});
  action.status = *status;
}
void take_status(casebook::Pledge& pledge, const Decision& decision) {
  if (decision.status.empty()) return;
  const auto status = casebook::parse_pledge_status(decision.status);
  if (!status) refuse({{"status", "det finns ingen sådan status för löften", "a pledge has no such status"}});
  pledge.status = *status;
}
void take_status(casebook::Report& report, const Decision& decision) {
  if (decision.status.empty()) return;
  const auto status = casebook::parse_report_status(decision.status);
  if (!status) refuse({{"status", "det finns ingen sådan status för lägesbilder", "a report has no such status"}});
  report.status = *status;
}

void require_superseded(Database& database, const Decision& decision) {
  if (!decision.supersedes) return;
  const auto earlier = find_row<Decision>(database, *decision.supersedes);
  if (!earlier || earlier->kind != decision.kind || earlier->key != decision.key)
    refuse({{"supersedes", "objektet har inget sådant beslut", "the object has no such decision"}});
}

/// Decision first, then what follows from it; the number of the decision.
template <class Shaped>
std::int64_t decide_on(Database& database, const std::vector<Shaped>& all, Decision& decision,
                       const DecisionGrant& grant) {
  const Shaped* const found = with_key(all, decision.key);
  const Places places{database, grant};
  if (found == nullptr || !places.sees(*found))
    refuse({{"key", "det finns inget sådant objekt", "there is no such object"}});
  if (!places.may_change(*found)) refuse_place();
  if (decision.object_version == 0) decision.object_version = found->upkeep.version;
  if (decision.object_version != found->upkeep.version) throw StaleVersion();
  require_superseded(database, decision);
  Shaped after = *found;
  take_status(after, decision);
  decision.status = decision.status.empty() ? "" : std::string{casebook::name_of(after.status)};
  const auto id = insert_row(database, decision);
  if (decision.status.empty()) return id;
  after.upkeep.is_managed = true;
  require_decided(database, *found, after);
  if constexpr (std::is_same_v<Shaped, Action>) keep_plan(database, after, decision.day, decision.member);
  if (!update_row(database, after, needed_crs(database))) throw StaleVersion();
  return id;
}

std::int64_t decide_on_kind(Database& database, Decision& decision, const DecisionGrant& grant) {
  switch (decision.kind) {
    case casebook::DecidedKind::problem: return decide_on(database, problems_in(database), decision, grant);
    case casebook::DecidedKind::action: return decide_on(database, actions_in(database), decision, grant);
    case casebook::DecidedKind::pledge:
      return decide_on(database, records_in<casebook::Pledge>(database), decision, grant);
    case casebook::DecidedKind::report:
      return decide_on(database, records_in<casebook::Report>(database), decision, grant);
  }
  throw Error(ErrorKind::broken, "a decision is on nothing that is known");
}

void require_meeting(Database& database, const DecisionGrant& grant, const Decision& decision) {
  if (!decision.meeting) return;
  const auto meeting = find_row<casebook::Meeting>(database, *decision.meeting);
  if (!meeting || !Places{database, grant}.may_change(*meeting))
    refuse({{"meeting", "det finns ingen sådan avstämning", "there is no such meeting"}});
}

}  // namespace

Decision Store::CaseBook::decide(const DecisionGrant& grant, const Decision& decision, const Moment& moment) {
  if (grant.act() != access::Act::decide)
    throw Error(ErrorKind::not_allowed, "Rollen ger inte rätt att besluta.", "the role gives no right to decide");
  Database& database = inside_->database;
  WholeWrite whole{database};
  refuse(casebook::complaints_about_fields(decision, moment.today));
  Decision written = decision;
  written.member = grant.member();
  written.written = moment.when;
  require_meeting(database, grant, decision);
  written.id = decide_on_kind(database, written, grant);
  const auto what = fmt::format("{} {} {}", casebook::name_of(written.kind), written.key, written.status);
  const auto entry = entry_of(grant, "decide", what, moment.when);
  AuditLog{*inside_}.append({&entry, 1});
  whole.keep();
  return written;
}

}  // namespace tryggkarta::store
