// A source that an import names: registered when it is new, completed where something was missing.
#pragma once

#include "geo/casebook/incident.hpp"

#include <string>
#include <vector>

#include "geo/store/store.hpp"

namespace tryggkarta::commands {

/// Registers a source, or fills in what is not decided from `said` (a map's [source]). What is decided stays as it is,
/// but secrecy, which a map can raise. Returns warnings: what is "ej beslutat", and where the map says something else than the store.
std::vector<std::string> register_source(store::Store& store, const std::string& name, const casebook::Source& said);

}  // namespace tryggkarta::commands
