// Where land ends in the demonstration city, drawn by hand from memory: a sketch, not a survey.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "geo/place/coordinate.hpp"

namespace tryggkarta::demo {

/// The city limit and its coasts as one closed line of straight strokes; the river flows inside it.
std::span<const place::Metric> city_limit();

/// A stroke's end, and how far the water reaches to each side of it.
struct WaterPoint {
  place::Metric at;
  double half_width;
};
/// Göta älv from the fork above the city to the sea, then the harbour basins.
const std::vector<std::vector<WaterPoint>>& waters();

/// An ellipse before the coast is roughened.
struct Island {
  place::Metric centre;
  double half_length;
  double half_width;
  place::Metric direction;   ///< of its length; of length 1
  std::string_view primary;  ///< the primärområde it belongs to
};
std::span<const Island> islands();

}  // namespace tryggkarta::demo
