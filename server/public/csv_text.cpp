#include "server/public/csv_text.hpp"

#include <algorithm>

#include "server/public/json_text.hpp"

namespace tryggkarta::public_routes {

namespace {

/// OWASP's list: with one of these first, spreadsheets calculate.
constexpr std::string_view kFormulaStarts = "=+-@\t\r";
constexpr std::string_view kNeedsQuotes = ";,\"\r\n\t";

}  // namespace

CsvText& CsvText::text(std::string_view value) {
  std::string safe;
  if (!value.empty() && kFormulaStarts.find(value.front()) != std::string_view::npos) safe += '\'';
  safe += value;
  if (safe.find_first_of(kNeedsQuotes) == std::string::npos) return cell(safe);
  std::string quoted = "\"";
  for (const char character : safe) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  quoted += '"';
  return cell(quoted);
}

CsvText& CsvText::number(std::int64_t value) { return cell(std::to_string(value)); }

CsvText& CsvText::number(double value) {
  std::string text = shortest(value);
  std::replace(text.begin(), text.end(), '.', ',');
  return cell(text);
}

CsvText& CsvText::nothing() { return cell(""); }

CsvText& CsvText::end_row() {
  bytes_ += "\r\n";
  row_has_begun_ = false;
  return *this;
}

CsvText& CsvText::cell(std::string_view finished) {
  if (row_has_begun_) bytes_ += ';';
  bytes_ += finished;
  row_has_begun_ = true;
  return *this;
}

}  // namespace tryggkarta::public_routes
