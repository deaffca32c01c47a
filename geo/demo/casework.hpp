// The problems, actions and pledges of the demonstration city. All made up; dated so that they hang together today.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <vector>

#include "geo/casebook/casework.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::demo {

/// Areas around hot places, in every status, sorted by key; the one that is only proposed is not public.
std::vector<casebook::Problem> make_problems(time::Day today);

/// Points, lines and areas near the problems they answer, sorted by key; what is proposed or broken off is not public.
std::vector<casebook::Action> make_actions(time::Day today);

/// Pledges of last year, with their outcomes, and of this year, sorted by key; a draft is not public.
std::vector<casebook::Pledge> make_pledges(time::Day today);

}  // namespace tryggkarta::demo
