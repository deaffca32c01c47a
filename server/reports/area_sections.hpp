// What is told of one stadsområde, and of the whole city: for their pages and for the hearing pack.
#pragma once

#include "geo/casebook/casebook.hpp"

#include "server/reports/report_book.hpp"

namespace tryggkarta::reports {

/// Grades now and last time, priorities, actions, pledges and surveys of an area, each a section below a heading.
void add_area_sections(pages::Html& html, const Visit& visit, const ReportBook& book, const AreaKey& area);

/// The stadsområden side by side in a period, with every denominator that there is. Nothing is added or averaged.
void add_city_sections(pages::Html& html, const Visit& visit, const ReportBook& book, const time::Period& period);

}  // namespace tryggkarta::reports
