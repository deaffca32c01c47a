// Which links of a problem's chain are there, and which are missing or late.
#pragma once

#include <string>
#include <vector>

#include "server/chain/chain_book.hpp"

namespace tryggkarta::chain {

/// What each link joins.
enum class LinkKind { decision, cause, evidence, aim, action, plan, evaluation, feedback };

/// One link that there should be. `cause` and `action` are what it is about, where it is about one of them.
struct Link {
  LinkKind kind;
  bool is_there;
  const casebook::Cause* cause = nullptr;
  const casebook::Action* action = nullptr;
};

/// In the order of the chain: the decision that prioritised it; a cause, and evidence of each; an action, and the plan
/// of each for its evaluation; the evaluation of each that has ended; public words. Actions that were broken off ask
/// for nothing.
std::vector<Link> links_of(const ChainBook& book, const casebook::Problem& problem);
std::size_t links_there(const std::vector<Link>& links);

/// Past its end and neither carried out nor broken off.
bool is_late(const casebook::Action& action, time::Day today);
/// Decided, and carried out or past its end, without an evaluation.
bool lacks_evaluation(const ChainBook& book, const casebook::Action& action);

/// What work without links there is, for those who plan.
struct LooseEnds {
  std::vector<const casebook::Problem*> without_action;  ///< open ones
  std::vector<const casebook::Action*> without_problem;
  std::vector<const casebook::Action*> late;
  std::vector<const casebook::Action*> without_evaluation;
};
LooseEnds loose_ends_of(const ChainBook& book);

}  // namespace tryggkarta::chain
