// A table of inhabitants (or another base of rates) by area.
#pragma once

#include "geo/casebook/area.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "geo/import/refused_row.hpp"

namespace tryggkarta::import {

struct DenominatorRequest {
  std::string source;
  std::string layer;
  std::string code_field;
  std::string value_field;
  std::string kind;  ///< population
  int year = 0;
};

struct DenominatorImport {
  std::vector<casebook::Denominator> denominators;  ///< at most one without an area: what unknown codes sum to
  std::vector<std::int64_t> rows_of;                ///< rows of the file that each of them stands for
  std::vector<RefusedRow> refused;
  std::int64_t rows = 0;
  std::int64_t unplaced_rows = 0;
  std::vector<std::string> warnings;
};

/// Reads the values of one scheme. A code that no area has counts as without area, and a warning names it; "..",
/// negative values, empty and repeated codes are refused row by row. Throws Error(bad_input) when a field is not
/// there, when there are no rows, or when no code is an area of the scheme.
DenominatorImport read_denominators(const DenominatorRequest& request, const casebook::AreaScheme& scheme);

}  // namespace tryggkarta::import
