// Frozen figures as a table for spreadsheets.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>

#include "geo/analysis/frozen_figures.hpp"

namespace tryggkarta::records {

/// CSV, one row for each area and category: area, name, category, now, before, year_before, rate, population. An empty
/// cell is what no source covers. Sum, unplaced and total follow on the areas.
std::string figures_sheet(const analysis::FrozenFigures& figures);

}  // namespace tryggkarta::records
