// What signed-in people take out or page through: incidents and figures as sheets, the same for every format.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <cstdint>
#include <vector>

#include "geo/analysis/scores.hpp"
#include "geo/extract/sheet.hpp"
#include "server/inside/visit.hpp"

namespace tryggkarta::inside {

/// The rows that a filter takes, in the order of the columns.
std::vector<std::uint32_t> rows_of(const Visit& visit, const analysis::IncidentFilter& filter);
/// One row of the sheet for each: id, category, day, time (where the hour is known), source, precision, and its area in
/// every division ("area_MO2021"; empty where it has none). Holds the book.
extract::Sheet incident_sheet(const Visit& visit, std::vector<std::uint32_t> rows);

/// The exact figures of one division, and what they are of.
struct ShownFigures {
  std::size_t scheme;
  std::string from;  ///< days that were asked for, and delivered by the sources asked for; "" where an end is open
  std::string to;
  std::vector<analysis::DayStretch> earlier;
  analysis::AreaFigures figures;
};
ShownFigures shown_figures(const Visit& visit, std::size_t scheme, const analysis::IncidentFilter& filter);
/// Every area, then what has no area (`row` = unplaced) and everything (`row` = total), which lie nowhere. Holds the
/// book.
extract::Sheet figure_sheet(const Visit& visit, const ShownFigures& shown);

}  // namespace tryggkarta::inside
