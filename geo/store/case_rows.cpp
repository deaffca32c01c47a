#include "geo/store/case_rows.hpp"

#include "geo/error.hpp"
#include "geo/store/code_list.hpp"
#include "geo/store/geometry_blob.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

constexpr const char* kInsertProblem = R"(
INSERT INTO problem (key, title, is_public, public_title, public_text, status, priority, categories, time_pattern, owner,
                     decided, geometry, evidence, closing_reason, is_managed)
VALUES (:key, :title, :is_public, :public_title, :public_text, :status, :priority, :categories, :time_pattern, :owner, :decided,
        :geometry, :evidence, :closing_reason, :is_managed))";

constexpr const char* kUpdateProblem = R"(
UPDATE problem SET title = :title, is_public = :is_public, public_title = :public_title, public_text = :public_text,
  status = :status, priority = :priority, categories = :categories, time_pattern = :time_pattern, owner = :owner,
  decided = :decided, geometry = :geometry, evidence = :evidence, closing_reason = :closing_reason,
  is_managed = :is_managed, version = version + 1
WHERE id = :id AND version = :version AND key = :key)";

constexpr const char* kInsertAction = R"(
INSERT INTO action (key, problem, title, is_public, public_title, public_text, kind, horizon, status, responsible, parties,
                    start_day, end_day, target, outcome, unit, result, geometry, action_plan, communication_plan,
                    evaluation_plan, ending_reason, causes, is_managed)
VALUES (:key, :problem, :title, :is_public, :public_title, :public_text, :kind, :horizon, :status, :responsible, :parties,
        :start_day, :end_day, :target, :outcome, :unit, :result, :geometry, :action_plan, :communication_plan,
        :evaluation_plan, :ending_reason, :causes, :is_managed))";

constexpr const char* kUpdateAction = R"(
UPDATE action SET problem = :problem, title = :title, is_public = :is_public, public_title = :public_title,
  public_text = :public_text, kind = :kind, horizon = :horizon, status = :status, responsible = :responsible,
  parties = :parties, start_day = :start_day, end_day = :end_day, target = :target, outcome = :outcome, unit = :unit,
  result = :result, geometry = :geometry, action_plan = :action_plan, communication_plan = :communication_plan,
  evaluation_plan = :evaluation_plan, ending_reason = :ending_reason, causes = :causes, is_managed = :is_managed, version = version + 1
WHERE id = :id AND version = :version AND key = :key)";

constexpr const char* kInsertCause = R"(
INSERT INTO cause (problem, parent, branch, text, strength, evidence)
VALUES (:problem, :parent, :branch, :text, :strength, :evidence))";
constexpr const char* kUpdateCause = R"(
UPDATE cause SET problem = :problem, parent = :parent, branch = :branch, text = :text, strength = :strength,
  evidence = :evidence, version = version + 1
WHERE id = :id AND version = :version)";

constexpr const char* kInsertEvaluation = R"(
INSERT INTO evaluation (action, day, verdict, method, text, lesson)
VALUES (:action, :day, :verdict, :method, :text, :lesson))";
constexpr const char* kUpdateEvaluation = R"(
UPDATE evaluation SET action = :action, day = :day, verdict = :verdict, method = :method, text = :text, lesson = :lesson,
  version = version + 1
WHERE id = :id AND version = :version)";

constexpr const char* kInsertDecision = R"(
INSERT INTO decision (kind, key, status, forum, day, diarienummer, text, supersedes, object_version, member, written,
                      meeting)
VALUES (:kind, :key, :status, :forum, :day, :diarienummer, :text, :supersedes, :object_version, :member, :written,
        :meeting))";

/// What a statement is bound to beside the object itself. Must live until the statement has run.
struct Encoded {
  std::string geometry;
  std::string list = {};  ///< categories of a problem, causes of an action
};

void bind_words(Statement& row, const casebook::PublicWords& words) {
  row.bind(":is_public", words.is_public).bind(":public_title", words.title).bind(":public_text", words.text);
}

void bind_problem(Statement& row, const casebook::Problem& problem, const Encoded& encoded) {
  bind_words(row, problem.words);
  row.bind(":key", problem.key)
      .bind(":title", problem.title)
      .bind(":status", casebook::name_of(problem.status))
      .bind(":priority", problem.priority)
      .bind(":categories", encoded.list)
      .bind(":time_pattern", problem.time_pattern)
      .bind(":owner", problem.owner)
      .bind(":decided", problem.decided)
      .bind(":geometry", Blob{encoded.geometry})
      .bind(":evidence", problem.evidence)
      .bind(":closing_reason", problem.closing_reason)
      .bind(":is_managed", problem.upkeep.is_managed);
}

void bind_action(Statement& row, const casebook::Action& action, const Encoded& encoded) {
  bind_words(row, action.words);
  row.bind(":key", action.key)
      .bind(":problem", action.problem)
      .bind(":title", action.title)
      .bind(":kind", action.kind)
      .bind(":horizon", action.horizon)
      .bind(":status", casebook::name_of(action.status))
      .bind(":responsible", action.responsible)
      .bind(":parties", action.parties)
      .bind(":start_day", action.start)
      .bind(":end_day", action.end)
      .bind(":target", action.target)
      .bind(":outcome", action.outcome)
      .bind(":unit", action.unit)
      .bind(":result", action.result)
      .bind(":geometry", Blob{encoded.geometry})
      .bind(":action_plan", action.action_plan)
      .bind(":communication_plan", action.communication_plan)
      .bind(":evaluation_plan", action.evaluation_plan)
      .bind(":ending_reason", action.ending_reason)
      .bind(":causes", encoded.list)
      .bind(":is_managed", action.upkeep.is_managed);
}

void bind_cause(Statement& row, const casebook::Cause& cause) {
  row.bind(":problem", cause.problem)
      .bind(":parent", cause.parent)
      .bind(":branch", casebook::name_of(cause.branch))
      .bind(":text", cause.text)
      .bind(":strength", casebook::name_of(cause.strength))
      .bind(":evidence", cause.evidence);
}

void bind_evaluation(Statement& row, const casebook::Evaluation& evaluation) {
  row.bind(":action", evaluation.action)
      .bind(":day", evaluation.day)
      .bind(":verdict", casebook::name_of(evaluation.verdict))
      .bind(":method", evaluation.method)
      .bind(":text", evaluation.text)
      .bind(":lesson", evaluation.lesson);
}

std::int64_t run_insert(Database& database, Statement& row) {
  row.run();
  return database.last_id();
}

bool run_update(Database& database, Statement& row, std::int64_t id, std::int64_t version) {
  row.bind(":id", id).bind(":version", version).run();
  return database.changes() == 1;
}

template <class Value>
Value word_in(const Statement& row, int column, std::optional<Value> (*parse)(std::string_view)) {
  const auto value = parse(row.view(column));
  if (!value) throw Error(ErrorKind::broken, "the store holds a word of casework that is none: put back a backup");
  return *value;
}

}  // namespace

std::vector<casebook::Cause> causes_in(Database& database) {
  Statement row{database,
                "SELECT id, problem, parent, branch, text, strength, evidence, version FROM cause ORDER BY id"};
  std::vector<casebook::Cause> causes;
  while (row.step()) {
    causes.push_back({row.integer(0), row.text(1), row.optional_integer(2), word_in(row, 3, casebook::parse_branch),
                      row.text(4), word_in(row, 5, casebook::parse_strength), row.text(6), row.integer(7)});
  }
  return causes;
}

std::vector<casebook::Evaluation> evaluations_in(Database& database) {
  Statement row{database, "SELECT id, action, day, verdict, method, text, lesson, version FROM evaluation ORDER BY id"};
  std::vector<casebook::Evaluation> evaluations;
  while (row.step()) {
    evaluations.push_back({row.integer(0), row.text(1), row.day(2).value(), word_in(row, 3, casebook::parse_verdict),
                           row.text(4), row.text(5), row.text(6), row.integer(7)});
  }
  return evaluations;
}

std::vector<casebook::Decision> decisions_in(Database& database) {
  Statement row{database, R"(
SELECT id, kind, key, status, forum, day, diarienummer, text, supersedes, object_version, member, written, meeting
FROM decision ORDER BY id)"};
  std::vector<casebook::Decision> decisions;
  while (row.step()) {
    decisions.push_back({row.integer(0), word_in(row, 1, casebook::parse_decided_kind), row.text(2), row.text(3),
                         row.text(4), row.day(5).value(), row.text(6), row.text(7), row.optional_integer(8),
                         row.integer(9), row.text(10), row.instant(11), row.optional_integer(12)});
  }
  return decisions;
}

std::vector<casebook::PlanVersion> plan_versions_in(Database& database) {
  Statement row{database, "SELECT id, action, number, text, day, member FROM evaluation_plan ORDER BY id"};
  std::vector<casebook::PlanVersion> versions;
  while (row.step())
    versions.push_back({row.integer(0), row.text(1), row.integer(2), row.text(3), row.day(4).value(), row.text(5)});
  return versions;
}

void keep_plan(Database& database, const casebook::Action& action, time::Day day, const std::string& member) {
  Statement row{database, R"(
INSERT INTO evaluation_plan (action, number, text, day, member)
SELECT :action, 1 + coalesce(max(number), 0), :text, :day, :member FROM evaluation_plan WHERE action = :action
HAVING :text IS NOT (SELECT text FROM evaluation_plan WHERE action = :action ORDER BY number DESC LIMIT 1))"};
  row.bind(":action", action.key).bind(":text", action.evaluation_plan).bind(":day", day).bind(":member", member).run();
}

std::int64_t insert_row(Database& database, const casebook::Problem& problem, int epsg) {
  const Encoded encoded{encode_shape(problem.shape, epsg), encode_codes(problem.categories)};
  Statement row{database, kInsertProblem};
  bind_problem(row, problem, encoded);
  return run_insert(database, row);
}

std::int64_t insert_row(Database& database, const casebook::Action& action, int epsg) {
  const Encoded encoded{encode_shape(action.shape, epsg), encode_numbers(action.causes)};
  Statement row{database, kInsertAction};
  bind_action(row, action, encoded);
  return run_insert(database, row);
}

std::int64_t insert_row(Database& database, const casebook::Cause& cause, int /*epsg*/) {
  Statement row{database, kInsertCause};
  bind_cause(row, cause);
  return run_insert(database, row);
}

std::int64_t insert_row(Database& database, const casebook::Evaluation& evaluation, int /*epsg*/) {
  Statement row{database, kInsertEvaluation};
  bind_evaluation(row, evaluation);
  return run_insert(database, row);
}

std::int64_t insert_row(Database& database, const casebook::Decision& decision) {
  Statement row{database, kInsertDecision};
  row.bind(":kind", casebook::name_of(decision.kind))
      .bind(":key", decision.key)
      .bind(":status", decision.status)
      .bind(":forum", decision.forum)
      .bind(":day", decision.day)
      .bind(":diarienummer", decision.diarienummer)
      .bind(":text", decision.text)
      .bind(":supersedes", decision.supersedes)
      .bind(":object_version", decision.object_version)
      .bind(":member", decision.member)
      .bind(":written", decision.written)
      .bind(":meeting", decision.meeting);
  return run_insert(database, row);
}

bool update_row(Database& database, const casebook::Problem& problem, int epsg) {
  const Encoded encoded{encode_shape(problem.shape, epsg), encode_codes(problem.categories)};
  Statement row{database, kUpdateProblem};
  bind_problem(row, problem, encoded);
  return run_update(database, row, problem.id, problem.upkeep.version);
}

bool update_row(Database& database, const casebook::Action& action, int epsg) {
  const Encoded encoded{encode_shape(action.shape, epsg), encode_numbers(action.causes)};
  Statement row{database, kUpdateAction};
  bind_action(row, action, encoded);
  return run_update(database, row, action.id, action.upkeep.version);
}

bool update_row(Database& database, const casebook::Cause& cause, int /*epsg*/) {
  Statement row{database, kUpdateCause};
  bind_cause(row, cause);
  return run_update(database, row, cause.id, cause.version);
}

bool update_row(Database& database, const casebook::Evaluation& evaluation, int /*epsg*/) {
  Statement row{database, kUpdateEvaluation};
  bind_evaluation(row, evaluation);
  return run_update(database, row, evaluation.id, evaluation.version);
}

void remove_row(Database& database, const casebook::Problem& problem) {
  Statement{database, "DELETE FROM problem WHERE id = :id"}.bind(":id", problem.id).run();
}

void remove_row(Database& database, const casebook::Action& action) {
  Statement{database, "DELETE FROM action WHERE id = :id"}.bind(":id", action.id).run();
}

void remove_row(Database& database, const casebook::Cause& cause) {
  Statement{database, "DELETE FROM cause WHERE id = :id"}.bind(":id", cause.id).run();
}

void remove_row(Database& database, const casebook::Evaluation& evaluation) {
  Statement{database, "DELETE FROM evaluation WHERE id = :id"}.bind(":id", evaluation.id).run();
}

}  // namespace tryggkarta::store
