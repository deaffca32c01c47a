// The table of a report: of each area its grade, that of last time, the reason and the key figures.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>

#include "geo/analysis/frozen_figures.hpp"
#include "server/reports/answers.hpp"
#include "server/reports/report_words.hpp"

namespace tryggkarta::reports {

/// A report and what its page is written from.
struct Editor {
  const Visit& visit;
  const ReportBook& book;
  const Asked& asked;
  const Trouble& trouble;
  /// Frozen ones where there are any, else the present ones; nothing where the role reads none.
  std::optional<analysis::FrozenFigures> figures;
  casebook::FieldComplaints missing;
  bool is_open = false;  ///< not decided yet, so that it may be changed

  const casebook::Report& report() const { return asked.report; }
  const pages::Words& words() const { return visit.words(); }
};

SentGrade sent_grade_of(const casebook::Assessment* assessment);
/// Tells whether a row was changed.
std::string mark_of_grade(const SentGrade& grade);

/// A form where the report may be changed.
void add_grade_table(pages::Html& html, const Editor& editor);

}  // namespace tryggkarta::reports
