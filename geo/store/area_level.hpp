// The words for the levels of a city's division, as columns and ledger spell them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "geo/published/area.hpp"

namespace tryggkarta::store {

// In the order of the enumerators.
inline constexpr std::array<std::string_view, 4> kLevelNames{"stadsomrade", "mellanomrade", "primaromrade",
                                                             "basomrade"};

inline std::string_view name_of(published::AreaLevel level) { return kLevelNames.at(static_cast<std::size_t>(level)); }

/// Nothing when the word is none of the four.
inline std::optional<published::AreaLevel> parse_level(std::string_view name) {
  for (std::size_t position = 0; position < kLevelNames.size(); ++position) {
    if (kLevelNames[position] == name) return static_cast<published::AreaLevel>(position);
  }
  return std::nullopt;
}

}  // namespace tryggkarta::store
