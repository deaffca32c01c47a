#include "geo/import/number_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

namespace {

constexpr std::size_t kLongest = 64;

/// The text without the blanks between thousands, and with a plain minus; empty when it is too long for a number.
struct Plain {
  std::array<char, kLongest> bytes;
  std::size_t size = 0;
  bool fits = true;
  void add(char c) {
    if (size == kLongest) {
      fits = false;
    } else {
      bytes[size++] = c;
    }
  }
  std::string_view text() const { return {bytes.data(), size}; }
};

struct Spelled {
  std::string_view wide;
  char plain;  // 0: nothing
};
constexpr std::array<Spelled, 4> kWideCharacters{
    {{"\xC2\xA0", 0}, {"\xE2\x80\xAF", 0}, {"\xE2\x80\x89", 0}, {"\xE2\x88\x92", '-'}}};

Plain plain_of(std::string_view text) {
  Plain plain;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) > 0x7F) {
      bool known = false;
      for (const auto& [wide, replacement] : kWideCharacters) {
        if (text.substr(i, wide.size()) != wide) continue;
        if (replacement != 0) plain.add(replacement);
        i += wide.size();
        known = true;
        break;
      }
      if (!known) return plain.fits = false, plain;
    } else {
      if (text[i] != ' ') plain.add(text[i]);
      ++i;
    }
  }
  return plain;
}

/// Marks that stand before groups of three digits: "1.234.567".
bool groups_thousands(std::string_view text, char mark) {
  std::size_t at = text.find(mark);
  if (at == 0) return false;
  while (at != std::string_view::npos) {
    const std::size_t following = text.find(mark, at + 1);
    const std::size_t end =
        std::min(following == std::string_view::npos ? text.size() : following, text.find_first_of(",.", at + 1));
    if (end - at != 4 && !(end == std::string_view::npos && text.size() - at == 4)) return false;
    at = following;
  }
  return true;
}

}  // namespace

std::optional<double> parse_number(std::string_view text, DecimalMark mark) {
  Plain plain = plain_of(trimmed(text));
  if (!plain.fits || plain.size == 0) return std::nullopt;
  if (mark == DecimalMark::either) {
    const bool has_comma = plain.text().find(',') != std::string_view::npos;
    mark = has_comma ? DecimalMark::comma : DecimalMark::point;
  }
  const char decimal = mark == DecimalMark::comma ? ',' : '.';
  const char other = mark == DecimalMark::comma ? '.' : ',';
  const bool grouped = plain.text().find(other) != std::string_view::npos;
  if (grouped && !groups_thousands(plain.text(), other)) return std::nullopt;

  Plain number;
  for (const char c : plain.text()) {
    if (c != other) number.add(c == decimal ? '.' : c);
  }
  std::string_view digits = number.text();
  if (digits.starts_with('+')) digits.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace tryggkarta::import
