// Periods of the calendar: weeks, months, quarters, half-years, years and pairs of years.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tryggkarta::time {

/// A civil day of the city's own calendar. `sys_days` is used for its arithmetic alone: no clock, no zone.
using Day = std::chrono::sys_days;

/// "2026-11-24" → Day; nothing else is accepted (no blanks, no other order, only days that exist).
std::optional<Day> parse_day(std::string_view text);
/// Day → "2026-11-24".
std::string format_day(Day day);

enum class PeriodKind { week, month, quarter, half_year, year, two_years };

/// One period of the calendar, half-open: [first_day, end_day). A value that exists is valid.
class Period {
 public:
  /// Tokens of the contract: `2026-W47`, `2026-11`, `2026-Q4`, `2026-H2`, `2026`, `2025..2026`. Years 1900–2999.
  static std::optional<Period> parse(std::string_view token);
  /// The period of that kind that holds `day`; for two_years the pair that ends in the year of `day`.
  static Period containing(PeriodKind kind, Day day);

  PeriodKind kind() const { return kind_; }
  /// The (ISO) year; of two_years the first.
  int year() const { return year_; }
  /// Week 1–53, month 1–12, quarter 1–4, half 1–2; 1 for years.
  int number() const { return number_; }

  Day first_day() const;
  /// The day after the last one.
  Day end_day() const;
  bool contains(Day day) const { return first_day() <= day && day < end_day(); }

  /// The period just before / after; a pair of years moves by one year.
  Period previous() const;
  Period next() const;
  /// The same period one year earlier; week 53 has week 52 as its counterpart where the earlier year has no 53.
  Period same_last_year() const;

  /// The token that `parse` reads.
  std::string token() const;

  friend auto operator<=>(const Period&, const Period&) = default;

 private:
  Period(PeriodKind kind, int year, int number) : kind_(kind), year_(year), number_(number) {}
  PeriodKind kind_;
  int year_;
  int number_;
};

/// Every period of that kind that shares a day with [first, last], oldest first.
std::vector<Period> periods_touching(PeriodKind kind, Day first, Day last);

/// "kvartal 3 2026", "november 2026", "v. 47 2026", "första halvåret 2026", "2026", "2025–2026".
std::string label_swedish(const Period& period);
/// "quarter 3 2026", "November 2026", "week 47 2026", "first half of 2026", "2026", "2025–2026".
std::string label_english(const Period& period);

/// "week", "month", "quarter", "half_year", "year", "two_years".
std::string_view name_of(PeriodKind kind);

}  // namespace tryggkarta::time
