#include "geo/import/category_cells.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/error.hpp"

namespace tryggkarta::import {

namespace {
/// Their word for a sentence: short, so that no text of a row gets out.
std::string shown_value(std::string_view value) {
  constexpr std::size_t kLongest = 40;
  if (value.size() <= kLongest) return std::string{value};
  return std::string{value.substr(0, valid_utf8_length(value.substr(0, kLongest)))} + "…";
}
}  // namespace

CategoryCells::CategoryCells(const FieldMap& map, const TableReader& table,
                             const std::vector<casebook::Category>& categories)
    : map_(map) {
  if (!map.columns.category.empty()) column_ = table.column(map.columns.category, map.file);
  for (const auto& category : categories) ours_.insert(category.code);
  const auto check = [&](std::string_view theirs, const std::string& ours) {
    if (ours_.contains(ours)) return;
    throw Error{ErrorKind::bad_input, fmt::format("{}: [category] \"{}\" = \"{}\" is not one of our categories: {}.",
                                                  map.file, theirs, ours, fmt::join(ours_, ", "))};
  };
  for (const auto& [theirs, ours] : map.categories) check(theirs, ours);
  if (map.other_category) check("*", *map.other_category);
}

Reading<std::string_view> CategoryCells::read(std::span<const std::string_view> cells) const {
  const std::string_view theirs = column_ ? trimmed(cells[*column_]) : std::string_view{};
  if (!theirs.empty()) {
    if (const auto found = map_.categories.find(theirs); found != map_.categories.end())
      return std::string_view{found->second};
    if (map_.categories.empty()) {
      if (const auto own = ours_.find(theirs); own != ours_.end()) return std::string_view{*own};
    }
  }
  if (map_.other_category) return std::string_view{*map_.other_category};
  if (theirs.empty()) return Complaint{map_.columns.category, "kategori saknas", "there is no category"};
  const std::string shown = shown_value(theirs);
  return Complaint{map_.columns.category,
                   fmt::format("kategorin \"{}\" finns inte i fältmappningen: ge den en av våra kategorier", shown),
                   fmt::format("the category \"{}\" is not in the map: add it under [category]", shown)};
}

std::vector<std::string> CategoryCells::possible() const {
  std::set<std::string> possible;
  for (const auto& [theirs, ours] : map_.categories) possible.insert(ours);
  if (map_.categories.empty() && column_) possible.insert(ours_.begin(), ours_.end());
  if (map_.other_category) possible.insert(*map_.other_category);
  return {possible.begin(), possible.end()};
}

}  // namespace tryggkarta::import
