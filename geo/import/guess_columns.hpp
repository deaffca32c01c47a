// Which of a file's columns are ours: by their names, Swedish and English, and by what stands in them.
#pragma once

#include "geo/casebook/incident.hpp"

#include <string>
#include <vector>

#include "geo/import/area_codes.hpp"
#include "geo/import/field_map.hpp"
#include "geo/import/table_sample.hpp"

namespace tryggkarta::import {

/// Why something was guessed: a field of the map ("id", "crs"), and one sentence for a person.
struct Reason {
  std::string field;
  std::string swedish;
  std::string english;
};

struct GuessedColumns {
  ColumnNames names;
  DecimalMark decimal = DecimalMark::either;
  std::vector<Reason> reasons;
};

/// Each column is taken for one field at most. A name alone is not enough for times, coordinates and codes: most cells
/// must also be such. The scheme of area codes comes in `names.area_scheme`.
GuessedColumns guess_columns(const TableSample& sample, const std::vector<AreaCodes>& schemes);

}  // namespace tryggkarta::import
