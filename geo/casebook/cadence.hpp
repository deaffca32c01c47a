// How often a source is expected, in the words of who decided it, and whether it is late.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <optional>
#include <string_view>

#include "geo/casebook/incident.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

/// "varje vecka", "månadsvis", "kvartal", "varannan vecka", "daily", "yearly" → days. Nothing for other words.
std::optional<int> days_between_deliveries(std::string_view cadence);

/// Whether a delivery is missing: more than one and a half times the days between two have passed since the last
/// delivered day. Nothing where the cadence is not known, or nothing was delivered.
std::optional<bool> is_late(const Source& source, time::Day today);

}  // namespace tryggkarta::casebook
