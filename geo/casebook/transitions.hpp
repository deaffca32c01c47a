// Which status may follow which: domain.md § 5.2.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <string_view>
#include <vector>

#include "geo/casebook/casework.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"

namespace tryggkarta::casebook {

/// What a step from one status to another takes.
enum class Step { refused, free, by_decision };

/// `free` too where nothing changes.
Step step_between(ProblemStatus from, ProblemStatus to);
Step step_between(ActionStatus from, ActionStatus to);
Step step_between(PledgeStatus from, PledgeStatus to);
Step step_between(ReportStatus from, ReportStatus to);
Step step_between(MeetingStatus from, MeetingStatus to);
Step step_between(TaskStatus from, TaskStatus to);

/// Every status that may follow, in the order of the enumerators.
std::vector<ProblemStatus> followers_of(ProblemStatus status);
std::vector<ActionStatus> followers_of(ActionStatus status);
std::vector<PledgeStatus> followers_of(PledgeStatus status);
std::vector<ReportStatus> followers_of(ReportStatus status);
std::vector<MeetingStatus> followers_of(MeetingStatus status);
std::vector<TaskStatus> followers_of(TaskStatus status);

}  // namespace tryggkarta::casebook
