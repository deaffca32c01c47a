#include "server/records/record.hpp"

#include "geo/analysis/frozen_text.hpp"
#include "geo/extract/record_package.hpp"
#include "server/records/figures_sheet.hpp"
#include "server/records/paper.hpp"

namespace tryggkarta::records {

std::string package_of(const DecidedReport& decided) {
  const auto figures = analysis::parse_frozen_figures(decided.report.snapshot);
  return extract::record_package({.product_version = TRYGGKARTA_VERSION,
                                  .snapshot_hash = decided.report.snapshot_hash,
                                  .parts = {{"report.json", decided.report_json},
                                            {"decision.json", decided.decision_json},
                                            {"figures.json", decided.report.snapshot},
                                            {"figures.csv", figures_sheet(figures)},
                                            {"lagesbild.html", paper_of(decided, figures)}}});
}

std::string package_of(const DecidedAction& decided) {
  return extract::record_package({.product_version = TRYGGKARTA_VERSION,
                                  .snapshot_hash = "",
                                  .parts = {{"action.json", decided.action_json},
                                            {"decision.json", decided.decision_json},
                                            {"atgard.html", paper_of(decided)}}});
}

}  // namespace tryggkarta::records
