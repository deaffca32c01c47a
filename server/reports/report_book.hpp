// The casework that a report and the page of an area are written from, read at once.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/casebook/listening.hpp"
#include "geo/casebook/report.hpp"
#include "server/chain/chain_book.hpp"
#include "server/reports/visit.hpp"

namespace tryggkarta::reports {

using published::AreaKey;

struct ReportBook {
  chain::ChainBook chain;
  std::vector<casebook::Report> reports;  ///< newest period first
  std::vector<casebook::Assessment> assessments;
  std::vector<casebook::Coverage> coverage;
  std::vector<casebook::Source> sources;
  std::vector<casebook::Pledge> pledges;
  std::vector<casebook::Survey> surveys;
  std::vector<casebook::SurveyValue> survey_values;

  const casebook::Report* report(std::uint32_t id) const;
  const casebook::Assessment* assessment(const casebook::Report& report, const AreaKey& area) const;
  /// The day of the newest decision that gave a report the status beslutad.
  std::optional<time::Day> decided_on(const casebook::Report& report) const;
  /// Of the newest decided report of an earlier period that grades the area: of the same kind, else of any.
  const casebook::Assessment* last_time(const casebook::Report& report, const AreaKey& area) const;
  const casebook::Report* report_of(const casebook::Assessment& assessment) const;
  /// The newest grade of an area in a decided report, and the one before that.
  std::vector<const casebook::Assessment*> newest_grades(const AreaKey& area) const;
  /// The worst stated grade of a source and an area in some of the period; nullptr where nobody has stated any.
  const casebook::Coverage* stated_coverage(const std::string& source, const AreaKey& area,
                                            const time::Period& period) const;
};

/// Within what the visitor's grant sees.
ReportBook read_report_book(const store::Store& store, const Visit& visit);
/// The same, handed over by the house.
ReportBook report_book_of(const Visit& visit);

}  // namespace tryggkarta::reports
