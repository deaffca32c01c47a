// A table with places on its way out, the same for every format.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "geo/place/polygon.hpp"

namespace tryggkarta::extract {

enum class ColumnType { text, integer, real };

struct Column {
  std::string name;  ///< ASCII, lower case, stable: programs read it
  ColumnType type = ColumnType::text;
};

/// Nothing, or what its column's type says.
using Value = std::variant<std::monostate, std::string, std::int64_t, double>;
/// Nowhere, at a point, or over areas, which belong to whoever made the sheet.
using Where = std::variant<std::monostate, place::LonLat, const place::MultiPolygon<place::LonLat>*>;

struct Row {
  std::int64_t id = 0;  ///< unique in the sheet, above 0
  Where where;
  std::vector<Value> values;  ///< one for each column
};

/// What all rows with a place have.
enum class PlaceType { point, areas };

struct Sheet {
  std::string name;  ///< "incidents", "areas-MO2021"
  PlaceType place_type = PlaceType::point;
  std::vector<Column> columns;
  std::size_t size = 0;
  /// The row at [0, size). Holds what it reads, and may be asked from any thread.
  std::function<Row(std::size_t)> row;
};

}  // namespace tryggkarta::extract
