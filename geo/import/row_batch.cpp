#include "geo/import/row_batch.hpp"

#include <variant>

namespace tryggkarta::import {

void RowBatch::add(const Row& row) {
  Held held{row.line, row.fault, Geometry::none, {0, 0}, ends_.size(), row.cells.size()};
  if (row.shape != nullptr) {
    const auto* point = std::get_if<place::Position>(&row.shape->shape);
    held.geometry = point ? Geometry::point : Geometry::other;
    if (point) held.point = *point;
  }
  for (const std::string_view cell : row.cells) {
    text_.append(cell);
    ends_.push_back(text_.size());
  }
  rows_.push_back(held);
}

void RowBatch::clear() {
  text_.clear();
  ends_.clear();
  rows_.clear();
}

std::span<const std::string_view> RowBatch::cells_of(std::size_t row) {
  const Held& held = rows_[row];
  views_.clear();
  for (std::size_t i = held.first_cell; i < held.first_cell + held.cell_count; ++i) {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    views_.emplace_back(text_.data() + begin, ends_[i] - begin);
  }
  return views_;
}

}  // namespace tryggkarta::import
