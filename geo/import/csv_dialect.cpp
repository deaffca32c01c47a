#include "geo/import/csv_dialect.hpp"

#include <algorithm>
#include <array>

namespace tryggkarta::import {

namespace {

constexpr std::string_view kDelimiters{";\t,"};  // by preference where they separate equally often

/// How often each delimiter stands outside quotes in the first line that is not blank.
std::array<int, 3> separations(std::string_view text, char newline) {
  std::array<int, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == newline && counts != std::array<int, 3>{}) break;
    const std::size_t kind = kDelimiters.find(c);
    if (kind != std::string_view::npos) ++counts[kind];
  }
  return counts;
}

}  // namespace

CsvDialect recognise_dialect(std::string_view beginning) {
  CsvDialect dialect;
  const bool has_line_feed = beginning.find('\n') != std::string_view::npos;
  if (!has_line_feed && beginning.find('\r') != std::string_view::npos) dialect.newline = '\r';
  if (beginning.starts_with("sep=") && beginning.size() > 5 && (beginning[5] == '\r' || beginning[5] == '\n')) {
    dialect.names_itself = true;
    dialect.delimiter = beginning[4];
    return dialect;
  }
  const auto counts = separations(beginning, dialect.newline);
  const auto most = std::max_element(counts.begin(), counts.end());
  if (*most > 0) dialect.delimiter = kDelimiters[static_cast<std::size_t>(most - counts.begin())];
  return dialect;
}

}  // namespace tryggkarta::import
