// How reports, grades, coverage and areas are spoken of on these pages.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <optional>
#include <string>
#include <vector>

#include "geo/casebook/report.hpp"
#include "server/reports/report_book.hpp"

namespace tryggkarta::reports {

/// "kvartal" / "quarter".
std::string kind_words(const pages::Words& words, casebook::ReportKind kind);
/// "för beslut" / "for decision".
std::string status_words(const pages::Words& words, casebook::ReportStatus status);
/// "gul" / "yellow".
std::string grade_words(const pages::Words& words, casebook::AreaGrade grade);
/// "begränsad" / "limited".
std::string coverage_words(const pages::Words& words, casebook::CoverageGrade grade);
/// "kvartal 3 2026"; the token where it is none.
std::string period_words(const pages::Words& words, const std::string& token);

/// The areas of the edition.
const published::Scheme* scheme_named(const published::Edition& edition, const std::string& code);
const published::Area* area_named(const published::Edition& edition, const AreaKey& key);
/// "Södra Angered"; the code where there is no such area, and "hela staden" for none.
std::string area_words(const Visit& visit, const AreaKey& key);
/// The stadsområden that are in force and that the grant reaches: its own areas, what they lie in and what lies in
/// them.
std::vector<AreaKey> districts_of(const Visit& visit);
/// The mellanområden that lie in an area, by code; all that are in force for the whole city.
std::vector<AreaKey> graded_within(const published::Edition& edition, const AreaKey& key);
bool reaches(const Visit& visit, const AreaKey& key);

/// Shape and word of a grade; "inte satt" for none.
void add_grade(pages::Html& html, const pages::Words& words, const std::optional<casebook::AreaGrade>& grade);
/// Shape and word of a coverage; "vet ej" for none, which never looks like 0.
void add_coverage(pages::Html& html, const pages::Words& words, const casebook::Coverage* coverage);

}  // namespace tryggkarta::reports
