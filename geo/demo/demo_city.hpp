// The made-up city that `demo` serves: real names and codes, borders and everything else invented.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <vector>

#include "geo/casebook/area.hpp"
#include "geo/casebook/casebook.hpp"
#include "geo/casebook/casework.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/demo/incidents.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::demo {

/// All that a store needs to show a city, with the default categories.
struct DemoCity {
  casebook::City city;
  std::vector<casebook::AreaScheme> schemes;  ///< sorted by code
  std::vector<casebook::Denominator> denominators;
  std::vector<casebook::Source> sources;  ///< sorted by name
  std::vector<DemoIncidents> incidents;   ///< one list a source
  std::vector<casebook::Problem> problems;
  std::vector<casebook::Action> actions;
  std::vector<casebook::Pledge> pledges;
};

/// A believable Göteborg: five years of events that end yesterday, beginning with a whole year (from 2021 on, when the
/// areas came into force). Made up and marked so. The same seed and day give the same city on every machine; the
/// borders are always the same. Throws Error(unavailable) without the zone Europe/Stockholm.
DemoCity make_city(std::uint64_t seed, time::Day today);

}  // namespace tryggkarta::demo
