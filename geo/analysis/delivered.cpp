#include "geo/analysis/delivered.hpp"

#include <algorithm>

namespace tryggkarta::analysis {

std::int32_t number_of(time::Day day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }
time::Day day_at(std::int32_t number) { return time::Day{std::chrono::days{number}}; }

std::optional<DayStretch> delivered(const casebook::CasebookView& view, const IncidentFilter& filter) {
  std::optional<DayStretch> days;
  for (std::uint16_t i = 0; i < view.sources.size(); ++i) {
    const auto& source = view.sources[i];
    const bool is_asked = filter.sources.empty() || std::binary_search(filter.sources.begin(), filter.sources.end(), i);
    if (!is_asked || !source.first_day || !source.last_day) continue;
    const DayStretch own{number_of(*source.first_day), number_of(*source.last_day)};
    days = days ? DayStretch{std::min(days->first, own.first), std::max(days->last, own.last)} : own;
  }
  return days;
}

std::int32_t last_day_of(const casebook::CasebookView& view, const IncidentFilter& filter) {
  const auto days = delivered(view, filter);
  return days ? std::min(filter.last_day, days->last) : filter.last_day;
}

}  // namespace tryggkarta::analysis
