// Words of an enumeration, in the order of its enumerators.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "geo/casebook/folded_words.hpp"

namespace tryggkarta::casebook {

template <std::size_t n>
using WordList = std::array<std::string_view, n>;

template <class Value, std::size_t n>
std::string_view word_in(const WordList<n>& words, Value value) {
  return words.at(static_cast<std::size_t>(value));
}

/// Also without the dots and rings of å, ä, ö and in any case.
template <class Value, std::size_t n>
std::optional<Value> parse_word(const WordList<n>& words, std::string_view text) {
  const std::string wanted = folded(text);
  for (std::size_t position = 0; position < n; ++position) {
    if (folded(words[position]) == wanted) return static_cast<Value>(position);
  }
  return std::nullopt;
}

}  // namespace tryggkarta::casebook
