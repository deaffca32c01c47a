// The table twin: the same areas and figures as the map, row by row, with what has no area and the total.
#pragma once

#include "server/public/pages/choice.hpp"

namespace tryggkarta::pages {

/// Which areas have a row: all of them, or the chosen one alone.
enum class TableRows { all_areas, chosen_area };

/// A `<table>` with one row an area and a foot for unplaced and total.
void add_table_twin(Html& html, const View& view, const Choice& choice, TableRows rows);

/// The address of the same rows as CSV.
std::string csv_address(const View& view, const Choice& choice);

}  // namespace tryggkarta::pages
