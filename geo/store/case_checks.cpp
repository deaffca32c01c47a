#include "geo/store/case_checks.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "geo/casebook/rules.hpp"
#include "geo/error.hpp"
#include "geo/store/case_rows.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

using casebook::FieldComplaints;

/// Whether SQL that asks of one :key gives a row.
bool holds(Database& database, const char* sql, const std::string& key) {
  Statement statement{database, sql};
  return statement.bind(":key", key).step();
}

void append(FieldComplaints& all, FieldComplaints more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

template <class... Complaints>
FieldComplaints joined(Complaints... complaints) {
  FieldComplaints all;
  (append(all, std::move(complaints)), ...);
  return all;
}

FieldComplaints about_key(const std::string& before, const std::string& after, const char* field) {
  if (before == after) return {};
  return {{field, fmt::format("{} kan inte ändras", field), fmt::format("{} cannot be changed", field)}};
}

FieldComplaints about_new_key(bool is_taken) {
  if (!is_taken) return {};
  return {{"key", "nyckeln är redan tagen", "the key is taken already"}};
}

FieldComplaints about_categories(Database& database, const casebook::Problem& problem) {
  for (const std::string& code : problem.categories) {
    if (holds(database, "SELECT 1 FROM category WHERE code = :key", code)) continue;
    return {{"categories", fmt::format("kategorin {} finns inte", code), fmt::format("there is no category {}", code)}};
  }
  return {};
}

FieldComplaints about_problem_link(Database& database, const std::string& key) {
  if (key.empty() || has_problem(database, key)) return {};
  return {{"problem", "det finns inget sådant problem", "there is no such problem"}};
}

FieldComplaints about_causes(Database& database, const casebook::Action& action) {
  if (action.causes.empty()) return {};
  const auto causes = causes_in(database);
  for (const std::int64_t id : action.causes) {
    const auto is_it = [&](const casebook::Cause& each) { return each.id == id && each.problem == action.problem; };
    if (std::none_of(causes.begin(), causes.end(), is_it))
      return {
          {"causes", fmt::format("problemet har ingen orsak {}", id), fmt::format("the problem has no cause {}", id)}};
  }
  return {};
}

/// The causes above `cause` are of the same problem, and it is none of them.
FieldComplaints about_parent(Database& database, const casebook::Cause& cause) {
  const auto causes = causes_in(database);
  std::set<std::int64_t> above;
  for (auto next = cause.parent; next;) {
    const auto found =
        std::find_if(causes.begin(), causes.end(), [&](const casebook::Cause& each) { return each.id == *next; });
    if (found == causes.end() || found->problem != cause.problem)
      return {{"parent", "problemet har ingen sådan orsak", "the problem has no such cause"}};
    if (found->id == cause.id || !above.insert(found->id).second)
      return {{"parent", "en orsak kan inte ligga under sig själv", "a cause cannot lie below itself"}};
    next = found->parent;
  }
  return {};
}

[[noreturn]] void refuse_removal(const char* swedish, const char* english) {
  throw Error(ErrorKind::conflict, swedish, english);
}

void require_ours(const casebook::Upkeep& upkeep) {
  if (!upkeep.is_managed)
    refuse_removal("Det som kom från en fil tas bort där den skrivs.",
                   "what came from a file is removed where the file is written");
}

/// The problem would be left as åtgärdas or följs_upp without any decided action (I6).
FieldComplaints about_leaving(Database& database, const casebook::Action& before, const casebook::Action& after) {
  if (!before.upkeep.is_managed || !casebook::is_decided(before) || casebook::is_decided(after)) return {};
  Statement left{database, R"(
SELECT 1 FROM problem WHERE key = :key AND is_managed = 1 AND status IN ('åtgärdas', 'följs_upp')
  AND NOT EXISTS (SELECT 1 FROM action WHERE problem = :key AND id <> :id AND is_managed = 1
                    AND status NOT IN ('föreslagen', 'avbruten')))"};
  if (!left.bind(":key", before.problem).bind(":id", before.id).step()) return {};
  return {{"status",
           "problemets sista beslutade åtgärd kan inte avbrytas medan det åtgärdas: låt det gå tillbaka till "
           "analyseras först",
           "the last decided action of a problem that is acted on cannot be broken off: let the problem go back to "
           "analyseras first"}};
}

}  // namespace

void refuse(FieldComplaints complaints) {
  if (!complaints.empty()) throw casebook::RefusedWork(std::move(complaints));
}

bool has_problem(Database& database, const std::string& key) {
  return holds(database, "SELECT 1 FROM problem WHERE key = :key", key);
}

bool has_action(Database& database, const std::string& key) {
  return holds(database, "SELECT 1 FROM action WHERE key = :key", key);
}

casebook::ProblemLinks links_of(Database& database, const casebook::Problem& problem) {
  return {.has_decision = holds(
              database, "SELECT 1 FROM decision WHERE kind = 'problem' AND key = :key AND status <> ''", problem.key),
          .has_decided_action = holds(database, R"(
SELECT 1 FROM action WHERE problem = :key AND is_managed = 1 AND status NOT IN ('föreslagen', 'avbruten'))",
                                      problem.key),
          .has_evaluation = holds(database, R"(
SELECT 1 FROM evaluation JOIN action ON action.key = evaluation.action WHERE action.problem = :key)",
                                  problem.key)};
}

casebook::ActionLinks links_of(Database& database, const casebook::Action& action) {
  return {.has_problem = has_problem(database, action.problem),
          .has_decision = holds(
              database, "SELECT 1 FROM decision WHERE kind = 'action' AND key = :key AND status <> ''", action.key)};
}

void require_new(Database& database, const casebook::Problem& problem) {
  refuse(
      joined(casebook::complaints_about_fields(problem), about_new_key(has_problem(database, problem.key)),
             about_categories(database, problem),
             problem.status == casebook::ProblemStatus::foreslaget
                 ? FieldComplaints{}
                 : FieldComplaints{{"status", "ett problem börjar som föreslaget", "a problem begins as föreslaget"}}));
}

void require_new(Database& database, const casebook::Action& action) {
  refuse(
      joined(casebook::complaints_about_fields(action), about_new_key(has_action(database, action.key)),
             about_problem_link(database, action.problem), about_causes(database, action),
             action.status == casebook::ActionStatus::foreslagen
                 ? FieldComplaints{}
                 : FieldComplaints{{"status", "en åtgärd börjar som föreslagen", "an action begins as föreslagen"}}));
}

void require_new(Database& database, const casebook::Cause& cause) {
  refuse(joined(casebook::complaints_about_fields(cause), about_problem_link(database, cause.problem)));
  refuse(about_parent(database, cause));
}

void require_new(Database& database, const casebook::Evaluation& evaluation) {
  refuse(casebook::complaints_about_fields(evaluation));
  if (!has_action(database, evaluation.action))
    refuse({{"action", "det finns ingen sådan åtgärd", "there is no such action"}});
  if (!holds(database, "SELECT 1 FROM action WHERE key = :key AND status NOT IN ('föreslagen', 'avbruten')",
             evaluation.action))
    refuse({{"action", "bara en beslutad åtgärd följs upp", "only a decided action is evaluated"}});
}

void require_change(Database& database, const casebook::Problem& before, const casebook::Problem& after) {
  refuse(joined(casebook::complaints_about_fields(after), about_key(before.key, after.key, "key"),
                about_categories(database, after),
                casebook::complaints_about_step(before.status, after.status, casebook::Basis::work)));
  if (after.upkeep.is_managed) refuse(casebook::complaints_about_status(after, links_of(database, after)));
}

void require_change(Database& database, const casebook::Action& before, const casebook::Action& after) {
  refuse(joined(casebook::complaints_about_fields(after), about_key(before.key, after.key, "key"),
                about_problem_link(database, after.problem), about_causes(database, after),
                casebook::complaints_about_step(before.status, after.status, casebook::Basis::work),
                casebook::complaints_about_change(before, after), about_leaving(database, before, after)));
  if (after.upkeep.is_managed) refuse(casebook::complaints_about_status(after, links_of(database, after)));
}

void require_change(Database& database, const casebook::Cause& before, const casebook::Cause& after) {
  refuse(joined(casebook::complaints_about_fields(after), about_key(before.problem, after.problem, "problem")));
  refuse(about_parent(database, after));
}

void require_change(Database& /*database*/, const casebook::Evaluation& before, const casebook::Evaluation& after) {
  refuse(joined(casebook::complaints_about_fields(after), about_key(before.action, after.action, "action")));
}

void require_removable(Database& database, const casebook::Problem& problem) {
  require_ours(problem.upkeep);
  const bool is_used = holds(database, R"(
SELECT 1 FROM action WHERE problem = :key UNION ALL SELECT 1 FROM cause WHERE problem = :key
UNION ALL SELECT 1 FROM decision WHERE kind = 'problem' AND key = :key)",
                             problem.key);
  if (is_used || casebook::is_decided(problem))
    refuse_removal("Problemet har beslut, orsaker eller åtgärder och kan inte tas bort.",
                   "the problem has decisions, causes or actions and cannot be removed");
}

void require_removable(Database& database, const casebook::Action& action) {
  require_ours(action.upkeep);
  const bool is_used = holds(database, R"(
SELECT 1 FROM evaluation WHERE action = :key UNION ALL SELECT 1 FROM pledge WHERE action = :key
UNION ALL SELECT 1 FROM decision WHERE kind = 'action' AND key = :key)",
                             action.key);
  if (is_used || action.status != casebook::ActionStatus::foreslagen)
    refuse_removal("Åtgärden är beslutad, uppföljd eller lovad och kan inte tas bort: avbryt den.",
                   "the action is decided, evaluated or pledged and cannot be removed: break it off");
}

void require_removable(Database& database, const casebook::Cause& cause) {
  if (holds(database, "SELECT 1 FROM cause WHERE parent = :key", std::to_string(cause.id)))
    refuse_removal("Orsaken har andra under sig: ta bort dem först.",
                   "the cause has others below it: remove them first");
  const auto actions = actions_in(database);
  if (std::any_of(actions.begin(), actions.end(), [&](const casebook::Action& action) {
        return std::find(action.causes.begin(), action.causes.end(), cause.id) != action.causes.end();
      }))
    refuse_removal("En åtgärd är riktad mot orsaken: koppla loss den först.",
                   "an action is meant for the cause: unlink it first");
}

void require_removable(Database& database, const casebook::Evaluation& evaluation) {
  if (holds(database, R"(
SELECT 1 FROM action JOIN problem ON problem.key = action.problem WHERE action.key = :key AND problem.status = 'avslutat')",
            evaluation.action))
    refuse_removal("Ett avslutat problem vilar på uppföljningen, som inte kan tas bort.",
                   "a closed problem rests on the evaluation, which cannot be removed");
}

void require_decided(Database& database, const casebook::Problem& before, const casebook::Problem& after) {
  refuse(casebook::complaints_about_step(before.status, after.status, casebook::Basis::decision));
  refuse(joined(casebook::complaints_about_fields(after),
                casebook::complaints_about_status(after, links_of(database, after))));
}

void require_decided(Database& database, const casebook::Action& before, const casebook::Action& after) {
  refuse(casebook::complaints_about_step(before.status, after.status, casebook::Basis::decision));
  refuse(joined(casebook::complaints_about_fields(after),
                casebook::complaints_about_status(after, links_of(database, after)),
                about_leaving(database, before, after)));
}

}  // namespace tryggkarta::store
