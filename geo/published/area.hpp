// Areas, categories and sources as anyone may see them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/place/polygon.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::published {

/// The levels of a city's division, coarsest first. The order is the order of the enumerators.
enum class AreaLevel { stadsomrade, mellanomrade, primaromrade, basomrade };

struct Area {
  std::uint32_t id = 0;  ///< feature id, unique in the edition and stable between editions
  std::string code;      ///< as the city writes it; means nothing without its scheme
  std::string name;
  std::string slug;    ///< of the name, for addresses: "sodra-angered"
  std::string parent;  ///< code in the parent scheme; empty for the top
  place::MultiPolygon<place::LonLat> geometry;
  place::LonLat label{};  ///< a point well inside
  double land_km2 = 0;
  /// Inhabitants by year, oldest first.
  std::vector<std::pair<int, double>> population;
};

/// One division of the city, in force from a day to a day.
struct Scheme {
  std::string code;
  std::string title;
  AreaLevel level = AreaLevel::mellanomrade;
  std::string parent_scheme;  ///< empty for the top
  std::optional<time::Day> valid_from;
  std::optional<time::Day> valid_to;  ///< first day on which it is no longer in force
  std::string attribution;            ///< whom to name for the borders; may be empty
  std::vector<Area> areas;            ///< sorted by code
  /// Inhabitants who have no area in this scheme, by year.
  std::vector<std::pair<int, double>> unplaced_population;
};

struct Category {
  std::string code;
  std::string title;  ///< Swedish
  std::string title_english;
  std::string parent;      ///< empty for `all`
  bool sensitive = false;  ///< känslig: never below stadsområde × year
  bool proactive = false;  ///< ingripandebrott: found by looking
};

struct Source {
  std::string name;
  std::string title;
  std::string owner;
  time::Day first;                      ///< first delivered day
  time::Day latest;                     ///< last delivered day
  std::vector<std::string> categories;  ///< codes that it can tell apart, sorted
};

}  // namespace tryggkarta::published
