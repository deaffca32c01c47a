#include "geo/import/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace tryggkarta::import {

namespace {

// Windows-1252, 0x80–0x9F; the five bytes that it leaves open keep their control code, as browsers do.
constexpr std::array<std::uint16_t, 32> kWindows1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr std::string_view kNoBreakSpace{"\xC2\xA0"};

bool is_ascii_block(const char* bytes) {
  std::uint64_t block;
  std::memcpy(&block, bytes, sizeof block);
  return (block & 0x8080'8080'8080'8080ULL) == 0;
}

/// Length of the character that a byte begins; 0 where none can begin.
std::size_t length_begun_by(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

/// Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte (RFC 3629 § 4).
bool is_second_byte_of(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0: return second >= 0xA0 && second <= 0xBF;
    case 0xED: return second >= 0x80 && second <= 0x9F;
    case 0xF0: return second >= 0x90 && second <= 0xBF;
    case 0xF4: return second >= 0x80 && second <= 0x8F;
    default: return second >= 0x80 && second <= 0xBF;
  }
}

/// How many of the bytes agree with one character that begins at the first.
std::size_t agreeing_bytes(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  const std::size_t length = length_begun_by(lead);
  if (length < 2) return length;
  std::size_t agreeing = 1;
  while (agreeing < length && agreeing < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[agreeing]);
    const bool fits = agreeing == 1 ? is_second_byte_of(lead, byte) : (byte & 0xC0) == 0x80;
    if (!fits) break;
    ++agreeing;
  }
  return agreeing;
}

void append_utf8(std::string& text, std::uint16_t code) {
  if (code < 0x800) {
    text += static_cast<char>(0xC0 | (code >> 6));
  } else {
    text += static_cast<char>(0xE0 | (code >> 12));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
  }
  text += static_cast<char>(0x80 | (code & 0x3F));
}

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lower{text};
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto byte = static_cast<unsigned char>(lower[i]);
    if (byte >= 'A' && byte <= 'Z') lower[i] = static_cast<char>(byte + ('a' - 'A'));
    // U+00C0–U+00DE but for the multiplication sign: C3 80–9E → C3 A0–BE.
    if (byte == 0xC3 && i + 1 < lower.size()) {
      const auto second = static_cast<unsigned char>(lower[i + 1]);
      if (second >= 0x80 && second <= 0x9E && second != 0x97) lower[i + 1] = static_cast<char>(second + 0x20);
      ++i;
    }
  }
  return lower;
}

std::optional<Encoding> parse_encoding(std::string_view name) {
  std::string plain = lower_case(trimmed(name));
  std::erase_if(plain, [](char c) { return c == '-' || c == '_' || c == ' '; });
  if (plain == "utf8" || plain == "utf8sig") return Encoding::utf_8;
  for (const std::string_view latin : {"windows1252", "cp1252", "win1252", "iso88591", "latin1", "ansi"}) {
    if (plain == latin) return Encoding::windows_1252;
  }
  return std::nullopt;
}

std::string_view name_of(Encoding encoding) { return encoding == Encoding::utf_8 ? "utf-8" : "windows-1252"; }

std::size_t valid_utf8_length(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (at + 8 <= bytes.size() && is_ascii_block(bytes.data() + at)) {
      at += 8;
      continue;
    }
    const std::size_t length = length_begun_by(static_cast<unsigned char>(bytes[at]));
    if (length == 0 || agreeing_bytes(bytes.substr(at)) != length) return at;
    at += length;
  }
  return at;
}

bool may_be_cut_character(std::string_view bytes) {
  return !bytes.empty() && bytes.size() < 4 && agreeing_bytes(bytes) == bytes.size();
}

std::string utf8_of_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (at + 8 <= bytes.size() && is_ascii_block(bytes.data() + at)) {
      text.append(bytes.data() + at, 8);
      at += 8;
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    if (byte < 0x80) {
      text += static_cast<char>(byte);
    } else {
      append_utf8(text, byte < 0xA0 ? kWindows1252[byte - 0x80] : byte);
    }
  }
  return text;
}

std::string utf8_of_unknown(std::string_view bytes) {
  return valid_utf8_length(bytes) == bytes.size() ? std::string{bytes} : utf8_of_windows_1252(bytes);
}

std::string_view trimmed(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_blank(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else {
      break;
    }
  }
  for (;;) {
    if (!text.empty() && is_blank(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      return text;
    }
  }
}

}  // namespace tryggkarta::import
