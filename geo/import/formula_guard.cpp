#include "geo/import/formula_guard.hpp"

#include "geo/import/number_text.hpp"

namespace tryggkarta::import {

namespace {

/// "=1+1", "'@x", "''-a": what would be a formula without the apostrophes.
bool begins_as_formula(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view{"=+-@\t\r"}.find(cell[first]) != std::string_view::npos;
}

}  // namespace

std::string with_guard(std::string_view cell) {
  const bool harmless = !begins_as_formula(cell) || parse_number(cell);
  return harmless ? std::string{cell} : "'" + std::string{cell};
}

std::string_view without_guard(std::string_view cell) {
  if (cell.starts_with('\'') && begins_as_formula(cell)) cell.remove_prefix(1);
  return cell;
}

}  // namespace tryggkarta::import
