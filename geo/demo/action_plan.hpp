// An action of the demonstration city as one line of a table.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <optional>
#include <vector>

#include "geo/casebook/casework.hpp"

namespace tryggkarta::demo {

/// Who does what kind of thing, and with whom.
struct Work {
  const char* kind;     ///< social, situationell
  const char* horizon;  ///< kort, lång
  const char* responsible;
  const char* parties;
};

/// What it shall give and what it has given.
struct Yield {
  const char* unit;
  double target;
  std::optional<double> outcome;
  const char* result = "";
};

struct ActionPlan {
  const char* key;
  const char* problem;
  casebook::ActionStatus status;
  int start_days_ago;  ///< negative: it is still to come
  int lasts_days;
  const char* title;
  const char* text;
  Work work;
  Yield yield;
  place::Shape<place::Metric> shape;
};

/// What is done in each stadsområde.
std::vector<ActionPlan> actions_in_centrum();
std::vector<ActionPlan> actions_in_nordost();
std::vector<ActionPlan> actions_on_hisingen();
std::vector<ActionPlan> actions_in_sydvast();

}  // namespace tryggkarta::demo
