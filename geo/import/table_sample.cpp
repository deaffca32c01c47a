#include "geo/import/table_sample.hpp"

#include <variant>

#include <fmt/format.h>

namespace tryggkarta::import {

namespace {

std::optional<place::Position> point_of(const Row& row) {
  if (row.shape == nullptr) return std::nullopt;
  const auto* point = std::get_if<place::Position>(&row.shape->shape);
  return point == nullptr ? std::nullopt : std::optional{*point};
}

}  // namespace

TableSample sample_of(TableReader& table, std::size_t most) {
  TableSample sample;
  sample.columns = table.columns();
  sample.geometry_column = table.geometry_column();
  sample.crs = table.crs();
  while (sample.rows.size() < most) {
    const Row* row = table.next();
    if (row == nullptr) break;
    if (row->fault != RowFault::none) continue;
    sample.lines.push_back(row->line);
    auto& cells = sample.rows.emplace_back(row->cells.begin(), row->cells.end());
    const auto point = point_of(*row);
    if (!point) continue;
    sample.points.push_back(*point);
    if (sample.geometry_column) cells[*sample.geometry_column] = fmt::format("POINT ({} {})", point->x, point->y);
  }
  return sample;
}

}  // namespace tryggkarta::import
