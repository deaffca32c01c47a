#include "geo/casebook/chain_rules.hpp"

#include <utility>

#include <fmt/format.h>

#include "geo/casebook/field_checks.hpp"
#include "geo/casebook/rules.hpp"
#include "geo/casebook/transitions.hpp"

namespace tryggkarta::casebook {

namespace {

template <class Status>
std::string names_of(const std::vector<Status>& statuses) {
  std::string names;
  for (const Status status : statuses) names += (names.empty() ? "" : ", ") + std::string{name_of(status)};
  return names.empty() ? "–" : names;
}

template <class Status>
FieldComplaints about_step(Status from, Status to, Basis basis) {
  const Step step = step_between(from, to);
  if (step == Step::refused) {
    return {{"status",
             fmt::format("{} kan inte bli {}: nästa status är en av {}", name_of(from), name_of(to),
                         names_of(followers_of(from))),
             fmt::format("{} cannot become {}: the next status is one of {}", name_of(from), name_of(to),
                         names_of(followers_of(from)))}};
  }
  if (step == Step::by_decision && basis == Basis::work) {
    return {{"status",
             fmt::format("{} blir {} bara genom ett beslut: skriv in det i samlingen decisions", name_of(from),
                         name_of(to)),
             fmt::format("{} becomes {} by a decision alone: write it down in the collection decisions", name_of(from),
                         name_of(to))}};
  }
  return {};
}

FieldComplaints checked(FieldComplaints complaints) {
  if (complaints.empty()) throw Error(ErrorKind::broken, "work was refused without a complaint");
  return complaints;
}

bool is_done(ActionStatus status) {
  return status == ActionStatus::genomford || status == ActionStatus::uppfoljd || status == ActionStatus::avslutad;
}

}  // namespace

RefusedWork::RefusedWork(FieldComplaints complaints)
    : Error(ErrorKind::bad_input, checked(complaints).front().field + ": " + complaints.front().swedish,
            complaints.front().field + ": " + complaints.front().english),
      complaints_(std::move(complaints)) {}

FieldComplaints complaints_about_step(ProblemStatus from, ProblemStatus to, Basis basis) {
  return about_step(from, to, basis);
}
FieldComplaints complaints_about_step(ActionStatus from, ActionStatus to, Basis basis) {
  return about_step(from, to, basis);
}
FieldComplaints complaints_about_step(PledgeStatus from, PledgeStatus to, Basis basis) {
  return about_step(from, to, basis);
}
FieldComplaints complaints_about_step(ReportStatus from, ReportStatus to, Basis basis) {
  return about_step(from, to, basis);
}
FieldComplaints complaints_about_step(MeetingStatus from, MeetingStatus to) {
  return about_step(from, to, Basis::work);
}
FieldComplaints complaints_about_step(TaskStatus from, TaskStatus to) { return about_step(from, to, Basis::work); }

FieldComplaints complaints_about_fields(const Problem& problem) {
  FieldChecks found;
  found.line("key", problem.key);
  found.need("title", problem.title);
  found.line("title", problem.title);
  found.words(problem.words);
  if (problem.priority && *problem.priority < 1)
    found.complain("priority", "prioriteten börjar på 1", "priorities begin at 1");
  found.line("time_pattern", problem.time_pattern);
  found.line("owner", problem.owner);
  found.prose("evidence", problem.evidence);
  found.prose("closing_reason", problem.closing_reason);
  return found.finish();
}

FieldComplaints complaints_about_fields(const Action& action) {
  FieldChecks found;
  found.line("key", action.key);
  found.need("title", action.title);
  found.line("title", action.title);
  found.words(action.words);
  found.choice("kind", action.kind, {"social", "situationell"});
  found.choice("horizon", action.horizon, {"kort", "lång"});
  found.line("responsible", action.responsible);
  found.line("parties", action.parties);
  if (action.start && action.end && *action.end < *action.start)
    found.complain("end", "slutet ligger före starten", "the end is before the start");
  found.amount("target", action.target);
  found.amount("outcome", action.outcome);
  if ((action.target || action.outcome) && is_blank(action.unit))
    found.complain("unit", "mål och utfall behöver en enhet, t.ex. vandringar", "target and outcome need a unit");
  found.line("unit", action.unit);
  found.prose("result", action.result);
  found.prose("action_plan", action.action_plan);
  found.prose("communication_plan", action.communication_plan);
  found.prose("evaluation_plan", action.evaluation_plan);
  found.prose("ending_reason", action.ending_reason);
  return found.finish();
}

FieldComplaints complaints_about_fields(const Cause& cause) {
  FieldChecks found;
  found.need("problem", cause.problem);
  found.need("text", cause.text);
  found.prose("text", cause.text);
  found.prose("evidence", cause.evidence);
  return found.finish();
}

FieldComplaints complaints_about_fields(const Evaluation& evaluation) {
  FieldChecks found;
  found.need("action", evaluation.action);
  found.need("text", evaluation.text);
  found.prose("text", evaluation.text);
  found.prose("method", evaluation.method);
  found.prose("lesson", evaluation.lesson);
  return found.finish();
}

FieldComplaints complaints_about_fields(const Decision& decision, time::Day today) {
  FieldChecks found;
  found.need("key", decision.key);
  found.need("forum", decision.forum);
  found.line("forum", decision.forum);
  found.need("diarienummer", decision.diarienummer);
  found.line("diarienummer", decision.diarienummer);
  found.need("text", decision.text);
  found.prose("text", decision.text);
  if (decision.day > today)
    found.complain("day", "beslutet kan inte vara från en dag som inte har kommit",
                   "a decision cannot be of a day that has not come");
  return found.finish();
}

FieldComplaints complaints_about_status(const Problem& problem, const ProblemLinks& links) {
  FieldChecks found;
  const std::string status{name_of(problem.status)};
  if (is_decided(problem) && !links.has_decision)
    found.complain("status", fmt::format("{} behöver ett beslut", status), fmt::format("{} needs a decision", status));
  const bool is_acted_on = problem.status == ProblemStatus::atgardas || problem.status == ProblemStatus::foljs_upp;
  if (is_acted_on && !links.has_decided_action)
    found.complain("status", fmt::format("{} behöver minst en beslutad åtgärd", status),
                   fmt::format("{} needs at least one decided action", status));
  if (problem.status == ProblemStatus::avslutat && !links.has_evaluation && is_blank(problem.closing_reason))
    found.complain("closing_reason", "ett avslutat problem behöver en uppföljning eller ett skriftligt skäl",
                   "a closed problem needs an evaluation or a written reason");
  return found.finish();
}

FieldComplaints complaints_about_status(const Action& action, const ActionLinks& links) {
  FieldChecks found;
  const std::string status{name_of(action.status)};
  const auto missing = [&](const char* field, const char* swedish, const char* english) {
    found.complain(field, fmt::format("en åtgärd som är {} behöver {}", status, swedish),
                   fmt::format("an action that is {} needs {}", status, english));
  };
  if (is_decided(action)) {
    if (!links.has_problem) missing("problem", "ett problem", "a problem");
    if (!links.has_decision) missing("status", "ett beslut", "a decision");
    if (!action.target) missing("target", "ett mål", "an output target");
    if (is_blank(action.communication_plan))
      missing("communication_plan", "en kommunikationsplan", "a communication plan");
    if (is_blank(action.evaluation_plan)) missing("evaluation_plan", "en uppföljningsplan", "an evaluation plan");
  }
  if (is_done(action.status) && !action.outcome) missing("outcome", "ett utfall", "an outcome");
  if (action.status == ActionStatus::avbruten && is_blank(action.ending_reason))
    missing("ending_reason", "ett skriftligt skäl", "a written reason");
  return found.finish();
}

FieldComplaints complaints_about_change(const Action& before, const Action& after) {
  FieldChecks found;
  if (!before.upkeep.is_managed || !is_decided(before)) return {};
  if (after.problem != before.problem)
    found.complain("problem", "en beslutad åtgärd hör till det problem som den beslutades för",
                   "a decided action belongs to the problem that it was decided for");
  if (is_blank(after.evaluation_plan))
    found.complain("evaluation_plan", "en beslutad åtgärd har en uppföljningsplan: skriv en ny version av den",
                   "a decided action has an evaluation plan: write a new version of it");
  return found.finish();
}

}  // namespace tryggkarta::casebook
