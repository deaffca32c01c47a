#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "geo/demo/action_plan.hpp"
#include "geo/demo/casework.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::Action;
using casebook::ActionStatus;

bool is_for_everyone(ActionStatus status) {
  return status != ActionStatus::foreslagen && status != ActionStatus::avbruten;
}

/// What is only proposed has no plans yet: that is what it lacks.
void add_plans(Action& action) {
  if (action.status == ActionStatus::foreslagen) return;
  action.action_plan = fmt::format("{} gör det tillsammans med {}. Läget gås igenom på varje kvartalsavstämning.",
                                   action.responsible, action.parties);
  action.communication_plan =
      "Nyhet på områdets sida vid start och slut, anslag på platsen, och ett stycke i nästa brev till dem som bor "
      "nära.";
  action.evaluation_plan = fmt::format(
      "Mått: anmälda brott i problemområdet, tolv månader före och efter {}. Jämförs med två liknande platser, med en "
      "buffert på 300 meter för att se om problemet flyttar.",
      time::format_day(*action.start));
  if (action.status == ActionStatus::avbruten) action.ending_reason = "Underlaget räckte inte för en ansökan.";
}

Action action_of(const ActionPlan& plan, time::Day today) {
  Action action;
  action.key = plan.key;
  action.problem = plan.problem;
  action.title = plan.title;
  if (is_for_everyone(plan.status)) action.words = {true, plan.title, plan.text};
  action.kind = plan.work.kind;
  action.horizon = plan.work.horizon;
  action.status = plan.status;
  action.responsible = plan.work.responsible;
  action.parties = plan.work.parties;
  action.start = today - std::chrono::days{plan.start_days_ago};
  action.end = *action.start + std::chrono::days{plan.lasts_days};
  action.target = plan.yield.target;
  action.outcome = plan.yield.outcome;
  action.unit = plan.yield.unit;
  action.result = plan.yield.result;
  action.shape = plan.shape;
  add_plans(action);
  return action;
}

}  // namespace

std::vector<casebook::Action> make_actions(time::Day today) {
  std::vector<Action> actions;
  for (const auto& plans : {actions_in_centrum(), actions_in_nordost(), actions_on_hisingen(), actions_in_sydvast()}) {
    for (const ActionPlan& plan : plans) actions.push_back(action_of(plan, today));
  }
  std::sort(actions.begin(), actions.end(), [](const Action& a, const Action& b) { return a.key < b.key; });
  return actions;
}

}  // namespace tryggkarta::demo
