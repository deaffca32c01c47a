// The days that sources have delivered.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <optional>

#include "geo/analysis/incident_filter.hpp"

namespace tryggkarta::analysis {

/// Days since 1970-01-01 and days, there and back.
std::int32_t number_of(time::Day day);
time::Day day_at(std::int32_t number);

/// From the first to the last day of the sources that a filter takes: of a granted one those within the right, so that
/// nothing tells of the others. Nothing where none has delivered.
std::optional<DayStretch> delivered(const casebook::CasebookView& view, const IncidentFilter& filter);

/// The last day of a filter that has been delivered; its own last day where none has.
std::int32_t last_day_of(const casebook::CasebookView& view, const IncidentFilter& filter);

}  // namespace tryggkarta::analysis
