#include "geo/basemap/feature.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace tryggkarta::basemap {

namespace {

constexpr std::array<std::string_view, kKinds> kKindNames{"green", "water",  "waterway", "building",
                                                          "rail",  "street", "place"};
constexpr std::array<std::string_view, kRanks> kRankNames{"",        "path",   "minor", "major", "neighbourhood",
                                                          "village", "suburb", "town",  "city"};

}  // namespace

std::string_view name_of(Kind kind) { return kKindNames.at(static_cast<std::size_t>(kind)); }
std::string_view name_of(Rank rank) { return kRankNames.at(static_cast<std::size_t>(rank)); }

Form form_of(Kind kind) {
  switch (kind) {
    case Kind::green:
    case Kind::water:
    case Kind::building: return Form::areas;
    case Kind::waterway:
    case Kind::rail:
    case Kind::street: return Form::lines;
    case Kind::place: return Form::point;
  }
  return Form::point;
}

place::GridBox box_of(const std::vector<std::vector<place::GridPoint>>& parts) {
  constexpr auto kLeast = std::numeric_limits<std::int32_t>::min();
  constexpr auto kMost = std::numeric_limits<std::int32_t>::max();
  place::GridBox box{kMost, kMost, kLeast, kLeast};
  for (const auto& part : parts) {
    for (const place::GridPoint& vertex : part) {
      box = {std::min(box.min_x, vertex.x), std::min(box.min_y, vertex.y), std::max(box.max_x, vertex.x),
             std::max(box.max_y, vertex.y)};
    }
  }
  return box;
}

}  // namespace tryggkarta::basemap
