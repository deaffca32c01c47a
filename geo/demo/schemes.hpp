// The three divisions of the demonstration city and their inhabitants.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <vector>

#include "geo/casebook/area.hpp"
#include "geo/demo/land_raster.hpp"

namespace tryggkarta::demo {

/// MO2021, PRI2021 and SO2021 with parents and borders, EPSG:3007. Upper borders are pieces of the lower ones,
/// vertex by vertex.
std::vector<casebook::AreaScheme> make_schemes(const LandRaster& land);

/// Inhabitants of every area of the three schemes for the years [2021, last_year], and of those without an area.
/// Upper levels are the sums of their children.
std::vector<casebook::Denominator> make_population(int last_year);

}  // namespace tryggkarta::demo
