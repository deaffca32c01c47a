// When a feature is: the days that `datetime` is compared with.
#pragma once

#include "geo/published/area.hpp"
#include "geo/published/notice.hpp"
#include "server/public/day_range.hpp"

namespace tryggkarta::public_routes {

/// The days on which the division is in force.
DayRange days_of(const published::Scheme& scheme);
/// From the decision on.
DayRange days_of(const published::ProblemNotice& problem);
/// From start to end.
DayRange days_of(const published::ActionNotice& action);
/// The year of the pledge.
DayRange days_of(const published::PledgeNotice& pledge);

}  // namespace tryggkarta::public_routes
