// The sources of the demonstration city.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <span>
#include <vector>

#include "geo/casebook/incident.hpp"
#include "geo/demo/incidents.hpp"

namespace tryggkarta::demo {

/// One decided source for each list of events, sorted by name; its categories are those of its events, and it has
/// delivered every day up to `days.end`.
std::vector<casebook::Source> make_sources(std::span<const DemoIncidents> incidents, const DemoDays& days);

}  // namespace tryggkarta::demo
