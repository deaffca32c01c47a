// A file with the borders of a city's division → an area scheme.
#pragma once

#include "geo/casebook/area.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tryggkarta::import {

/// What the person who imports says of the file.
struct AreaRequest {
  std::string source;
  std::string layer;
  std::string scheme;  ///< code of the scheme
  std::string title;
  std::string code_field;
  std::string name_field;     ///< empty: the code is the name
  std::string parent_scheme;  ///< empty: the top
  std::string parent_field;   ///< empty: computed
  std::optional<time::Day> valid_from;
  std::optional<time::Day> valid_to;
  std::optional<int> epsg;  ///< where the file does not say, or says it wrong
  std::optional<casebook::AreaLevel> level;
  std::string attribution;
};

struct AreaImport {
  casebook::AreaScheme scheme;     ///< areas sorted by code
  int analysis_epsg = 0;           ///< of its coordinates
  std::vector<std::string> notes;  ///< what was recognised, computed and repaired
};

/// Reads a scheme. `known` are the schemes of the store, the parent among them; `analysis_epsg` is the store's, or 0.
///
/// Throws Error(bad_input) with source, row and remedy: no CRS, swapped axes, a field that is not there, an empty code,
/// the same code twice, no polygon, damage beyond repair, a parent that does not fit, no areas at all.
AreaImport read_areas(const AreaRequest& request, const std::vector<casebook::AreaScheme>& known, int analysis_epsg);

/// "stadsomrade", "mellanomrade", "primaromrade", "basomrade".
std::string_view name_of(casebook::AreaLevel level);
std::optional<casebook::AreaLevel> parse_level(std::string_view name);

}  // namespace tryggkarta::import
