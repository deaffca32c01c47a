// Places where much happens because many people pass: squares, stops, shopping streets.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "geo/place/coordinate.hpp"

namespace tryggkarta::demo {

enum class HotKind : std::uint8_t { hub, shops, nightlife, square, park };
inline constexpr std::size_t kHotKinds = 5;

struct HotPlace {
  std::string_view name;
  place::Metric at;  ///< EPSG:3007, to the nearest 10 m
  HotKind kind;
  int weight;  ///< made up; the busiest has 100
};

std::span<const HotPlace> hot_places();
/// Throws Error(broken) for a name that is not there.
const HotPlace& hot_place(std::string_view name);

}  // namespace tryggkarta::demo
