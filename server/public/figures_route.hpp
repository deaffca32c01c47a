// /figures, /figures.csv and /figures/history.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

ParameterRules figures_rules(const published::Edition& edition, const Collection* collection);
ParameterRules figures_csv_rules(const published::Edition& edition, const Collection* collection);
http::Response answer_figures(const Call& call);
http::Response answer_figures_csv(const Call& call);
http::Response answer_history(const Call& call);

}  // namespace tryggkarta::public_routes
