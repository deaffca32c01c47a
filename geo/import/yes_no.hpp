// Yes and no as tables write them.
#pragma once

#include <optional>
#include <string_view>

#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

/// "ja", "j", "x", "yes", "true", "sant", "1" and "nej", "n", "no", "false", "falskt", "0", "": nothing for anything
/// else.
inline std::optional<bool> parse_yes_no(std::string_view text) {
  const std::string word = lower_case(trimmed(text));
  for (const std::string_view yes : {"ja", "j", "x", "yes", "true", "sant", "1"}) {
    if (word == yes) return true;
  }
  for (const std::string_view no : {"", "nej", "n", "no", "false", "falskt", "0"}) {
    if (word == no) return false;
  }
  return std::nullopt;
}

}  // namespace tryggkarta::import
