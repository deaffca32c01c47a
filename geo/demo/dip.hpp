// What an action does to the events around it.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <span>
#include <string>
#include <vector>

#include "geo/casebook/casework.hpp"
#include "geo/place/coordinate.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::demo {

/// A share of the events of some categories that does not happen near a place from a day on.
struct Dip {
  place::Metric centre;
  double reach;  ///< metres
  std::vector<std::string> categories;
  time::Day from;
  double share;
};

/// The modest dips that the started actions make around their problems.
std::vector<Dip> dips_of(std::span<const casebook::Problem> problems, std::span<const casebook::Action> actions);

}  // namespace tryggkarta::demo
