// Problems, actions and pledges.
#include <algorithm>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/store/code_list.hpp"
#include "geo/store/geometry_blob.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/record_rows.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

constexpr const char* kPutProblem = R"(
INSERT INTO problem (key, title, is_public, public_title, public_text, status, priority, categories, time_pattern, owner,
                     decided, geometry)
VALUES (:key, :title, :is_public, :public_title, :public_text, :status, :priority, :categories, :time_pattern, :owner,
        :decided, :geometry)
ON CONFLICT (key) DO UPDATE SET
  title = excluded.title, is_public = excluded.is_public, public_title = excluded.public_title,
  public_text = excluded.public_text, status = excluded.status, priority = excluded.priority,
  categories = excluded.categories, time_pattern = excluded.time_pattern, owner = excluded.owner,
  decided = excluded.decided, geometry = excluded.geometry, version = version + 1
WHERE (title, is_public, public_title, public_text, status, priority, categories, time_pattern, owner, decided, geometry)
  IS NOT (excluded.title, excluded.is_public, excluded.public_title, excluded.public_text, excluded.status,
          excluded.priority, excluded.categories, excluded.time_pattern, excluded.owner, excluded.decided,
          excluded.geometry))";

constexpr const char* kPutAction = R"(
INSERT INTO action (key, problem, title, is_public, public_title, public_text, kind, horizon, status, responsible, parties,
                    start_day, end_day, target, outcome, unit, result, geometry)
VALUES (:key, :problem, :title, :is_public, :public_title, :public_text, :kind, :horizon, :status, :responsible, :parties,
        :start_day, :end_day, :target, :outcome, :unit, :result, :geometry)
ON CONFLICT (key) DO UPDATE SET
  problem = excluded.problem, title = excluded.title, is_public = excluded.is_public, public_title = excluded.public_title,
  public_text = excluded.public_text, kind = excluded.kind, horizon = excluded.horizon, status = excluded.status,
  responsible = excluded.responsible, parties = excluded.parties, start_day = excluded.start_day,
  end_day = excluded.end_day, target = excluded.target, outcome = excluded.outcome, unit = excluded.unit,
  result = excluded.result, geometry = excluded.geometry, version = version + 1
WHERE (problem, title, is_public, public_title, public_text, kind, horizon, status, responsible, parties, start_day, end_day,
       target, outcome, unit, result, geometry)
  IS NOT (excluded.problem, excluded.title, excluded.is_public, excluded.public_title, excluded.public_text, excluded.kind,
          excluded.horizon, excluded.status, excluded.responsible, excluded.parties, excluded.start_day, excluded.end_day,
          excluded.target, excluded.outcome, excluded.unit, excluded.result, excluded.geometry))";

constexpr const char* kPutPledge = R"(
INSERT INTO pledge (key, scheme, area, year, title, is_public, public_title, public_text, status, responsible, target,
                    outcome, unit, action)
VALUES (:key, :scheme, :area, :year, :title, :is_public, :public_title, :public_text, :status, :responsible, :target,
        :outcome, :unit, :action)
ON CONFLICT (key) DO UPDATE SET
  scheme = excluded.scheme, area = excluded.area, year = excluded.year, title = excluded.title,
  is_public = excluded.is_public, public_title = excluded.public_title, public_text = excluded.public_text,
  status = excluded.status, responsible = excluded.responsible, target = excluded.target, outcome = excluded.outcome,
  unit = excluded.unit, action = excluded.action, version = version + 1
WHERE (scheme, area, year, title, is_public, public_title, public_text, status, responsible, target, outcome, unit, action)
  IS NOT (excluded.scheme, excluded.area, excluded.year, excluded.title, excluded.is_public, excluded.public_title,
          excluded.public_text, excluded.status, excluded.responsible, excluded.target, excluded.outcome, excluded.unit,
          excluded.action))";

Outcome outcome_of(const Database& database, bool known) {
  if (!known) return Outcome::stored;
  return database.changes() > 0 ? Outcome::updated : Outcome::duplicate;
}

bool finds(Database& database, const char* by_key, const std::string& key) {
  Statement statement{database, by_key};
  return statement.bind(":key", key).step();
}

void refuse_managed(Database& database, const char* by_key, const std::string& key) {
  Statement statement{database, by_key};
  if (!statement.bind(":key", key).step() || statement.integer(0) == 0) return;
  throw Error(ErrorKind::conflict,
              fmt::format("{} was made or decided on in this store: it is changed there, not by a file", key));
}

int crs_for(const casebook::City& city, const char* noun, const std::string& key) {
  if (city.analysis_epsg == 0) {
    throw Error(ErrorKind::bad_input,
                fmt::format("{} {} needs the analysis CRS of the city first: import areas", noun, key));
  }
  return city.analysis_epsg;
}

Statement& bind_words(Statement& statement, const casebook::PublicWords& words) {
  return statement.bind(":is_public", words.is_public)
      .bind(":public_title", words.title)
      .bind(":public_text", words.text);
}

template <class Status>
Status status_in(const Statement& statement, int column, std::optional<Status> (*parse)(std::string_view)) {
  const auto status = parse(statement.view(column));
  if (!status) throw Error(ErrorKind::broken, "the store holds a status that is none: put back a backup");
  return *status;
}

}  // namespace

Outcome Store::put_problem(const casebook::Problem& problem) {
  refuse_managed(inside_->database, "SELECT is_managed FROM problem WHERE key = :key", problem.key);
  const std::string geometry = encode_shape(problem.shape, crs_for(city(), "problem", problem.key));
  const std::string categories = encode_codes(problem.categories);
  const bool known = finds(inside_->database, "SELECT 1 FROM problem WHERE key = :key", problem.key);
  Statement statement{inside_->database, kPutProblem};
  bind_words(statement, problem.words)
      .bind(":key", problem.key)
      .bind(":title", problem.title)
      .bind(":status", casebook::name_of(problem.status))
      .bind(":priority", problem.priority)
      .bind(":categories", categories)
      .bind(":time_pattern", problem.time_pattern)
      .bind(":owner", problem.owner)
      .bind(":decided", problem.decided)
      .bind(":geometry", Blob{geometry})
      .run();
  return outcome_of(inside_->database, known);
}

Outcome Store::put_action(const casebook::Action& action) {
  refuse_managed(inside_->database, "SELECT is_managed FROM action WHERE key = :key", action.key);
  const std::string geometry = encode_shape(action.shape, crs_for(city(), "action", action.key));
  const bool known = finds(inside_->database, "SELECT 1 FROM action WHERE key = :key", action.key);
  Statement statement{inside_->database, kPutAction};
  bind_words(statement, action.words)
      .bind(":key", action.key)
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
      .bind(":geometry", Blob{geometry})
      .run();
  return outcome_of(inside_->database, known);
}

Outcome Store::put_pledge(const casebook::Pledge& pledge) {
  refuse_managed(inside_->database, "SELECT is_managed FROM pledge WHERE key = :key", pledge.key);
  const bool known = finds(inside_->database, "SELECT 1 FROM pledge WHERE key = :key", pledge.key);
  Statement statement{inside_->database, kPutPledge};
  bind_words(statement, pledge.words)
      .bind(":key", pledge.key)
      .bind(":scheme", pledge.area.scheme)
      .bind(":area", pledge.area.code)
      .bind(":year", pledge.year)
      .bind(":title", pledge.title)
      .bind(":status", casebook::name_of(pledge.status))
      .bind(":responsible", pledge.responsible)
      .bind(":target", pledge.target)
      .bind(":outcome", pledge.outcome)
      .bind(":unit", pledge.unit)
      .bind(":action", pledge.action)
      .run();
  return outcome_of(inside_->database, known);
}

std::vector<casebook::Problem> problems_in(Database& database) {
  Statement statement{database, R"(
SELECT id, key, title, is_public, public_title, public_text, status, priority, categories, time_pattern, owner, decided,
       geometry, evidence, closing_reason, is_managed, version
FROM problem ORDER BY key)"};
  std::vector<casebook::Problem> problems;
  while (statement.step()) {
    casebook::Problem problem;
    problem.id = static_cast<std::uint32_t>(statement.integer(0));
    problem.key = statement.text(1);
    problem.title = statement.text(2);
    problem.words = {statement.integer(3) != 0, statement.text(4), statement.text(5)};
    problem.status = status_in(statement, 6, casebook::parse_problem_status);
    if (!statement.is_null(7)) problem.priority = static_cast<int>(statement.integer(7));
    problem.categories = decode_codes(statement.view(8));
    problem.time_pattern = statement.text(9);
    problem.owner = statement.text(10);
    problem.decided = statement.day(11);
    problem.shape = metric_shape_in(statement.view(12));
    problem.evidence = statement.text(13);
    problem.closing_reason = statement.text(14);
    problem.upkeep = {statement.integer(15) != 0, statement.integer(16)};
    problems.push_back(std::move(problem));
  }
  return problems;
}

std::vector<casebook::Action> actions_in(Database& database) {
  Statement statement{database, R"(
SELECT id, key, problem, title, is_public, public_title, public_text, kind, horizon, status, responsible, parties, start_day,
       end_day, target, outcome, unit, result, geometry, action_plan, communication_plan, evaluation_plan, ending_reason,
       is_managed, version, causes
FROM action ORDER BY key)"};
  std::vector<casebook::Action> actions;
  while (statement.step()) {
    casebook::Action action;
    action.id = static_cast<std::uint32_t>(statement.integer(0));
    action.key = statement.text(1);
    action.problem = statement.text(2);
    action.title = statement.text(3);
    action.words = {statement.integer(4) != 0, statement.text(5), statement.text(6)};
    action.kind = statement.text(7);
    action.horizon = statement.text(8);
    action.status = status_in(statement, 9, casebook::parse_action_status);
    action.responsible = statement.text(10);
    action.parties = statement.text(11);
    action.start = statement.day(12);
    action.end = statement.day(13);
    action.target = statement.optional_real(14);
    action.outcome = statement.optional_real(15);
    action.unit = statement.text(16);
    action.result = statement.text(17);
    action.shape = metric_shape_in(statement.view(18));
    action.action_plan = statement.text(19);
    action.communication_plan = statement.text(20);
    action.evaluation_plan = statement.text(21);
    action.ending_reason = statement.text(22);
    action.upkeep = {statement.integer(23) != 0, statement.integer(24)};
    action.causes = decode_numbers(statement.view(25));
    actions.push_back(std::move(action));
  }
  return actions;
}

std::vector<casebook::Pledge> pledges_in(Database& database) {
  auto pledges = records_in<casebook::Pledge>(database);
  std::sort(pledges.begin(), pledges.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return pledges;
}

}  // namespace tryggkarta::store
