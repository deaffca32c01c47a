// Rows of a delimited text file, streamed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/row.hpp"
#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

/// How to read a text file, where it is not to be recognised.
struct CsvRequest {
  std::string path;
  std::optional<Encoding> encoding;
  std::optional<char> delimiter;
  std::size_t longest_row = std::size_t{1} << 20;  ///< bytes
};

/// Reads `;`, `,` or tab, quoted cells with quotes and line ends in them, LF, CRLF or CR; the first row that is not
/// blank is the header. Blank rows are no rows. Memory is bounded by the longest row.
///
/// Throws Error(bad_input) that names the line: a quote that is not closed, a row that is too long, no header, and
/// what TextStream throws.
class CsvReader {
 public:
  explicit CsvReader(const CsvRequest& request);
  ~CsvReader();
  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;

  const std::vector<std::string>& columns() const;
  /// Nothing at the end.
  const Row* next();
  Encoding encoding() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tryggkarta::import
