// A first field map for a file that nobody has described: each guess with its reason, for a person to correct.
#pragma once

#include "geo/casebook/incident.hpp"

#include <vector>

#include "geo/import/guess_columns.hpp"
#include "geo/import/guess_crs.hpp"
#include "geo/import/incident_parser.hpp"
#include "geo/import/table_sample.hpp"

namespace tryggkarta::import {

struct GuessedMap {
  FieldMap map;
  std::vector<Reason> reasons;
  /// What stops the file from being read by this map: no time (an aggregated table), swapped axes, no known system.
  std::vector<Reason> troubles;
};

/// Guesses columns, decimal mark, system of coordinates, precision and our categories. Nothing is ever swapped: what
/// shows as swapped is a trouble. A map with troubles is incomplete.
GuessedMap guess_map(const TableSample& sample, const KnownCity& city);

/// The system of a map's coordinates, judged by the rows of a sample; nothing where it names no coordinates, or where
/// the file says its system itself.
std::optional<GuessedCrs> crs_of_sample(const TableSample& sample, const FieldMap& map, const KnownCity& city);

}  // namespace tryggkarta::import
