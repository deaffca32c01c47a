// The made-up events of the demonstration city.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "geo/casebook/incident.hpp"
#include "geo/demo/dip.hpp"
#include "geo/demo/land_raster.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::demo {

/// The events of one source, oldest first, each with a key.
struct DemoIncidents {
  std::string source;
  std::vector<casebook::Incident> rows;
};

/// The days that the sources have delivered: [first, end), and from when the contact centre does.
struct DemoDays {
  time::Day first;
  time::Day contact_centre;
  time::Day end;
};

/// Events with the rhythms, hot places and trends of category_profiles(), fewer where a dip says so. Equal arguments
/// give equal events on every machine. Throws Error(unavailable) when the system does not know the city's time zone.
std::vector<DemoIncidents> make_incidents(std::uint64_t seed, const DemoDays& days, const LandRaster& land,
                                          std::span<const Dip> dips);

}  // namespace tryggkarta::demo
