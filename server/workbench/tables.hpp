// Figures and hotspots as tables, for readers without a script and for paper.
#pragma once

#include "geo/casebook/casebook.hpp"

#include "geo/analysis/incident_filter.hpp"
#include "server/inside/visit.hpp"
#include "server/public/pages/html.hpp"
#include "server/public/pages/view.hpp"

namespace tryggkarta::workbench {

/// A division, counted by a filter that was granted.
struct Counted {
  std::size_t scheme;
  const analysis::IncidentFilter& filter;
};

/// Every area with count and rate, and then the unplaced and the total.
void add_figures(pages::Html& html, const pages::View& view, const inside::Visit& visit, const Counted& counted);
/// Whether the visitor may propose a problem from what the map shows.
bool may_propose(const session::Visitor& visitor);
/// The areas that are hot, the hottest first; for who may propose, each with the way to a proposal.
void add_hot_areas(pages::Html& html, const pages::View& view, const inside::Visit& visit, const Counted& counted);

}  // namespace tryggkarta::workbench
