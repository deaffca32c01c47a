// The årshjul for programs: JSON, and the calendar of a body.
#pragma once

#include <string>
#include <vector>

#include "server/public/pages/words.hpp"
#include "server/workbench/calendar_text.hpp"
#include "server/workbench/year_view.hpp"

namespace tryggkarta::workbench {

/// One document: bodies with their law clock, what is overdue, and the twelve months ahead.
std::string year_json(const pages::Words& words, const time::YearWheel& wheel, const YearReading& reading);

/// What a body has due from a year ago until two years ahead, with the warnings and the deadline of the law. What is
/// done stays in it, and says so.
std::vector<CalendarEvent> year_events(const pages::Words& words, const time::YearWheel& wheel, std::size_t body,
                                       time::Day today);

}  // namespace tryggkarta::workbench
