#include "server/commands/demo_story.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/access/policy.hpp"
#include "geo/casebook/transitions.hpp"
#include "geo/demo/story.hpp"
#include "geo/error.hpp"
#include "geo/store/case_book.hpp"
#include "server/casework/deciding.hpp"

namespace tryggkarta::commands {

namespace {

using casebook::Action;
using casebook::ActionStatus;
using casebook::DecidedKind;
using casebook::Pledge;
using casebook::PledgeStatus;
using casebook::Problem;
using casebook::ProblemStatus;
using casebook::Report;
using std::chrono::days;
using time::Day;

/// Every status between the first and the last one, both left and right out and in: the way that domain.md draws.
std::vector<ProblemStatus> way_to(ProblemStatus last) {
  std::vector<ProblemStatus> way;
  for (int next = 1; next <= static_cast<int>(last); ++next) way.push_back(static_cast<ProblemStatus>(next));
  return way;
}
std::vector<ActionStatus> way_to(ActionStatus last) {
  if (last == ActionStatus::avbruten) return {last};
  std::vector<ActionStatus> way;
  for (int next = 1; next <= static_cast<int>(last); ++next) {
    const auto status = static_cast<ActionStatus>(next);
    if (status != ActionStatus::pausad || last == ActionStatus::pausad) way.push_back(status);
  }
  return way;
}
std::vector<PledgeStatus> way_to(PledgeStatus last) {
  switch (last) {
    case PledgeStatus::utkast: return {};
    case PledgeStatus::beslutat: return {last};
    case PledgeStatus::publicerat: return {PledgeStatus::beslutat, last};
    case PledgeStatus::aterkopplat:
      return {PledgeStatus::beslutat, PledgeStatus::publicerat, PledgeStatus::infriat, last};
    default: return {PledgeStatus::beslutat, PledgeStatus::publicerat, last};
  }
}

template <class Keyed>
const Keyed& named(const std::vector<Keyed>& all, const std::string& key) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Keyed& each) { return each.key == key; });
  if (found == all.end()) throw Error{ErrorKind::broken, "the demonstration has no " + key};
  return *found;
}

class Teller {
 public:
  Teller(store::Store& store, const demo::DemoCity& city, time::Instant now)
      : city_(city), store_(store), book_(store.casework()), now_(now), today_(std::chrono::floor<days>(now)) {}

  /// As it begins.
  template <class Item>
  Item begin(Item item, Day day) {
    if constexpr (requires { item.status; }) item.status = {};
    return book_.add(planner_, item, on(day));
  }
  template <class Item>
  Item change(const Item& item, Day day) {
    return book_.replace(decider_, item, on(day));
  }
  /// One step, by a decision where it needs one.
  template <class Item>
  Item step(Item item, decltype(Item::status) status, DecidedKind kind, Day day) {
    if (casebook::step_between(item.status, status) != casebook::Step::by_decision) {
      item.status = status;
      return change(item, day);
    }
    const auto forum = forum_for(item);
    casebook::Decision decision{0,
                                kind,
                                item.key,
                                std::string{casebook::name_of(status)},
                                forum,
                                std::min(day, today_),
                                demo::diarienummer_of(item.key, day)};
    decision.text = item.title.empty() ? "Enligt förslaget." : "Enligt förslaget: " + item.title + ".";
    casework::decide(store_, decider_, decision, on(day));
    return book_.find<Item>(decider_, item.id).value();
  }
  template <class Item>
  Item present(const Item& item) {
    return book_.find<Item>(decider_, item.id).value();
  }
  void freeze(const Report& report, const std::string& snapshot, Day day) {
    book_.freeze(planner_, report, snapshot, on(day));
  }
  Day today() const { return today_; }

 private:
  store::Moment on(Day day) const {
    const Day then = std::min(day, today_);
    return {std::min(now_, time::Instant{then} + std::chrono::hours{12}), then};
  }
  static std::string forum_for(const Problem& problem) { return problem.owner; }
  std::string forum_for(const Action& action) const { return named(city_.problems, action.problem).owner; }
  static std::string forum_for(const Pledge& pledge) {
    return demo::forum_of(pledge.area.scheme == "SO2021" ? pledge.area.code : "");
  }
  static std::string forum_for(const Report& report) { return demo::forum_of(report.area.code); }

  const demo::DemoCity& city_;
  access::DecisionGrant planner_ = access::Policy::for_owner_of_the_store_file(access::Act::plan);
  access::DecisionGrant decider_ = access::Policy::for_owner_of_the_store_file(access::Act::decide);
  store::Store& store_;
  store::Store::CaseBook book_;
  time::Instant now_;
  Day today_;
};

/// When an action was decided: some weeks before it begins, and after its problem.
Day decision_day_of(const Action& action, const Problem& problem) {
  const Day wished = action.start.value() - days{30};
  return std::max(wished, problem.decided.value_or(wished) + days{1});
}

void tell_causes(Teller& teller, const demo::Story& story, std::map<std::string, std::vector<std::int64_t>>& causes_of,
                 Day day) {
  std::vector<std::int64_t> ids;
  for (const demo::ToldCause& told : story.causes) {
    casebook::Cause cause = told.cause;
    if (cause.parent) cause.parent = ids.at(static_cast<std::size_t>(*cause.parent - 1));
    ids.push_back(teller.begin(cause, day).id);
    for (const std::string& action : told.actions) causes_of[action].push_back(ids.back());
  }
}

/// The first status that rests on an evaluation.
bool rests_on_evaluation(ActionStatus status) { return status == ActionStatus::uppfoljd; }

void tell_action(Teller& teller, const demo::Story& story, const Action& wanted, const Problem& problem,
                 const std::vector<std::int64_t>& causes) {
  Action action = wanted;
  action.causes = causes;
  std::sort(action.causes.begin(), action.causes.end());
  if (wanted.status == ActionStatus::beslutad || wanted.status == ActionStatus::planerad) action.outcome.reset();
  const Day decided = std::min(decision_day_of(wanted, problem), teller.today());
  action = teller.begin(action, decided - days{14});
  for (const ActionStatus status : way_to(wanted.status)) {
    if (rests_on_evaluation(status)) {
      for (const auto& evaluation : story.evaluations) {
        if (evaluation.action == action.key) teller.begin(evaluation, evaluation.day);
      }
    }
    const bool has_ended = status == ActionStatus::genomford || rests_on_evaluation(status);
    action = teller.step(action, status, DecidedKind::action, has_ended ? wanted.end.value() : decided);
  }
}

void tell_problems(Teller& teller, const demo::Story& story, const demo::DemoCity& city) {
  std::map<std::string, Problem> problems;
  for (const Problem& wanted : city.problems) {
    Problem problem = wanted;
    problem.decided.reset();
    problem.closing_reason.clear();
    problems.emplace(wanted.key, teller.begin(problem, wanted.decided.value_or(teller.today()) - days{30}));
  }
  std::map<std::string, std::vector<std::int64_t>> causes_of;
  tell_causes(teller, story, causes_of, teller.today());
  for (auto& [key, problem] : problems) {
    const Problem& wanted = named(city.problems, key);
    if (wanted.status != ProblemStatus::foreslaget)
      problem = teller.step(problem, ProblemStatus::prioriterat, DecidedKind::problem, *wanted.decided);
  }
  for (const Action& action : city.actions)
    tell_action(teller, story, action, named(city.problems, action.problem), causes_of[action.key]);
  for (auto& [key, problem] : problems) {
    const Problem& wanted = named(city.problems, key);
    problem = teller.present(problem);
    Day day = wanted.decided.value_or(teller.today());
    for (const ProblemStatus status : way_to(wanted.status)) {
      day = std::min(day + days{60}, teller.today());
      if (status != ProblemStatus::prioriterat) problem = teller.step(problem, status, DecidedKind::problem, day);
    }
  }
}

void tell_pledges(Teller& teller, const demo::Story& story, const demo::DemoCity& city) {
  for (const Pledge& wanted : city.pledges) {
    Pledge pledge = wanted;
    pledge.problem = named(city.actions, wanted.action).problem;
    const Day decided = Day{std::chrono::year{wanted.year} / 2 / 1};
    pledge = teller.begin(pledge, decided - days{20});
    for (const PledgeStatus status : way_to(wanted.status))
      pledge = teller.step(pledge, status, DecidedKind::pledge, decided);
  }
  for (const auto& activity : story.activities) teller.begin(activity, teller.today());
}

void tell_meetings(Teller& teller, const demo::Story& story) {
  for (const demo::ToldMeeting& told : story.meetings) {
    auto meeting = teller.begin(told.meeting, told.meeting.day);
    meeting.status = told.meeting.status;
    teller.change(meeting, told.meeting.day);
    for (casebook::Task task : told.tasks) {
      const auto status = task.status;
      task.meeting = meeting.id;
      task = teller.begin(task, told.meeting.day);
      task.status = status;
      if (status != casebook::TaskStatus::oppen) teller.change(task, teller.today());
    }
  }
}

void tell_reports(Teller& teller, const demo::Story& story, const std::function<std::string(const Report&)>& freeze) {
  for (const demo::ToldReport& told : story.reports) {
    const Day day = told.decided.value_or(teller.today());
    Report report = teller.begin(told.report, day - days{21});
    for (casebook::Assessment assessment : told.assessments) {
      assessment.report = report.key;
      teller.begin(assessment, day - days{14});
    }
    report = teller.step(report, casebook::ReportStatus::beredning, DecidedKind::report, day - days{14});
    if (!told.decided) continue;
    teller.freeze(report, freeze(report), day - days{7});
    report = teller.present(report);
    for (const auto status : {casebook::ReportStatus::for_beslut, casebook::ReportStatus::beslutad})
      report = teller.step(report, status, DecidedKind::report, day);
  }
}

}  // namespace

void tell_story(store::Store& store, const demo::DemoCity& city, time::Instant now,
                const std::function<std::string(const Report&)>& freeze) {
  Teller teller{store, city, now};
  const demo::Story story = demo::make_story(city, teller.today());
  for (const auto& coverage : story.coverage) teller.begin(coverage, teller.today());
  tell_problems(teller, story, city);
  tell_pledges(teller, story, city);
  tell_meetings(teller, story);
  tell_reports(teller, story, freeze);
  for (const auto& told : story.surveys) {
    const auto survey = teller.begin(told.survey, teller.today());
    for (casebook::SurveyValue value : told.values) {
      value.survey = survey.id;
      teller.begin(value, teller.today());
    }
  }
  for (const auto& observation : story.observations) {
    auto seen = teller.begin(observation, observation.day);
    seen.status = observation.status;
    if (seen.status != casebook::ObservationStatus::ny) teller.change(seen, teller.today());
  }
}

}  // namespace tryggkarta::commands
