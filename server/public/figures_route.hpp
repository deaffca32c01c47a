// /figures, /figures.csv and /figures/history.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// scheme, period, category and f.
ParameterRules figures_rules(const published::Edition& edition, const Collection* collection);
/// scheme, period and category.
ParameterRules figures_csv_rules(const published::Edition& edition, const Collection* collection);
/// The figures as JSON, or as CSV when `f` or Accept asks for it.
http::Response answer_figures(const Call& call);
/// The figures as CSV, with a name for the file.
http::Response answer_figures_csv(const Call& call);
/// The figures of one area, or of the city, period by period.
http::Response answer_history(const Call& call);

}  // namespace tryggkarta::public_routes
