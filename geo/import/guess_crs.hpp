// In which system the coordinates of a file are, by where they then lie.
#pragma once

#include "geo/casebook/incident.hpp"

#include <optional>
#include <vector>

#include "geo/import/guess_columns.hpp"
#include "geo/import/incident_parser.hpp"

namespace tryggkarta::import {

struct GuessedCrs {
  std::optional<int> epsg;
  /// The coordinates fit `epsg` when east and north change places, and as they are written none.
  bool is_swapped = false;
  Reason reason;  ///< of "crs": why, or what is the matter
};

/// `points` as x and y stand in the file. Tries what the city's own files are in, degrees, the Swedish systems and Web
/// Mercator; more than half of the points must lie near the city, or, where it has no areas yet, in Sweden.
GuessedCrs guess_crs(const std::vector<place::Position>& points, const KnownCity& city);

}  // namespace tryggkarta::import
