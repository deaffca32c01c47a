// The invariants of domain.md § 5.3 that a casebook can break, as functions that return complaints.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <span>
#include <string>
#include <vector>

#include "geo/casebook/casebook.hpp"

namespace tryggkarta::casebook {

/// One broken or weak link, for those who work with the casebook.
struct Complaint {
  std::string rule;  ///< "I4", "I5" …; "links" for a missing link that no invariant forbids
  std::string text;  ///< one sentence that names the object by its key
};

/// Whether a decision stands behind it: neither a proposal nor broken off.
bool is_decided(const Action& action);
bool is_decided(const Problem& problem);

/// I6, and problems without any action.
std::vector<Complaint> complaints_of_problems(std::span<const Problem> problems, std::span<const Action> actions);
/// I4 and I5, actions without a problem, and actions that end before they start.
std::vector<Complaint> complaints_of_actions(std::span<const Action> actions, std::span<const Problem> problems);
/// I10, and pledges for areas that no scheme has.
std::vector<Complaint> complaints_of_pledges(const CasebookView& view);
/// I14: sources whose controller, purpose or retention is not decided. P10: retentions that cannot be understood, and
/// those without the decision that they rest on.
std::vector<Complaint> complaints_of_sources(std::span<const Source> sources);
/// Areas without a parent in the scheme above theirs.
std::vector<Complaint> complaints_of_schemes(std::span<const AreaScheme> schemes);

/// All of the above.
std::vector<Complaint> complaints(const CasebookView& view);

}  // namespace tryggkarta::casebook
