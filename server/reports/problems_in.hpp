// Which problems and actions lie in an area.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>
#include <vector>

#include "server/reports/report_book.hpp"

namespace tryggkarta::reports {

/// Decided problems that are not closed and of which some ground lies in the area, by priority; of the whole city every
/// one. Those that the grant sees.
std::vector<const casebook::Problem*> decided_problems_in(const Visit& visit, const ReportBook& book,
                                                          const AreaKey& area);
/// Actions of which some part lies in the area.
std::vector<const casebook::Action*> actions_in(const Visit& visit, const ReportBook& book, const AreaKey& area);

/// "Kartläggning (4 § 1)": what the law asks for in a field of a report.
std::string law_title(const pages::Words& words, std::string_view field);

}  // namespace tryggkarta::reports
