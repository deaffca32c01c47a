#include "geo/casebook/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "geo/casebook/retention.hpp"

namespace tryggkarta::casebook {

namespace {

template <class Keyed>
const Keyed* find_key(std::span<const Keyed> all, const std::string& key) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Keyed& each) { return each.key == key; });
  return found == all.end() ? nullptr : &*found;
}

const AreaScheme* find_scheme(std::span<const AreaScheme> schemes, const std::string& code) {
  const auto found =
      std::find_if(schemes.begin(), schemes.end(), [&](const AreaScheme& each) { return each.code == code; });
  return found == schemes.end() ? nullptr : &*found;
}

bool has_area(const AreaScheme& scheme, const std::string& code) {
  return std::any_of(scheme.areas.begin(), scheme.areas.end(), [&](const Area& area) { return area.code == code; });
}

bool is_done(ActionStatus status) {
  return status == ActionStatus::genomford || status == ActionStatus::uppfoljd || status == ActionStatus::avslutad;
}

void append(std::vector<Complaint>& all, std::vector<Complaint> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::optional<Complaint> complaint_about_retention(const Source& source) {
  if (source.retention.empty()) return std::nullopt;
  if (!Retention::parse(source.retention)) {
    return Complaint{"P10", fmt::format("the retention of source {} cannot be understood, so that nothing of it is "
                                        "retained: write it like {} with `tryggkarta source set`",
                                        source.name, Retention::kExamples)};
  }
  if (!source.retention_decision.empty()) return std::nullopt;
  return Complaint{"P10", fmt::format("source {} has a retention ({}) without its decision (gallringsbeslut): note it "
                                      "with `tryggkarta source set --retention-decision`",
                                      source.name, source.retention)};
}

}  // namespace

bool is_decided(const Action& action) {
  return action.status != ActionStatus::foreslagen && action.status != ActionStatus::avbruten;
}

bool is_decided(const Problem& problem) { return problem.status != ProblemStatus::foreslaget; }

std::vector<Complaint> complaints_of_problems(std::span<const Problem> problems, std::span<const Action> actions) {
  std::vector<Complaint> found;
  for (const Problem& problem : problems) {
    const auto answers = [&](const Action& action) { return action.problem == problem.key; };
    const bool has_action = std::any_of(actions.begin(), actions.end(), answers);
    const bool has_decided_action = std::any_of(
        actions.begin(), actions.end(), [&](const Action& action) { return answers(action) && is_decided(action); });
    const bool needs_decided_action =
        problem.status == ProblemStatus::atgardas || problem.status == ProblemStatus::foljs_upp;
    if (needs_decided_action && !has_decided_action) {
      found.push_back(
          {"I6", fmt::format("problem {} is {} without a decided action", problem.key, name_of(problem.status))});
    } else if (!has_action && problem.status != ProblemStatus::avslutat) {
      found.push_back({"links", fmt::format("problem {} ({}) has no action", problem.key, name_of(problem.status))});
    }
    if (is_decided(problem) && !problem.decided) {
      found.push_back({"I8", fmt::format("problem {} is {} without the day of its decision", problem.key,
                                         name_of(problem.status))});
    }
  }
  return found;
}

std::vector<Complaint> complaints_of_actions(std::span<const Action> actions, std::span<const Problem> problems) {
  std::vector<Complaint> found;
  for (const Action& action : actions) {
    const auto complain = [&](const char* rule, std::string_view what) {
      found.push_back({rule, fmt::format("action {} ({}) {}", action.key, name_of(action.status), what)});
    };
    const char* const decided_rule = is_decided(action) ? "I4" : "links";
    if (action.problem.empty()) {
      complain(decided_rule, "has no problem");
    } else if (find_key(problems, action.problem) == nullptr) {
      complain(decided_rule, fmt::format("names a problem that is not there: {}", action.problem));
    }
    if (is_decided(action) && !action.target) complain("I4", "has no output target");
    if (is_done(action.status) && !action.outcome) complain("I5", "has no outcome");
    if (action.start && action.end && *action.end < *action.start) complain("links", "ends before it starts");
  }
  return found;
}

std::vector<Complaint> complaints_of_pledges(const CasebookView& view) {
  std::vector<Complaint> found;
  for (const Pledge& pledge : view.pledges) {
    const auto complain = [&](const char* rule, std::string_view what) {
      found.push_back({rule, fmt::format("pledge {} ({}) {}", pledge.key, name_of(pledge.status), what)});
    };
    const Action* const action = find_key<Action>(view.actions, pledge.action);
    if (pledge.action.empty()) {
      complain("I10", "rests on no action");
    } else if (action == nullptr) {
      complain("I10", fmt::format("names an action that is not there: {}", pledge.action));
    } else if (!is_decided(*action)) {
      complain("I10", fmt::format("rests on action {}, which is not decided", pledge.action));
    }
    if (pledge.outcome && pledge.unit.empty()) complain("I10", "has an outcome without a unit");
    const AreaScheme* const scheme = find_scheme(view.schemes, pledge.area.scheme);
    if (scheme == nullptr || !has_area(*scheme, pledge.area.code)) {
      complain("links", fmt::format("is for an area that is not there: {} {}", pledge.area.scheme, pledge.area.code));
    }
  }
  return found;
}

std::vector<Complaint> complaints_of_sources(std::span<const Source> sources) {
  std::vector<Complaint> found;
  for (const Source& source : sources) {
    std::vector<std::string_view> missing;
    if (source.controller.empty()) missing.emplace_back("controller");
    if (source.purpose.empty()) missing.emplace_back("purpose");
    if (source.retention.empty()) missing.emplace_back("retention");
    if (!missing.empty()) {
      found.push_back(
          {"I14", fmt::format("source {} is not decided (ej beslutat): {} missing; use `tryggkarta source set`",
                              source.name, fmt::join(missing, ", "))});
    }
    if (auto complaint = complaint_about_retention(source)) found.push_back(*std::move(complaint));
  }
  return found;
}

std::vector<Complaint> complaints_of_schemes(std::span<const AreaScheme> schemes) {
  std::vector<Complaint> found;
  for (const AreaScheme& scheme : schemes) {
    if (scheme.parent_scheme.empty()) continue;
    const AreaScheme* const above = find_scheme(schemes, scheme.parent_scheme);
    if (above == nullptr) {
      found.push_back(
          {"links", fmt::format("scheme {} lies under {}, which is not there", scheme.code, scheme.parent_scheme)});
      continue;
    }
    for (const Area& area : scheme.areas) {
      if (!has_area(*above, area.parent)) {
        found.push_back({"links", fmt::format("area {} {} has no parent in {}", scheme.code, area.code, above->code)});
      }
    }
  }
  return found;
}

std::vector<Complaint> complaints(const CasebookView& view) {
  std::vector<Complaint> all = complaints_of_schemes(view.schemes);
  append(all, complaints_of_sources(view.sources));
  append(all, complaints_of_problems(view.problems, view.actions));
  append(all, complaints_of_actions(view.actions, view.problems));
  append(all, complaints_of_pledges(view));
  return all;
}

}  // namespace tryggkarta::casebook
