#include "server/public/feature_days.hpp"

namespace tryggkarta::public_routes {

namespace chrono = std::chrono;

DayRange days_of(const published::Scheme& scheme) {
  DayRange days{scheme.valid_from, scheme.valid_to};
  if (days.last) *days.last -= chrono::days{1};
  return days;
}

DayRange days_of(const published::ProblemNotice& problem) { return {problem.since, std::nullopt}; }

DayRange days_of(const published::ActionNotice& action) { return {action.start, action.end}; }

DayRange days_of(const published::PledgeNotice& pledge) {
  const chrono::year year{pledge.year};
  return {time::Day{year / chrono::January / 1}, time::Day{year / chrono::December / 31}};
}

}  // namespace tryggkarta::public_routes
