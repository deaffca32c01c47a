// Which status may follow which: domain.md § 5.2.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <string_view>
#include <vector>

#include "geo/casebook/casework.hpp"

namespace tryggkarta::casebook {

/// What a step from one status to another takes.
enum class Step { refused, free, by_decision };

/// `free` too where nothing changes.
Step step_between(ProblemStatus from, ProblemStatus to);
Step step_between(ActionStatus from, ActionStatus to);

/// Every status that may follow, in the order of the enumerators.
std::vector<ProblemStatus> followers_of(ProblemStatus status);
std::vector<ActionStatus> followers_of(ActionStatus status);

}  // namespace tryggkarta::casebook
