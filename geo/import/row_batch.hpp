// A few thousand rows copied out of a reader, so that their coordinates can be projected in one call.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/row.hpp"

namespace tryggkarta::import {

/// Rows by value; cleared and filled again without new allocations.
class RowBatch {
 public:
  static constexpr std::size_t kRows = 4096;
  /// A batch is also full when its text is, so that long rows do not pile up.
  static constexpr std::size_t kBytes = std::size_t{8} << 20;

  void add(const Row& row);
  void clear();
  std::size_t size() const { return rows_.size(); }
  bool full() const { return rows_.size() >= kRows || text_.size() >= kBytes; }

  /// What kind of geometry a row came with.
  enum class Geometry { none, point, other };
  struct Held {
    std::int64_t line;
    RowFault fault;
    Geometry geometry;
    place::Position point;  ///< of a point
    std::size_t first_cell;
    std::size_t cell_count;
  };
  const Held& operator[](std::size_t row) const { return rows_[row]; }
  /// Cells of one row; valid until the next `add` or `clear`.
  std::span<const std::string_view> cells_of(std::size_t row);

 private:
  std::string text_;
  std::vector<std::size_t> ends_;  // of every cell in text_
  std::vector<Held> rows_;
  std::vector<std::string_view> views_;
};

}  // namespace tryggkarta::import
