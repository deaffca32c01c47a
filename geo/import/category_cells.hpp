// What: the cell of a row that holds their category, as ours.
#pragma once

#include "geo/casebook/incident.hpp"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/complaint.hpp"
#include "geo/import/field_map.hpp"
#include "geo/import/table_reader.hpp"

namespace tryggkarta::import {

/// Translates by the map's [category] table; where it has none, their words must be our codes.
class CategoryCells {
 public:
  /// Throws Error(bad_input) when the map names a category that the city does not have, or a column is not there.
  CategoryCells(const FieldMap& map, const TableReader& table, const std::vector<casebook::Category>& categories);

  /// Our code, of the map or of the city.
  Reading<std::string_view> read(std::span<const std::string_view> cells) const;
  std::optional<std::size_t> column() const { return column_; }
  /// Ours that can come out, sorted.
  std::vector<std::string> possible() const;

 private:
  const FieldMap& map_;
  std::optional<std::size_t> column_;
  std::set<std::string, std::less<>> ours_;
};

}  // namespace tryggkarta::import
