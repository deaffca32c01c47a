// A field map as the text that parse_field_map reads.
#pragma once

#include "geo/casebook/incident.hpp"

#include <string>

#include "geo/import/field_map.hpp"

namespace tryggkarta::import {

/// TOML: how a file is written, [columns], [category], [place_type]. Without [source], which the store knows.
std::string toml_of(const FieldMap& map);

}  // namespace tryggkarta::import
