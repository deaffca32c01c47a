// Problems, actions and pledges as parts of pages.
#pragma once

#include <vector>

#include "server/public/pages/view.hpp"

namespace tryggkarta::pages {

/// The notices that concern an area, or all of them.
struct Notices {
  std::vector<const published::ProblemNotice*> problems;
  std::vector<const published::ActionNotice*> actions;
  std::vector<const published::PledgeNotice*> pledges;
};
Notices notices_in(const published::Edition& edition, const published::Scheme& scheme, const published::Area& area);
Notices all_notices(const published::Edition& edition);

/// Whether a problem is still worked on.
enum class ProblemState { open, closed };
ProblemState state_of(const published::ProblemNotice& problem);

/// The problem in its own words, who decided and when.
void add_problem(Html& html, const View& view, const published::ProblemNotice& problem);
/// Status, action and who does it, until when, result: one row an action.
void add_action_table(Html& html, const View& view, const std::vector<const published::ActionNotice*>& actions);
/// Year, state, promise, outcome against target with a bar. The outcome never stands without its target.
void add_pledge_card(Html& html, const View& view, const published::PledgeNotice& pledge);

/// "Prioriterat", "Analyseras": the state of a problem in words.
std::string problem_status(const Words& words, std::string_view status);
/// "Infriat", "Pågår": the state of a pledge in words.
std::string pledge_status(const Words& words, std::string_view status);

}  // namespace tryggkarta::pages
