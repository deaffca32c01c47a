// What a basemap draws: kinds, ranks, and one thing with its shape on the grid of zoom 14.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/place/grid_coverage.hpp"

namespace tryggkarta::basemap {

/// In the order in which a tile holds them.
enum class Kind : std::uint8_t { green, water, waterway, building, rail, street, place };
inline constexpr std::size_t kKinds = 7;
/// The attribute `class`.
std::string_view name_of(Kind kind);

/// Of streets and places, the least of them first.
enum class Rank : std::uint8_t { none, path, minor, major, neighbourhood, village, suburb, town, city };
inline constexpr std::size_t kRanks = 9;
/// The attribute `rank`; empty for none.
std::string_view name_of(Rank rank);

enum class Form { areas, lines, point };
Form form_of(Kind kind);

/// How something is drawn: what it is, and the lowest zoom that shows it.
struct Drawing {
  Kind kind;
  Rank rank = Rank::none;
  int from_zoom = 0;
  friend bool operator==(const Drawing&, const Drawing&) = default;
};

/// One thing. Areas are rings as place::oriented gives them, a point is one part of one vertex.
struct Feature {
  Drawing drawing;
  std::string name;  ///< of places alone
  std::vector<std::vector<place::GridPoint>> parts;
};

/// The box around all parts.
place::GridBox box_of(const std::vector<std::vector<place::GridPoint>>& parts);

}  // namespace tryggkarta::basemap
