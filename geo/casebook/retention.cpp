#include "geo/casebook/retention.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "geo/casebook/folded_words.hpp"

namespace tryggkarta::casebook {

namespace {

constexpr int kMonthsAYear = 12;
constexpr int kDaysAWeek = 7;
// So far back the arithmetic of days still has years of four digits.
constexpr int kMostMonths = 1000 * kMonthsAYear;
constexpr int kMostDays = 366'000;

struct Unit {
  std::string_view name;
  int months;
  int days;
};
// As `folded` leaves them.
constexpr std::array<Unit, 20> kUnits{{
    {"ar", kMonthsAYear, 0},
    {"year", kMonthsAYear, 0},
    {"years", kMonthsAYear, 0},
    {"y", kMonthsAYear, 0},
    {"manad", 1, 0},
    {"manader", 1, 0},
    {"man", 1, 0},
    {"month", 1, 0},
    {"months", 1, 0},
    {"m", 1, 0},
    {"vecka", 0, kDaysAWeek},
    {"veckor", 0, kDaysAWeek},
    {"week", 0, kDaysAWeek},
    {"weeks", 0, kDaysAWeek},
    {"w", 0, kDaysAWeek},
    {"dag", 0, 1},
    {"dagar", 0, 1},
    {"day", 0, 1},
    {"days", 0, 1},
    {"d", 0, 1},
}};

/// Takes the number at the front of a text; nothing where there is none, and for nought.
std::optional<int> take_count(std::string_view& text) {
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || count <= 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return count;
}

}  // namespace

/// False where there is no such unit, or where it becomes too long.
bool Retention::lengthen(Term& term, int count, std::string_view unit) {
  const auto found = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& each) { return each.name == unit; });
  if (found == kUnits.end() || count > kMostDays) return false;
  term.months += count * found->months;
  term.days += count * found->days;
  return term.months <= kMostMonths && term.days <= kMostDays;
}

std::optional<Retention::Term> Retention::parse_words(std::string_view folded) {
  const auto count = take_count(folded);
  if (!count) return std::nullopt;
  if (folded.starts_with('_')) folded.remove_prefix(1);
  Term term;
  if (!lengthen(term, *count, folded)) return std::nullopt;
  return term;
}

std::optional<Retention::Term> Retention::parse_iso(std::string_view folded) {
  folded.remove_prefix(1);
  Term term;
  // ISO 8601-1: years, months, weeks and days in this order, each once.
  std::string_view units = "ymwd";
  do {
    const auto count = take_count(folded);
    const auto at = count && !folded.empty() ? units.find(folded.front()) : std::string_view::npos;
    if (at == std::string_view::npos || !lengthen(term, *count, units.substr(at, 1))) return std::nullopt;
    units.remove_prefix(at + 1);
    folded.remove_prefix(1);
  } while (!folded.empty());
  return term;
}

std::optional<Retention> Retention::parse(std::string_view text) {
  // Folding would make a blank of a minus.
  if (text.find('-') != std::string_view::npos) return std::nullopt;
  const std::string words = folded(text);
  std::string_view rest = words;
  if (rest == "bevaras") return Retention{std::nullopt};
  for (const std::string_view opening : {"gallras_efter_", "gallras_"}) {
    if (!rest.starts_with(opening)) continue;
    rest.remove_prefix(opening.size());
    break;
  }
  const auto term = rest.starts_with('p') ? parse_iso(rest) : parse_words(rest);
  if (!term) return std::nullopt;
  return Retention{term};
}

std::optional<time::Day> Retention::keeps_from(time::Day today) const {
  if (!term_) return std::nullopt;
  std::chrono::year_month_day date{today};
  date -= std::chrono::months{term_->months};
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return time::Day{date} - std::chrono::days{term_->days};
}

}  // namespace tryggkarta::casebook
