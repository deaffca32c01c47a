// Facts about Göteborg that anyone may restate: names, codes, what lies in what, roughly where and how many people.
#pragma once

#include <span>
#include <string_view>

#include "geo/place/coordinate.hpp"

namespace tryggkarta::demo {

struct CityArea {
  std::string_view code;
  std::string_view name;
};

struct MiddleArea {
  std::string_view code;
  std::string_view name;
  std::string_view parent;
};

struct PrimaryArea {
  std::string_view code;
  std::string_view name;
  std::string_view parent;
  place::Metric about;  ///< a point well inside, EPSG:3007, to the nearest 10 m
  int population;       ///< about, in 2026
  int pull;             ///< made up: events an inhabitant in relation to the city's mean, in per cent
};

/// The 4 stadsområden, 36 mellanområden and 96 primärområden of 2021, each sorted by code.
std::span<const CityArea> city_areas();
std::span<const MiddleArea> middle_areas();
std::span<const PrimaryArea> primary_areas();

/// Position of an area in one of the lists above; throws Error(broken) for a code that is not there.
std::size_t middle_area_position(std::string_view code);
std::size_t primary_area_position(std::string_view code);

}  // namespace tryggkarta::demo
