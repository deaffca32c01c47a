// The årshjul: what falls due when, for which body, by rules that are data. It knows no clock and no city.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geo/time/period.hpp"

namespace tryggkarta::time {

/// So many days after the last day of the period; 0 is that day itself.
struct DaysAfterEnd {
  int days = 0;
};
/// "The second Wednesday of the month after": the n-th such weekday of the month that comes `months_after` months after
/// the one in which the period ends. `nth` 1–4, or 5 for the last one of the month.
struct WeekdayOfMonth {
  int nth = 1;
  std::chrono::weekday weekday{};
  int months_after = 0;
};
/// A date in the year in which the period ends, or `years_after` later. 29 February is the 28th where there is none.
struct DateOfYear {
  std::chrono::month_day date{};
  int years_after = 0;
};
using DueRule = std::variant<DaysAfterEnd, WeekdayOfMonth, DateOfYear>;

/// The day on which what belongs to a period is due.
Day due_day(const DueRule& rule, const Period& period);

/// Half-open, as periods are: [from, until); without an end where one is missing.
struct Validity {
  std::optional<Day> from;
  std::optional<Day> until;
  bool holds(Day day) const { return (!from || *from <= day) && (!until || day < *until); }
};

/// Words for people: Swedish, and English where it is given (else the Swedish ones).
struct Wording {
  std::string swedish;
  std::string english;
};

/// Something that comes back: a meeting, a report, a follow-up.
struct OccasionRule {
  std::string id;
  Wording title;
  Wording note;                     ///< what is prepared; may be empty
  std::vector<std::size_t> bodies;  ///< positions in the wheel, ascending
  PeriodKind every = PeriodKind::year;
  /// For years and pairs of years: only those that end in this year and every `step_years` after it.
  std::optional<int> first_year;
  int step_years = 1;
  DueRule due;
  int warn_days = 0;  ///< so many days before the due day
  Validity validity;
  /// What makes it done: a decided report of this kind, a meeting that was held, or both where both are asked for.
  /// Where neither is, only the file says so.
  std::optional<PeriodKind> report;
  bool meeting = false;
};

/// Those who meet and decide.
struct Body {
  std::string id;
  Wording title;
  Wording level;     ///< bodies of one level have rules in common
  std::string area;  ///< whose it is, "SO2021:02"; empty: the whole city
  Validity validity;
  std::optional<Day> last_decided;  ///< of what the law clock asks for
  /// By rule: up to and with this period it is done.
  std::map<std::string, Period, std::less<>> done_up_to;
  /// By rule: these periods are done as well, whatever lies before them.
  std::map<std::string, std::set<Period>, std::less<>> done;
};

/// So many months after the last decision there must be another one.
struct LawClock {
  Wording title;
  int months = 24;
  std::vector<int> warn_months;     ///< ascending, each below `months`
  std::vector<std::size_t> bodies;  ///< positions in the wheel, ascending
};

struct YearWheel {
  std::string id;  ///< makes the events of its calendars unique in the world; "" for a wheel without anything
  std::vector<Body> bodies;
  std::vector<OccasionRule> rules;
  std::optional<LawClock> law_clock;
};

/// What one body has to have done by a day.
struct DueItem {
  std::size_t rule = 0;
  std::size_t body = 0;
  Period period;
  Day due;
  Day warn;
};

/// Everything that is due in [first, last], sorted by day, rule and body. A rule and a body count when both are in
/// force on the last day of the period, or on the due day where that is earlier.
std::vector<DueItem> due_items(const YearWheel& wheel, Day first, Day last);

/// `unjudged`: the day has passed, and the wheel is not told that anything has been done for that body and rule up to
/// that period: nobody can say then whether this was.
enum class DueState { done, overdue, soon, later, unjudged };
/// On the due day itself an item is still `soon`.
DueState state_of(const YearWheel& wheel, const DueItem& item, Day today);

/// `unknown`: no last decision is given. `warned` from the first warning on; `overdue` from the day after the deadline.
enum class LawState { unknown, running, warned, overdue };
struct LawReading {
  LawState state = LawState::unknown;
  std::optional<Day> last_decided;
  std::optional<Day> deadline;
  std::vector<Day> warnings;
  /// How many of the warnings have been reached.
  std::size_t warnings_reached = 0;
};
/// A body's law clock on a day. Months are counted by the calendar; a day that a month lacks is its last one.
LawReading read_law_clock(const LawClock& clock, const Body& body, Day today);

/// The day so many months later or earlier; the last day of the month where that month is shorter.
Day months_later(Day day, int months);

}  // namespace tryggkarta::time
