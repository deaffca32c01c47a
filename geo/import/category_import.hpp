// A table of categories, as an addition to the tree of a store.
#pragma once

#include "geo/casebook/incident.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "geo/import/refused_row.hpp"

namespace tryggkarta::import {

struct CategoryImport {
  std::vector<casebook::Category> categories;  ///< parents before children
  std::vector<RefusedRow> refused;
  std::int64_t rows = 0;
};

/// Reads columns code, parent, title, title_en, sensitive, proactive (in Swedish kod, överordnad, titel, titel_en,
/// känslig, ingripandebrott). An empty parent is `all`. `known` are the categories of the store.
///
/// Refused row by row: a code that is no short name of a–z, 0–9 and _, a repeated code, an unknown parent or one below
/// the category itself, no title, an answer that is neither ja nor nej. Throws Error(bad_input) when code or title is
/// not there or the table has no rows.
CategoryImport read_categories(const std::string& source, const std::vector<casebook::Category>& known);

}  // namespace tryggkarta::import
