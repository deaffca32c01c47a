// The columns that a rejects file adds to those of its source.
#pragma once

#include <string_view>

namespace tryggkarta::import {

inline constexpr std::string_view kLineColumn{"_rad"};
inline constexpr std::string_view kFieldColumn{"_fält"};
inline constexpr std::string_view kReasonColumn{"_orsak"};

/// Whether a column was added by us, so that a mended rejects file can be imported as it is.
constexpr bool is_rejects_column(std::string_view name) {
  return name == kLineColumn || name == kFieldColumn || name == kReasonColumn;
}

}  // namespace tryggkarta::import
