#include "geo/time/period.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace tryggkarta::time {

using namespace std::chrono;

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2999;

/// Exactly `width` digits, or nothing.
std::optional<int> digits(std::string_view text, std::size_t width) {
  if (text.size() != width) return std::nullopt;
  int value = 0;
  for (const char character : text) {
    if (character < '0' || character > '9') return std::nullopt;
    value = value * 10 + (character - '0');
  }
  return value;
}

/// From the digit of `power` on. By hand: tiles are full of days and periods.
void append_digits(std::string& text, int number, int power) {
  for (; power > 0; power /= 10) text += static_cast<char>('0' + number / power % 10);
}

std::optional<int> year_in(std::string_view text) {
  const auto value = digits(text, 4);
  if (!value || *value < kFirstYear || *value > kLastYear) return std::nullopt;
  return value;
}

Day first_of_month(int year_number, int month_number) {
  return sys_days{year{year_number} / month{static_cast<unsigned>(month_number)} / 1};
}

/// Monday of ISO week 1: the week that holds 4 January (ISO 8601).
Day monday_of_week_one(int year_number) {
  const Day fourth = sys_days{year{year_number} / January / 4};
  return fourth - (weekday{fourth} - Monday);
}

int weeks_in(int year_number) {
  return static_cast<int>((monday_of_week_one(year_number + 1) - monday_of_week_one(year_number)).count() / 7);
}

int months_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::month: return 1;
    case PeriodKind::quarter: return 3;
    case PeriodKind::half_year: return 6;
    default: return 12;
  }
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year_number = digits(text.substr(0, 4), 4);
  const auto month_number = digits(text.substr(5, 2), 2);
  const auto day_number = digits(text.substr(8, 2), 2);
  if (!year_number || !month_number || !day_number) return std::nullopt;
  const year_month_day date{year{*year_number}, month{static_cast<unsigned>(*month_number)},
                            day{static_cast<unsigned>(*day_number)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

std::string format_day(Day when) {
  const year_month_day date{when};
  std::string text;
  append_digits(text, static_cast<int>(date.year()), 1000);
  append_digits(text += '-', static_cast<int>(static_cast<unsigned>(date.month())), 10);
  append_digits(text += '-', static_cast<int>(static_cast<unsigned>(date.day())), 10);
  return text;
}

std::optional<Period> Period::parse(std::string_view token) {
  if (token.size() < 4) return std::nullopt;
  const auto year_number = year_in(token.substr(0, 4));
  if (!year_number) return std::nullopt;
  const auto rest = token.substr(4);
  if (rest.empty()) return Period{PeriodKind::year, *year_number, 1};
  if (rest.starts_with("..")) {
    const auto last = year_in(rest.substr(2));
    if (!last || *last != *year_number + 1) return std::nullopt;
    return Period{PeriodKind::two_years, *year_number, 1};
  }
  const auto numbered = [&](PeriodKind kind, std::optional<int> number, int most) -> std::optional<Period> {
    if (!number || *number < 1 || *number > most) return std::nullopt;
    return Period{kind, *year_number, *number};
  };
  if (rest.starts_with("-W")) return numbered(PeriodKind::week, digits(rest.substr(2), 2), weeks_in(*year_number));
  if (rest.starts_with("-Q")) return numbered(PeriodKind::quarter, digits(rest.substr(2), 1), 4);
  if (rest.starts_with("-H")) return numbered(PeriodKind::half_year, digits(rest.substr(2), 1), 2);
  if (rest.starts_with("-")) return numbered(PeriodKind::month, digits(rest.substr(1), 2), 12);
  return std::nullopt;
}

Period Period::containing(PeriodKind kind, Day when) {
  if (kind == PeriodKind::week) {
    // The ISO year of a day is the calendar year of its week's Thursday.
    const Day monday = when - (weekday{when} - Monday);
    const int iso_year = static_cast<int>(year_month_day{monday + days{3}}.year());
    return {kind, iso_year, static_cast<int>((monday - monday_of_week_one(iso_year)).count() / 7) + 1};
  }
  const year_month_day date{when};
  const int year_number = static_cast<int>(date.year());
  const int month_number = static_cast<int>(static_cast<unsigned>(date.month()));
  if (kind == PeriodKind::two_years) return {kind, year_number - 1, 1};
  return {kind, year_number, (month_number - 1) / months_of(kind) + 1};
}

Day Period::first_day() const {
  if (kind_ == PeriodKind::week) return monday_of_week_one(year_) + weeks{number_ - 1};
  return first_of_month(year_, (number_ - 1) * months_of(kind_) + 1);
}

Day Period::end_day() const {
  switch (kind_) {
    case PeriodKind::week: return first_day() + weeks{1};
    case PeriodKind::two_years: return first_of_month(year_ + 2, 1);
    default: break;
  }
  const int months_before_end = number_ * months_of(kind_);
  return first_of_month(year_ + months_before_end / 12, months_before_end % 12 + 1);
}

Period Period::previous() const {
  if (kind_ == PeriodKind::two_years) return {kind_, year_ - 1, 1};
  return containing(kind_, first_day() - days{1});
}

Period Period::next() const {
  if (kind_ == PeriodKind::two_years) return {kind_, year_ + 1, 1};
  return containing(kind_, end_day());
}

Period Period::same_last_year() const {
  const int earlier = year_ - 1;
  if (kind_ == PeriodKind::week) return {kind_, earlier, std::min(number_, weeks_in(earlier))};
  return {kind_, earlier, number_};
}

std::string Period::token() const {
  std::string text;
  append_digits(text, year_, 1000);
  switch (kind_) {
    case PeriodKind::week: append_digits(text += "-W", number_, 10); break;
    case PeriodKind::month: append_digits(text += '-', number_, 10); break;
    case PeriodKind::quarter: append_digits(text += "-Q", number_, 1); break;
    case PeriodKind::half_year: append_digits(text += "-H", number_, 1); break;
    case PeriodKind::year: break;
    case PeriodKind::two_years: append_digits(text += "..", year_ + 1, 1000); break;
  }
  return text;
}

std::vector<Period> periods_touching(PeriodKind kind, Day first, Day last) {
  std::vector<Period> found;
  if (last < first) return found;
  for (Period period = Period::containing(kind, first); period.first_day() <= last; period = period.next()) {
    found.push_back(period);
  }
  return found;
}

std::string label_swedish(const Period& period) {
  static constexpr std::array months{"januari", "februari", "mars",      "april",   "maj",      "juni",
                                     "juli",    "augusti",  "september", "oktober", "november", "december"};
  switch (period.kind()) {
    case PeriodKind::week: return fmt::format("v. {} {}", period.number(), period.year());
    case PeriodKind::month: return fmt::format("{} {}", months.at(period.number() - 1), period.year());
    case PeriodKind::quarter: return fmt::format("kvartal {} {}", period.number(), period.year());
    case PeriodKind::half_year:
      return fmt::format("{} halvåret {}", period.number() == 1 ? "första" : "andra", period.year());
    case PeriodKind::year: return fmt::format("{}", period.year());
    case PeriodKind::two_years: return fmt::format("{}–{}", period.year(), period.year() + 1);
  }
  return {};
}

std::string label_english(const Period& period) {
  static constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
  switch (period.kind()) {
    case PeriodKind::week: return fmt::format("week {} {}", period.number(), period.year());
    case PeriodKind::month: return fmt::format("{} {}", months.at(period.number() - 1), period.year());
    case PeriodKind::quarter: return fmt::format("quarter {} {}", period.number(), period.year());
    case PeriodKind::half_year:
      return fmt::format("{} half of {}", period.number() == 1 ? "first" : "second", period.year());
    case PeriodKind::year: return fmt::format("{}", period.year());
    case PeriodKind::two_years: return fmt::format("{}–{}", period.year(), period.year() + 1);
  }
  return {};
}

std::string_view name_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::week: return "week";
    case PeriodKind::month: return "month";
    case PeriodKind::quarter: return "quarter";
    case PeriodKind::half_year: return "half_year";
    case PeriodKind::year: return "year";
    case PeriodKind::two_years: return "two_years";
  }
  return {};
}

}  // namespace tryggkarta::time
