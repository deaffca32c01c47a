#include "server/public/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace tryggkarta::public_routes {

namespace {

constexpr char kHex[] = "0123456789abcdef";

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

}  // namespace

JsonText& JsonText::key(std::string_view name) {
  separate();
  append_json_string(bytes_, name);
  bytes_ += ':';
  last_ = ':';
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  separate();
  append_json_string(bytes_, value);
  return *this;
}

JsonText& JsonText::number(std::int64_t value) { return raw(std::to_string(value)); }

JsonText& JsonText::number(double value) { return std::isfinite(value) ? raw(shortest(value)) : null(); }

JsonText& JsonText::raw(std::string_view json) {
  separate();
  bytes_ += json;
  return *this;
}

std::string& JsonText::value() {
  separate();
  return bytes_;
}

JsonText& JsonText::member_if_any(std::string_view name, std::string_view value) {
  return value.empty() ? *this : member(name, value);
}

JsonText& JsonText::open(char bracket) {
  separate();
  bytes_ += bracket;
  last_ = bracket;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  bytes_ += bracket;
  last_ = bracket;
  return *this;
}

void JsonText::separate() {
  if (last_ != 0 && last_ != '{' && last_ != '[' && last_ != ':') bytes_ += ',';
  last_ = 'v';
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\') {
      out += '\\';
      out += character;
    } else if (character == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += character;
    }
  }
  out += '"';
}

void append_decimal(std::string& out, std::int64_t units, int decimals) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), magnitude(units)).ptr;
  const auto length = static_cast<int>(end - digits.data());
  std::string_view number{digits.data(), static_cast<std::size_t>(length)};
  if (units < 0) out += '-';
  const int whole = length - decimals;
  if (whole > 0)
    out += number.substr(0, static_cast<std::size_t>(whole));
  else
    out += '0';
  std::string_view fraction = whole > 0 ? number.substr(static_cast<std::size_t>(whole)) : number;
  const int leading_zeros = whole < 0 ? -whole : 0;
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  if (fraction.empty()) return;
  out += '.';
  out.append(static_cast<std::size_t>(leading_zeros), '0');
  out += fraction;
}

std::string shortest(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return std::string(digits.data(), end);
}

}  // namespace tryggkarta::public_routes
