// The beginning of a table by value: what a guess is made from, and what a person is shown of a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/import/table_reader.hpp"

namespace tryggkarta::import {

struct TableSample {
  std::vector<std::string> columns;
  std::vector<std::int64_t> lines;             ///< of each row
  std::vector<std::vector<std::string>> rows;  ///< whole rows alone: one cell a column
  std::optional<std::size_t> geometry_column;
  std::vector<place::Position> points;  ///< of the rows whose geometry is a point
  std::optional<FileCrs> crs;
};

/// Reads at most `most` rows. Throws what the reader throws.
TableSample sample_of(TableReader& table, std::size_t most);

}  // namespace tryggkarta::import
