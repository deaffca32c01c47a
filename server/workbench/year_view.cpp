#include "server/workbench/year_view.hpp"

#include <array>

namespace tryggkarta::workbench {

using time::DueState;
using time::LawState;

YearReading read_year(const time::YearWheel& wheel, time::Day today) {
  YearReading reading{.today = today, .last = time::months_later(today, 12) - std::chrono::days{1}};
  for (const auto& item : time::due_items(wheel, time::months_later(today, -12), reading.last)) {
    const DueState state = time::state_of(wheel, item, today);
    if (state == DueState::overdue) reading.overdue.push_back({item, state});
    if (state == DueState::unjudged) reading.unjudged.push_back({item, state});
    if (item.due < today) continue;
    (state == DueState::done ? reading.done_ahead : reading.ahead).push_back({item, state});
  }
  return reading;
}

std::string in_words(const pages::Words& words, const time::Wording& wording) {
  return words(wording.swedish, wording.english);
}

std::string in_words(const pages::Words& words, DueState state) {
  switch (state) {
    case DueState::done: return words("klart", "done");
    case DueState::overdue: return words("försenat", "overdue");
    case DueState::soon: return words("snart", "soon");
    case DueState::later: return words("planerat", "planned");
    case DueState::unjudged: return words("okänt", "not known");
  }
  return {};
}

std::string in_words(const pages::Words& words, LawState state) {
  switch (state) {
    case LawState::running: return words("i tid", "in time");
    case LawState::warned: return words("närmar sig", "drawing near");
    case LawState::overdue: return words("försenad", "overdue");
    case LawState::unknown: return words("okänd", "not known");
  }
  return {};
}

std::string name_of(DueState state) {
  switch (state) {
    case DueState::done: return "done";
    case DueState::overdue: return "overdue";
    case DueState::soon: return "soon";
    case DueState::later: return "later";
    case DueState::unjudged: return "unjudged";
  }
  return {};
}

std::string name_of(LawState state) {
  switch (state) {
    case LawState::running: return "running";
    case LawState::warned: return "warned";
    case LawState::overdue: return "overdue";
    case LawState::unknown: return "unknown";
  }
  return {};
}

std::string day_in_words(const pages::Words& words, time::Day day) {
  static constexpr std::array swedish{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"};
  static constexpr std::array english{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  const unsigned weekday = std::chrono::weekday{day}.c_encoding();
  return words(swedish.at(weekday), english.at(weekday)) + " " + words.day(day);
}

}  // namespace tryggkarta::workbench
