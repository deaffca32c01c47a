// One row of a table, whatever file it came from.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "geo/place/polygon.hpp"
#include "geo/place/projection.hpp"

namespace tryggkarta::import {

/// A geometry as a file holds it: in the file's own CRS, axes in map order (x east, y north).
struct SourceShape {
  place::Shape<place::Position> shape;
  int unclosed_rings = 0;  ///< rings whose last vertex was not the first one; they are read as if it were
  int dropped_rings = 0;   ///< rings of fewer than three different vertices
};

/// What makes a row of a text file unreadable as a row.
enum class RowFault { none, too_few_cells, too_many_cells, text_after_quote };

/// A row; valid until the reader is asked for the next one.
struct Row {
  std::int64_t line = 0;  ///< line of a text file (the header is line 1), else the number of the feature from 1
  std::span<const std::string_view> cells;  ///< UTF-8; one a column, in their order, unless `fault` says otherwise
  RowFault fault = RowFault::none;
  const SourceShape* shape = nullptr;  ///< absent where the row has no geometry
};

}  // namespace tryggkarta::import
