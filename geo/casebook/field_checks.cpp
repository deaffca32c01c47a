#include "geo/casebook/field_checks.hpp"

#include <cmath>

#include <fmt/format.h>

namespace tryggkarta::casebook {

namespace {

constexpr std::size_t kLongestLine = 200;     // bytes
constexpr std::size_t kLongestText = 20'000;  // bytes

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

void FieldChecks::need(const char* field, const std::string& text) {
  if (is_blank(text)) complain(field, "fältet behöver en text", "the field needs a text");
}

void FieldChecks::line(const char* field, const std::string& text) {
  for (const char c : text) {
    if (!is_control(c)) continue;
    return complain(field, "texten ska vara en rad utan styrtecken", "the text must be one line without controls");
  }
  at_most(field, text, kLongestLine);
}

void FieldChecks::prose(const char* field, const std::string& text) { at_most(field, text, kLongestText); }

void FieldChecks::choice(const char* field, const std::string& value, std::pair<const char*, const char*> allowed) {
  if (value.empty() || value == allowed.first || value == allowed.second) return;
  complain(field, fmt::format("skriv {} eller {}", allowed.first, allowed.second),
           fmt::format("write {} or {}", allowed.first, allowed.second));
}

void FieldChecks::words(const PublicWords& words) {
  line("public_title", words.title);
  prose("public_text", words.text);
  if (words.is_public && is_blank(words.title))
    complain("public_title", "det som är offentligt behöver en offentlig rubrik",
             "what is public needs a public title");
}

void FieldChecks::amount(const char* field, const std::optional<double>& value) {
  if (value && !(std::isfinite(*value) && *value >= 0))
    complain(field, "skriv ett tal som inte är negativt", "write a number that is not negative");
}

std::optional<time::Period> FieldChecks::period(const char* field, const std::string& token) {
  auto period = time::Period::parse(token);
  if (!period)
    complain(field, "skriv en period som 2026-W47, 2026-Q4, 2026-H2, 2026 eller 2025..2026",
             "write a period like 2026-W47, 2026-Q4, 2026-H2, 2026 or 2025..2026");
  return period;
}

void FieldChecks::at_most(const char* field, const std::string& text, std::size_t most) {
  if (text.size() > most)
    complain(field, fmt::format("texten är för lång: högst {} byte", most),
             fmt::format("the text is too long: at most {} bytes", most));
}

}  // namespace tryggkarta::casebook
