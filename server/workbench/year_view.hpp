// What the årshjul says on a day, before it becomes a page, JSON or a calendar.
#pragma once

#include <string>
#include <vector>

#include "geo/time/year_wheel.hpp"
#include "server/public/pages/words.hpp"

namespace tryggkarta::workbench {

/// One item with its state.
struct JudgedItem {
  time::DueItem item;
  time::DueState state;
};

/// A year back and a year on from a day.
struct YearReading {
  time::Day today;
  time::Day last;                      ///< of the twelve months ahead
  std::vector<JudgedItem> overdue;     ///< of the twelve months behind, oldest first
  std::vector<JudgedItem> ahead;       ///< due today or later, and not done
  std::vector<JudgedItem> done_ahead;  ///< due today or later, and done already
  std::vector<JudgedItem> unjudged;    ///< passed, and the wheel does not know whether it was done
};
YearReading read_year(const time::YearWheel& wheel, time::Day today);

std::string in_words(const pages::Words& words, const time::Wording& wording);
/// "försenat", "snart", "planerat", "klart", "okänt".
std::string in_words(const pages::Words& words, time::DueState state);
/// "i tid", "närmar sig", "försenad", "okänd".
std::string in_words(const pages::Words& words, time::LawState state);
/// The same for programs: "overdue", "soon", "later", "done", "unjudged"; "running", "warned", "overdue", "unknown".
std::string name_of(time::DueState state);
std::string name_of(time::LawState state);

/// "måndag 24 november 2026" with the weekday.
std::string day_in_words(const pages::Words& words, time::Day day);

}  // namespace tryggkarta::workbench
