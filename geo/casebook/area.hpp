// Area schemes as the casebook holds them: in metres, with parents and denominators.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/place/polygon.hpp"
#include "geo/published/area.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

using published::AreaLevel;

/// Område. One area of a scheme; code and name exactly as the city's file writes them.
struct Area {
  std::string code;
  std::string name;
  std::string parent;  ///< code in the parent scheme; empty for the top
  place::MultiPolygon<place::Metric> geometry;
  double land_km2 = 0;   ///< computed, never imported
  std::uint32_t id = 0;  ///< given by the store, unique among all schemes, stable; 0 before
};

/// Indelning. A division of the city, in force [valid_from, valid_to).
struct AreaScheme {
  std::string code;
  std::string title;
  AreaLevel level = AreaLevel::mellanomrade;
  std::string parent_scheme;  ///< empty for the top
  std::optional<time::Day> valid_from;
  std::optional<time::Day> valid_to;
  int source_epsg = 0;      ///< CRS of the file it came from
  std::string attribution;  ///< whom to name for the borders
  std::vector<Area> areas;  ///< sorted by code

  bool in_force_on(time::Day day) const {
    return (!valid_from || *valid_from <= day) && (!valid_to || day < *valid_to);
  }
};

/// Nämnare. What a rate is divided by; `area` is empty for people without an area of the scheme.
struct Denominator {
  std::string scheme;
  std::string area;
  int year = 0;
  std::string kind;  ///< population (others come later)
  double value = 0;
};

}  // namespace tryggkarta::casebook
