#include "geo/time/year_wheel.hpp"

#include <algorithm>
#include <tuple>

namespace tryggkarta::time {

using namespace std::chrono;

namespace {

constexpr int kLastOfMonth = 5;

/// `date` in a year, or the last day of its month where the year does not have it.
Day date_in(year_month_day date) {
  if (date.ok()) return sys_days{date};
  return sys_days{date.year() / date.month() / last};
}

Day due_after(const DaysAfterEnd& rule, const Period& period) { return period.end_day() - days{1} + days{rule.days}; }

Day due_after(const WeekdayOfMonth& rule, const Period& period) {
  const year_month_day end{period.end_day() - days{1}};
  const year_month month = end.year() / end.month() + months{rule.months_after};
  if (rule.nth == kLastOfMonth) return sys_days{month / rule.weekday[last]};
  return sys_days{month / rule.weekday[static_cast<unsigned>(rule.nth)]};
}

Day due_after(const DateOfYear& rule, const Period& period) {
  const year in = year_month_day{period.end_day() - days{1}}.year() + years{rule.years_after};
  return date_in(in / rule.date.month() / rule.date.day());
}

/// Whether the rule has anything for that period.
bool takes(const OccasionRule& rule, const Period& period) {
  if (!rule.first_year) return true;
  const int ends_in = static_cast<int>(year_month_day{period.end_day() - days{1}}.year());
  return ends_in >= *rule.first_year && (ends_in - *rule.first_year) % rule.step_years == 0;
}

/// How far a due day can lie after its period's last day, and before it, with room to spare.
struct Reach {
  days before{0};
  days after{0};
};

Reach reach_of(const DueRule& rule) {
  if (const auto* by_days = std::get_if<DaysAfterEnd>(&rule)) return {days{0}, days{by_days->days}};
  if (const auto* by_weekday = std::get_if<WeekdayOfMonth>(&rule))
    return {days{31}, days{31 * (by_weekday->months_after + 1)}};
  return {days{366}, days{366 * (std::get<DateOfYear>(rule).years_after + 1)}};
}

void add_items(std::vector<DueItem>& items, const YearWheel& wheel, std::size_t number, const Period& period) {
  const OccasionRule& rule = wheel.rules[number];
  const Day due = due_day(rule.due, period);
  const Day counted = std::min(due, period.end_day() - days{1});
  if (!rule.validity.holds(counted)) return;
  for (const std::size_t body : rule.bodies) {
    if (!wheel.bodies[body].validity.holds(counted)) continue;
    items.push_back({number, body, period, due, due - days{rule.warn_days}});
  }
}

/// What the wheel is told of one item.
struct DoneReading {
  bool is_done = false;
  bool is_told_of_earlier = false;
};

DoneReading read_done(const YearWheel& wheel, const DueItem& item) {
  const Body& body = wheel.bodies[item.body];
  const std::string& rule = wheel.rules[item.rule].id;
  DoneReading reading;
  if (const auto mark = body.done_up_to.find(rule); mark != body.done_up_to.end()) {
    reading.is_done = item.period.end_day() <= mark->second.end_day();
    reading.is_told_of_earlier = !reading.is_done;
  }
  if (const auto periods = body.done.find(rule); periods != body.done.end()) {
    for (const Period& period : periods->second) {
      reading.is_done |= period == item.period;
      reading.is_told_of_earlier |= period.end_day() < item.period.end_day();
    }
  }
  return reading;
}

}  // namespace

Day due_day(const DueRule& rule, const Period& period) {
  return std::visit([&](const auto& kind) { return due_after(kind, period); }, rule);
}

std::vector<DueItem> due_items(const YearWheel& wheel, Day first, Day last) {
  std::vector<DueItem> items;
  for (std::size_t number = 0; number < wheel.rules.size(); ++number) {
    const OccasionRule& rule = wheel.rules[number];
    const Reach reach = reach_of(rule.due);
    for (const Period& period : periods_touching(rule.every, first - reach.after, last + reach.before)) {
      const Day due = due_day(rule.due, period);
      if (first <= due && due <= last && takes(rule, period)) add_items(items, wheel, number, period);
    }
  }
  std::sort(items.begin(), items.end(), [](const DueItem& a, const DueItem& b) {
    return std::tie(a.due, a.rule, a.period, a.body) < std::tie(b.due, b.rule, b.period, b.body);
  });
  return items;
}

DueState state_of(const YearWheel& wheel, const DueItem& item, Day today) {
  const DoneReading done = read_done(wheel, item);
  if (done.is_done) return DueState::done;
  if (item.due < today) return done.is_told_of_earlier ? DueState::overdue : DueState::unjudged;
  return item.warn <= today ? DueState::soon : DueState::later;
}

LawReading read_law_clock(const LawClock& clock, const Body& body, Day today) {
  LawReading reading;
  if (!body.last_decided) return reading;
  reading.last_decided = body.last_decided;
  reading.deadline = months_later(*body.last_decided, clock.months);
  for (const int warn : clock.warn_months) {
    reading.warnings.push_back(months_later(*body.last_decided, warn));
    if (reading.warnings.back() <= today) ++reading.warnings_reached;
  }
  reading.state = LawState::running;
  if (reading.warnings_reached > 0) reading.state = LawState::warned;
  if (today > *reading.deadline) reading.state = LawState::overdue;
  return reading;
}

Day months_later(Day day, int count) { return date_in(year_month_day{day} + months{count}); }

}  // namespace tryggkarta::time
