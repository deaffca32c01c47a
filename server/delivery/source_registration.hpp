// What an import settles of a store before its rows: the source that it names, and in which metres all is measured.
#pragma once

#include "geo/casebook/incident.hpp"

#include <string>
#include <vector>

#include "geo/store/store.hpp"

namespace tryggkarta::delivery {

/// Registers a source, or fills in what is not decided from `said` (a map's [source]). What is decided stays as it is,
/// but secrecy, which a map can raise. Returns warnings: what is "ej beslutat", and where the map says something else
/// than the store.
std::vector<std::string> register_source(store::Store& store, const std::string& name, const casebook::Source& said);

/// Sets the analysis CRS of a store that has none yet.
void settle_analysis_epsg(store::Store& store, int epsg);

}  // namespace tryggkarta::delivery
