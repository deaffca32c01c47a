// Anything that can be imported, as a stream of rows. The front door to files.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/ogr_reader.hpp"
#include "geo/import/row.hpp"
#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

/// What to read, and what is known of it before.
struct TableRequest {
  std::string source;  ///< a file, or anything else that OGR opens (PG:…, WFS:…)
  std::string layer;
  std::optional<Encoding> encoding;
  std::optional<char> delimiter;
  std::size_t longest_row = std::size_t{1} << 20;  ///< bytes of a row of a text file
  /// Names of OGR's drivers that may open it; empty: all. Of a stranger's file, so that it is what it says: a file that
  /// only points to others is never followed.
  std::vector<std::string> drivers = {};
};

/// A table: .csv, .tsv and .txt (also .gz) by our own reader, JSON arrays likewise, everything else by OGR.
class TableReader {
 public:
  /// Throws Error(bad_input): no such file, a folder, an empty file, and what the readers throw.
  explicit TableReader(const TableRequest& request);
  ~TableReader();
  TableReader(TableReader&&) noexcept;
  TableReader& operator=(TableReader&&) noexcept;

  const std::vector<std::string>& columns() const;
  /// Position of the geometry among the columns, where the source has one of its own.
  std::optional<std::size_t> geometry_column() const;
  /// The next row, valid until the next call; nothing at the end.
  const Row* next();
  /// Absent where the source says nothing of coordinates.
  std::optional<FileCrs> crs() const;
  /// "utf-8", "windows-1252"; empty where the format says it.
  std::string encoding() const;
  /// For a progress line; absent where it is not known.
  std::optional<std::int64_t> expected_rows() const;

  /// Position of a column by its name (exact, else the only one that differs in case or blanks). Throws
  /// Error(bad_input) that lists the columns when there is none; `asked_by` is put first in the sentence.
  std::size_t column(std::string_view name, std::string_view asked_by) const;
  std::optional<std::size_t> find_column(std::string_view name) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tryggkarta::import
