#include "geo/casebook/agenda.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "geo/casebook/chain_rules.hpp"
#include "geo/casebook/rules.hpp"

namespace tryggkarta::casebook {

using time::Day;
using time::DueState;
using time::Wording;

namespace {

using Items = std::vector<AgendaItem>;

/// What is older is a matter of its own and no meeting's.
constexpr int kMonthsBehind = 24;
constexpr int kLast = std::numeric_limits<int>::max();

Wording in_both(const std::string& text) { return {text, text}; }

void append(Wording& words, const Wording& more) {
  if (more.swedish.empty()) return;
  const char* between = words.swedish.empty() ? "" : "; ";
  words.swedish += between + more.swedish;
  words.english += between + more.english;
}

bool is_since_last_meeting(const AgendaBasis& basis, Day day) {
  return day <= basis.meeting && (!basis.last_meeting || *basis.last_meeting <= day);
}

Items last_decisions(const AgendaBasis& basis) {
  std::vector<const Decision*> recent;
  for (const Decision& decision : basis.decisions) {
    if (is_since_last_meeting(basis, decision.day)) recent.push_back(&decision);
  }
  std::sort(recent.begin(), recent.end(),
            [](const auto* a, const auto* b) { return std::tie(a->day, a->id) > std::tie(b->day, b->id); });
  Items items;
  for (const Decision* decision : recent) {
    Wording note = in_both(decision->diarienummer);
    if (!decision->status.empty()) append(note, {"nu " + decision->status, "now " + decision->status});
    if (decision->supersedes) append(note, {"ersätter ett tidigare beslut", "supersedes an earlier decision"});
    items.push_back({decision->key, in_both(decision->text), note, decision->day});
  }
  return items;
}

Items tasks_of(const AgendaBasis& basis) {
  std::vector<const OpenTask*> tasks;
  for (const OpenTask& task : basis.tasks) tasks.push_back(&task);
  // Late ones are the earliest, so their days alone put them first.
  std::stable_sort(tasks.begin(), tasks.end(), [](const auto* a, const auto* b) {
    return a->due.value_or(Day::max()) < b->due.value_or(Day::max());
  });
  Items items;
  for (const OpenTask* task : tasks) {
    Wording note = in_both(task->owner);
    if (task->due && *task->due < basis.meeting) append(note, {"försenad", "late"});
    items.push_back({task->key, in_both(task->title), note, task->due});
  }
  return items;
}

Items changes_of(const AgendaBasis& basis) {
  Items items;
  for (const AgendaChange& change : basis.changes) {
    if (is_since_last_meeting(basis, change.day)) items.push_back({change.key, change.words, {}, change.day});
  }
  std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  return items;
}

AgendaItem due_item(const time::OccasionRule& rule, const time::DueItem& item, DueState state) {
  Wording note;
  if (state == DueState::overdue) note = {"försenat", "overdue"};
  if (state == DueState::unjudged)
    note = {"det är inte känt om det har gjorts", "it is not known whether it has been done"};
  return {
      rule.id,
      {rule.title.swedish + ", " + label_swedish(item.period), rule.title.english + ", " + label_english(item.period)},
      note,
      item.due};
}

/// Nothing while the clock has not warned, or where the body is under no law.
Items law_of(const AgendaBasis& basis) {
  const auto& clock = basis.wheel->law_clock;
  if (!clock || std::find(clock->bodies.begin(), clock->bodies.end(), basis.body) == clock->bodies.end()) return {};
  const auto reading = time::read_law_clock(*clock, basis.wheel->bodies[basis.body], basis.meeting);
  if (reading.state == time::LawState::running) return {};
  Wording note{"närmar sig", "drawing near"};
  if (reading.state == time::LawState::overdue) note = {"försenat enligt lagen", "overdue by the law"};
  if (reading.state == time::LawState::unknown)
    note = {"inget tidigare beslut är känt", "no earlier decision is known"};
  return {{"", clock->title, note, reading.deadline}};
}

Items due_of(const AgendaBasis& basis) {
  const time::YearWheel& wheel = *basis.wheel;
  const Day last =
      basis.next_meeting ? std::max(basis.meeting, *basis.next_meeting - std::chrono::days{1}) : basis.meeting;
  const auto all = time::due_items(wheel, time::months_later(basis.meeting, -kMonthsBehind), last);
  Items items = law_of(basis);
  std::set<std::size_t> asked_about;
  Items due;
  for (auto item = all.rbegin(); item != all.rend(); ++item) {
    if (item->body != basis.body) continue;
    const DueState state = time::state_of(wheel, *item, basis.meeting);
    if (state == DueState::done) continue;
    if (state == DueState::unjudged && !asked_about.insert(item->rule).second) continue;
    due.push_back(due_item(wheel.rules[item->rule], *item, state));
  }
  items.insert(items.end(), due.rbegin(), due.rend());
  return items;
}

/// What a decision on it would be refused for; empty where nothing is.
Wording missing_for_decision(const Action& proposed) {
  Action decided = proposed;
  decided.status = ActionStatus::beslutad;
  Wording missing;
  const ActionLinks links{.has_problem = !proposed.problem.empty(), .has_decision = true};
  for (const FieldComplaint& complaint : complaints_about_status(decided, links))
    append(missing, {complaint.swedish, complaint.english});
  return missing;
}

Items proposals_of(const AgendaBasis& basis) {
  std::vector<const Problem*> proposed;
  for (const Problem& problem : basis.problems) {
    if (problem.status == ProblemStatus::foreslaget) proposed.push_back(&problem);
  }
  std::stable_sort(proposed.begin(), proposed.end(), [](const auto* a, const auto* b) {
    return a->priority.value_or(kLast) < b->priority.value_or(kLast);
  });
  Items items;
  for (const Problem* problem : proposed)
    items.push_back({problem->key,
                     in_both(problem->title),
                     {"problem att prioritera eller avsluta", "problem to prioritise or close"},
                     {}});
  for (const Action& action : basis.actions) {
    if (action.status != ActionStatus::foreslagen || !missing_for_decision(action).swedish.empty()) continue;
    items.push_back(
        {action.key, in_both(action.title), {"åtgärd att besluta om", "action to decide on"}, action.start});
  }
  return items;
}

/// What is late or missing of one action on a day; empty where nothing is.
Wording unfinished_in(const Action& action, Day meeting) {
  if (action.status == ActionStatus::foreslagen) return missing_for_decision(action);
  Wording note;
  const bool is_waiting = action.status == ActionStatus::beslutad || action.status == ActionStatus::planerad;
  const bool is_open = is_waiting || action.status == ActionStatus::pagaende || action.status == ActionStatus::pausad;
  if (is_open && action.end && *action.end < meeting) {
    note = {"skulle ha varit klar " + time::format_day(*action.end),
            "should have been finished on " + time::format_day(*action.end)};
  } else if (is_waiting && action.start && *action.start < meeting) {
    note = {"skulle ha börjat " + time::format_day(*action.start),
            "should have begun on " + time::format_day(*action.start)};
  }
  const ActionLinks links{.has_problem = !action.problem.empty(), .has_decision = true};
  for (const FieldComplaint& complaint : complaints_about_status(action, links))
    append(note, {complaint.swedish, complaint.english});
  return note;
}

Items unfinished_of(const AgendaBasis& basis) {
  Items items;
  for (const Action& action : basis.actions) {
    const Wording note = unfinished_in(action, basis.meeting);
    if (!note.swedish.empty()) items.push_back({action.key, in_both(action.title), note, action.end});
  }
  for (const Problem& problem : basis.problems) {
    const bool has_action = std::any_of(basis.actions.begin(), basis.actions.end(), [&](const Action& action) {
      return action.problem == problem.key && action.status != ActionStatus::avbruten;
    });
    if (!is_decided(problem) || problem.status == ProblemStatus::avslutat || has_action) continue;
    items.push_back({problem.key, in_both(problem.title), {"har ingen åtgärd", "has no action"}, {}});
  }
  return items;
}

Items next_meeting_of(const AgendaBasis& basis) {
  if (!basis.next_meeting) return {{"", {"Nästa möte är inte bestämt", "The next meeting is not set"}, {}, {}}};
  return {{"", {"Nästa möte", "Next meeting"}, {}, basis.next_meeting}};
}

}  // namespace

std::vector<AgendaSection> agenda_of(const AgendaBasis& basis) {
  return {
      {AgendaPart::last_decisions, {"Senaste besluten", "Last decisions"}, last_decisions(basis)},
      {AgendaPart::tasks, {"Uppföljning av uppgifter", "Follow-up of tasks"}, tasks_of(basis)},
      {AgendaPart::changes, {"Vad som har ändrats sedan sist", "What has changed since last time"}, changes_of(basis)},
      {AgendaPart::due, {"Det som ska vara gjort", "What is due"}, due_of(basis)},
      {AgendaPart::proposals, {"Förslag att besluta om", "Proposals to decide on"}, proposals_of(basis)},
      {AgendaPart::unfinished,
       {"Det som är försenat eller saknar något", "What is late or incomplete"},
       unfinished_of(basis)},
      {AgendaPart::next_meeting, {"Nästa möte", "Next meeting"}, next_meeting_of(basis)},
  };
}

}  // namespace tryggkarta::casebook
