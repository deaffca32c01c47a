// CSV as spreadsheets in Sweden open it: UTF-8 with a byte order mark, semicolons, decimal commas.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tryggkarta::public_routes {

/// Writes a table cell by cell. Column names are stable, ASCII and English, for programs; numbers are for people.
class CsvText {
 public:
  CsvText() : bytes_("\xEF\xBB\xBF") {}

  /// Text; what a spreadsheet would take for a formula is made text by an apostrophe.
  CsvText& text(std::string_view value);
  CsvText& number(std::int64_t value);
  /// With a decimal comma.
  CsvText& number(double value);
  CsvText& nothing();
  CsvText& end_row();

  std::string finish() && { return std::move(bytes_); }
  /// Exchanges what is written so far for `bytes`, and goes on behind those, as JsonText does.
  void exchange(std::string& bytes) { bytes_.swap(bytes); }
  /// How many bytes stand in the present buffer.
  std::size_t size() const { return bytes_.size(); }

 private:
  CsvText& cell(std::string_view finished);
  std::string bytes_;
  bool row_has_begun_ = false;
};

}  // namespace tryggkarta::public_routes
