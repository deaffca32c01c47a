// The figures of one scheme, category and period, as JSON and as CSV: the same rows, the same numbers.
#pragma once

#include <string>

#include "server/public/json_text.hpp"
#include "server/public/selection.hpp"

namespace tryggkarta::public_routes {

/// {"edition", "scheme", "period", "category", "covered", "breaks", "figures": […], "unplaced", "total"}.
std::string figures_json(const published::Edition& edition, const Selection& selection);

/// Columns area;name;status;count;rate;class;population;row;scheme;period;category;edition. `row` tells areas from
/// the rows `unplaced` and `total`, which have no area.
std::string figures_csv(const published::Edition& edition, const Selection& selection);

/// "status", and "count" and "rate" only where the figure is shown (P7).
void add_figure(JsonText& json, const published::Figure& figure);

}  // namespace tryggkarta::public_routes
