#include "server/chain/links.hpp"

#include <algorithm>

#include "geo/casebook/rules.hpp"

namespace tryggkarta::chain {

namespace {

using casebook::Action;
using casebook::ActionStatus;
using casebook::Problem;
using casebook::ProblemStatus;

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

bool is_carried_out(const Action& action) {
  return action.status == ActionStatus::genomford || action.status == ActionStatus::uppfoljd ||
         action.status == ActionStatus::avslutad;
}

bool is_broken_off(const Action& action) { return action.status == ActionStatus::avbruten; }

bool has_ended(const Action& action, time::Day today) { return action.end && *action.end < today; }

bool wants_evaluation(const Action& action, time::Day today) {
  return casebook::is_decided(action) && (is_carried_out(action) || has_ended(action, today));
}

void add_causes(const ChainBook& book, const Problem& problem, std::vector<Link>& links) {
  const auto causes = book.causes_of(problem);
  links.push_back({LinkKind::cause, !causes.empty()});
  for (const auto* cause : causes) {
    links.push_back({LinkKind::evidence, !is_blank(cause->evidence), cause});
    const auto actions = book.actions_for(*cause);
    const bool is_met =
        std::any_of(actions.begin(), actions.end(), [](const Action* each) { return !is_broken_off(*each); });
    links.push_back({LinkKind::aim, is_met, cause});
  }
}

void add_actions(const ChainBook& book, const Problem& problem, std::vector<Link>& links) {
  auto actions = book.actions_of(problem);
  std::erase_if(actions, [](const Action* action) { return is_broken_off(*action); });
  links.push_back({LinkKind::action, !actions.empty()});
  for (const auto* action : actions) {
    links.push_back({LinkKind::plan, !is_blank(action->evaluation_plan), nullptr, action});
    if (wants_evaluation(*action, book.today))
      links.push_back({LinkKind::evaluation, !book.evaluations_of(*action).empty(), nullptr, action});
  }
}

}  // namespace

std::vector<Link> links_of(const ChainBook& book, const Problem& problem) {
  std::vector<Link> links{{LinkKind::decision, casebook::is_decided(problem)}};
  add_causes(book, problem, links);
  add_actions(book, problem, links);
  links.push_back({LinkKind::feedback, problem.words.is_public && !is_blank(problem.words.title)});
  return links;
}

std::size_t links_there(const std::vector<Link>& links) {
  return static_cast<std::size_t>(
      std::count_if(links.begin(), links.end(), [](const Link& link) { return link.is_there; }));
}

bool is_late(const Action& action, time::Day today) {
  return has_ended(action, today) && !is_carried_out(action) && !is_broken_off(action);
}

bool lacks_evaluation(const ChainBook& book, const Action& action) {
  return wants_evaluation(action, book.today) && book.evaluations_of(action).empty();
}

LooseEnds loose_ends_of(const ChainBook& book) {
  LooseEnds ends;
  for (const Problem& problem : book.problems) {
    const auto actions = book.actions_of(problem);
    const bool has_action =
        std::any_of(actions.begin(), actions.end(), [](const Action* each) { return !is_broken_off(*each); });
    if (!has_action && problem.status != ProblemStatus::avslutat) ends.without_action.push_back(&problem);
  }
  for (const Action& action : book.actions) {
    // A problem that lies where the grant does not see is a problem all the same.
    const bool is_loose = action.problem.empty() || (book.is_whole_city && book.problem(action.problem) == nullptr);
    if (is_loose && !is_broken_off(action)) ends.without_problem.push_back(&action);
    if (is_late(action, book.today)) ends.late.push_back(&action);
    if (lacks_evaluation(book, action)) ends.without_evaluation.push_back(&action);
  }
  return ends;
}

}  // namespace tryggkarta::chain
