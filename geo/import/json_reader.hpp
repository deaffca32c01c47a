// Rows of a plain JSON array of objects, as open data interfaces answer.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "geo/import/row.hpp"

namespace tryggkarta::import {

/// Reads `[{…}, …]` whole; an object in an object gives columns like "location.gps", a list becomes its JSON text.
/// `Row::line` is the number of the object from 1. Throws Error(bad_input) when the text is no such array.
class JsonReader {
 public:
  explicit JsonReader(const std::string& path);

  const std::vector<std::string>& columns() const { return columns_; }
  /// Nothing at the end.
  const Row* next();

 private:
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
  std::size_t position_ = 0;
  std::vector<std::string_view> cells_;
  Row row_;
};

}  // namespace tryggkarta::import
