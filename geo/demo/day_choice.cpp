#include "geo/demo/day_choice.hpp"

#include <algorithm>
#include <vector>

namespace tryggkarta::demo {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::year_month_day;
using time::Day;

constexpr double kDaysAYear = 365.25;

/// New Year, Valborg and the end of school have a rhythm of their own.
double peak_of(Peaks peaks, const year_month_day& date) {
  if (peaks == Peaks::none) return 1;
  const unsigned month = static_cast<unsigned>(date.month());
  const unsigned day = static_cast<unsigned>(date.day());
  const double new_year = peaks == Peaks::fires ? 6 : 2.2;
  if ((month == 12 && day == 31) || (month == 1 && day == 1)) return new_year;
  if (month == 4 && day == 30) return peaks == Peaks::fires ? 3 : 1.8;
  if (month == 6 && day >= 10 && day <= 14) return 1.4;
  return 1;
}

/// Nothing is ever quite as last year: every month is up to an eighth above or below what is expected of it.
double whim_of(const CategoryProfile& profile, const year_month_day& date) {
  std::uint64_t name = 0;
  for (const char letter : profile.category) name = mixed(name ^ static_cast<unsigned char>(letter));
  const auto month =
      static_cast<std::uint64_t>(static_cast<int>(date.year()) * 12) + static_cast<unsigned>(date.month());
  return 0.875 + 0.25 * Chance{name, month}.unit();
}

/// Weight of every day, 10 000 for an ordinary one.
std::vector<std::uint32_t> day_weights(const CategoryProfile& profile, Day first, Day end) {
  std::vector<std::uint32_t> weights;
  for (Day day = first; day < end; day += days{1}) {
    const year_month_day date{day};
    const unsigned weekday = std::chrono::weekday{day}.iso_encoding() - 1;
    const double trend = 1 + profile.change / 1000.0 * static_cast<double>((day - first).count()) / kDaysAYear;
    const double season = profile.rhythm->months[static_cast<unsigned>(date.month()) - 1];
    const double weight = season * profile.rhythm->weekdays[weekday] * std::max(trend, 0.2) *
                          peak_of(profile.peaks, date) * whim_of(profile, date);
    weights.push_back(static_cast<std::uint32_t>(weight));
  }
  return weights;
}

std::vector<std::uint32_t> hour_weights(const Rhythm& rhythm) { return {rhythm.hours.begin(), rhythm.hours.end()}; }

int expected_of(const CategoryProfile& profile, Day first, Day end) {
  double sum = 0;
  for (const std::uint32_t weight : day_weights(profile, first, end)) sum += weight / 10'000.0;
  return static_cast<int>(profile.a_year * sum / kDaysAYear + 0.5);
}

minutes drawn_length(Length length, Chance& chance) {
  switch (length) {
    case Length::moment: return minutes{0};
    case Length::hours: return minutes{30 + 15 * chance.below(40)};
    case Length::night: return minutes{60 * (7 + chance.below(8))};
    case Length::days:
      return chance.happens(0.7) ? minutes{60 * (3 + chance.below(10))} : minutes{60 * (24 + chance.below(120))};
  }
  return minutes{0};
}

}  // namespace

DayChoice::DayChoice(const CategoryProfile& profile, Day first, Day end)
    : profile_(profile),
      first_(first),
      end_(end),
      days_(day_weights(profile, first, end)),
      hours_(hour_weights(*profile.rhythm)),
      expected_(expected_of(profile, first, end)) {}

Moment DayChoice::pick(Chance& chance) const {
  Day day = first_ + days{days_.pick(chance)};
  const hours hour{hours_.pick(chance)};
  // The small hours belong to the evening before: a Saturday night ends on Sunday.
  if (hour < hours{5} && day + days{1} < end_) day += days{1};
  const minutes minute{5 * chance.below(12)};
  const local_seconds from = local_seconds{day.time_since_epoch()} + hour + minute;
  const local_seconds to = from + drawn_length(profile_.length, chance);
  return {from, std::min(to, local_seconds{end_.time_since_epoch()} - minutes{1})};
}

}  // namespace tryggkarta::demo
