// On which day and at what hour something happens.
#pragma once

#include <chrono>
#include <cstdint>

#include "geo/demo/category_profile.hpp"
#include "geo/demo/chance.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::demo {

/// A time of the city's own clock, and how long it may have lasted.
struct Moment {
  std::chrono::local_seconds from;
  std::chrono::local_seconds to;
};

/// Draws moments of one kind of event in [first, end): by season, weekday, hour, trend and days of their own.
class DayChoice {
 public:
  DayChoice(const CategoryProfile& profile, time::Day first, time::Day end);

  /// How many events the profile expects in all these days.
  int expected() const { return expected_; }
  Moment pick(Chance& chance) const;

 private:
  const CategoryProfile& profile_;
  time::Day first_;
  time::Day end_;
  WeightedChoice days_;
  WeightedChoice hours_;
  int expected_;
};

}  // namespace tryggkarta::demo
