// The parts of a report's page.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>
#include <string_view>

#include "server/reports/grade_table.hpp"

namespace tryggkarta::reports {

/// Title, status, steps and the decision.
void add_head(pages::Html& html, const Editor& editor);
/// What a decision would lack, each with a link to where it is repaired; nothing for what is decided.
void add_missing(pages::Html& html, const Editor& editor);
void add_priorities(pages::Html& html, const Editor& editor);
/// Area by source in the period.
void add_coverage_table(pages::Html& html, const Editor& editor);
void add_text(pages::Html& html, const Editor& editor);
/// I11: what the book says today where it differs from what was decided; nothing where the report is open.
void add_differences(pages::Html& html, const Editor& editor);
/// Source, version, hash and day, for screen and paper.
void add_provenance(pages::Html& html, const Editor& editor);

const analysis::FrozenArea* figures_of(const analysis::FrozenFigures& figures, std::string_view code);
/// "312 (+8)", against the same period the year before; "uppgift saknas" for what is not covered.
std::string change_words(const pages::Words& words, const analysis::FrozenCount& count);
std::string category_words(const pages::Words& words, const analysis::FrozenCategory& category);
/// Whether the figures are frozen, and what they are compared with.
std::string figures_caption(const Editor& editor);

}  // namespace tryggkarta::reports
