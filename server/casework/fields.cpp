#include "server/casework/fields.hpp"

#include "geo/time/local_time.hpp"

namespace tryggkarta::casework {

namespace {

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json or_null(const std::optional<time::Day>& day) { return day ? Json(time::format_day(*day)) : Json(nullptr); }

void add_words(Json& properties, const casebook::PublicWords& words) {
  properties["public"] = words.is_public;
  properties["public_title"] = words.title;
  properties["public_text"] = words.text;
}

casebook::PublicWords words_in(FieldReader& fields) {
  return {fields.yes_no("public"), fields.text("public_title"), fields.text("public_text")};
}

void add_upkeep(Json& properties, const casebook::Upkeep& upkeep) {
  properties["managed"] = upkeep.is_managed;
  properties["version"] = upkeep.version;
}

}  // namespace

Json properties_of(const casebook::Problem& problem) {
  Json properties{{"key", problem.key}, {"title", problem.title}, {"status", casebook::name_of(problem.status)}};
  properties["priority"] = or_null(problem.priority);
  properties["categories"] = problem.categories;
  properties["time_pattern"] = problem.time_pattern;
  properties["owner"] = problem.owner;
  add_words(properties, problem.words);
  properties["evidence"] = problem.evidence;
  properties["closing_reason"] = problem.closing_reason;
  properties["decided"] = or_null(problem.decided);
  add_upkeep(properties, problem.upkeep);
  return properties;
}

Json properties_of(const casebook::Action& action) {
  Json properties{{"key", action.key}, {"problem", action.problem}, {"title", action.title}};
  properties["status"] = casebook::name_of(action.status);
  properties["kind"] = action.kind;
  properties["horizon"] = action.horizon;
  properties["responsible"] = action.responsible;
  properties["parties"] = action.parties;
  properties["start"] = or_null(action.start);
  properties["end"] = or_null(action.end);
  properties["target"] = or_null(action.target);
  properties["outcome"] = or_null(action.outcome);
  properties["unit"] = action.unit;
  properties["action_plan"] = action.action_plan;
  properties["communication_plan"] = action.communication_plan;
  properties["evaluation_plan"] = action.evaluation_plan;
  properties["ending_reason"] = action.ending_reason;
  properties["causes"] = action.causes;
  add_words(properties, action.words);
  properties["result"] = action.result;
  add_upkeep(properties, action.upkeep);
  return properties;
}

Json properties_of(const casebook::Cause& cause) {
  return {{"problem", cause.problem},
          {"parent", or_null(cause.parent)},
          {"branch", casebook::name_of(cause.branch)},
          {"text", cause.text},
          {"strength", casebook::name_of(cause.strength)},
          {"evidence", cause.evidence},
          {"version", cause.version}};
}

Json properties_of(const casebook::Evaluation& evaluation) {
  return {{"action", evaluation.action},
          {"day", time::format_day(evaluation.day)},
          {"verdict", casebook::name_of(evaluation.verdict)},
          {"method", evaluation.method},
          {"text", evaluation.text},
          {"lesson", evaluation.lesson},
          {"version", evaluation.version}};
}

Json properties_of(const casebook::PlanVersion& version) {
  return {{"action", version.action},
          {"number", version.number},
          {"text", version.text},
          {"day", time::format_day(version.day)},
          {"member", version.member}};
}

Json properties_of(const casebook::Decision& decision) {
  return {{"object", casebook::name_of(decision.kind)},
          {"key", decision.key},
          {"status", decision.status},
          {"forum", decision.forum},
          {"day", time::format_day(decision.day)},
          {"diarienummer", decision.diarienummer},
          {"text", decision.text},
          {"supersedes", or_null(decision.supersedes)},
          {"object_version", decision.object_version},
          {"member", decision.member},
          {"written", time::format_instant(decision.written)},
          {"meeting", or_null(decision.meeting)}};
}

void read_into(casebook::Problem& problem, FieldReader& fields) {
  problem.key = fields.text("key");
  problem.title = fields.text("title");
  problem.status = fields.word("status", casebook::parse_problem_status, casebook::ProblemStatus::ateroppnat);
  problem.priority = fields.whole("priority");
  problem.categories = fields.words("categories");
  problem.time_pattern = fields.text("time_pattern");
  problem.owner = fields.text("owner");
  problem.words = words_in(fields);
  problem.evidence = fields.text("evidence");
  problem.closing_reason = fields.text("closing_reason");
  for (const char* name : {"decided", "managed", "version"}) fields.fixed(name);
}

void read_into(casebook::Action& action, FieldReader& fields) {
  action.key = fields.text("key");
  action.problem = fields.text("problem");
  action.title = fields.text("title");
  action.status = fields.word("status", casebook::parse_action_status, casebook::ActionStatus::avbruten);
  action.kind = fields.text("kind");
  action.horizon = fields.text("horizon");
  action.responsible = fields.text("responsible");
  action.parties = fields.text("parties");
  action.start = fields.day("start");
  action.end = fields.day("end");
  action.target = fields.number("target");
  action.outcome = fields.number("outcome");
  action.unit = fields.text("unit");
  action.action_plan = fields.text("action_plan");
  action.communication_plan = fields.text("communication_plan");
  action.evaluation_plan = fields.text("evaluation_plan");
  action.ending_reason = fields.text("ending_reason");
  action.causes = fields.wholes("causes");
  action.words = words_in(fields);
  action.result = fields.text("result");
  for (const char* name : {"managed", "version"}) fields.fixed(name);
}

void read_into(casebook::Cause& cause, FieldReader& fields) {
  cause.problem = fields.text("problem");
  cause.parent = fields.whole("parent");
  cause.branch = fields.needed_word("branch", casebook::parse_branch, casebook::Branch::social);
  cause.text = fields.text("text");
  cause.strength = fields.needed_word("strength", casebook::parse_strength, casebook::Strength::stark);
  cause.evidence = fields.text("evidence");
  fields.fixed("version");
}

void read_into(casebook::Evaluation& evaluation, FieldReader& fields) {
  evaluation.action = fields.text("action");
  const auto day = fields.day("day");
  if (!day) fields.complain("day", "uppföljningen behöver en dag", "an evaluation needs a day");
  evaluation.day = day.value_or(time::Day{});
  evaluation.verdict = fields.needed_word("verdict", casebook::parse_verdict, casebook::Verdict::forsamring);
  evaluation.method = fields.text("method");
  evaluation.text = fields.text("text");
  evaluation.lesson = fields.text("lesson");
  fields.fixed("version");
}

void read_into(casebook::Decision& decision, FieldReader& fields) {
  decision.kind = fields.needed_word("object", casebook::parse_decided_kind, casebook::DecidedKind::report);
  decision.key = fields.text("key");
  decision.status = fields.text("status");
  decision.forum = fields.text("forum");
  const auto day = fields.day("day");
  if (!day) fields.complain("day", "beslutet behöver sin dag", "a decision needs its day");
  decision.day = day.value_or(time::Day{});
  decision.diarienummer = fields.text("diarienummer");
  decision.text = fields.text("text");
  decision.supersedes = fields.whole("supersedes");
  decision.meeting = fields.whole("meeting");
  decision.object_version = fields.whole("object_version").value_or(0);
  for (const char* name : {"member", "written"}) fields.fixed(name);
}

}  // namespace tryggkarta::casework
