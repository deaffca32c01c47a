#include "geo/disclosure/month_counts.hpp"

#include <algorithm>

namespace tryggkarta::disclosure {

namespace {

int absolute_month(time::Day day) {
  const std::chrono::year_month_day date{day};
  return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

time::Day day_at(std::int32_t days) { return time::Day{std::chrono::days{days}}; }

}  // namespace

int MonthCounts::month_of(time::Day day) const { return absolute_month(day) - first_month_; }

MonthCounts::MonthCounts(const casebook::CasebookView& view, std::size_t scheme)
    : areas_(view.schemes[scheme].areas.size()) {
  const auto& incidents = view.incidents;
  if (incidents.size() == 0) return;
  std::int32_t first_day = incidents.day(0);
  std::int32_t last_day = first_day;
  for (std::size_t row = 1; row < incidents.size(); ++row) {
    first_day = std::min(first_day, incidents.day(row));
    last_day = std::max(last_day, incidents.day(row));
  }
  first_month_ = absolute_month(day_at(first_day));
  months_ = static_cast<std::size_t>(month_of(day_at(last_day))) + 1;
  counts_.assign(view.categories.size() * months_ * (areas_ + 1), 0);
  // One look at the calendar for each day instead of each row.
  std::vector<int> month_by_day;
  for (std::int32_t day = first_day; day <= last_day; ++day) month_by_day.push_back(month_of(day_at(day)));
  for (std::size_t row = 0; row < incidents.size(); ++row) {
    const std::uint16_t area = incidents.area(scheme, row);
    const std::size_t where = area == casebook::IncidentTable::kNoArea ? areas_ : area;
    const int month = month_by_day[static_cast<std::size_t>(incidents.day(row) - first_day)];
    ++counts_[cell(incidents.category(row), month, where)];
  }
}

void MonthCounts::add(std::size_t category, const time::Period& period, std::vector<std::int64_t>& cells) const {
  if (months_ == 0) return;
  const int from = std::max(0, month_of(period.first_day()));
  const int to = std::min(static_cast<int>(months_), month_of(period.end_day()));
  for (int month = from; month < to; ++month) {
    const auto* counts = &counts_[cell(category, month, 0)];
    for (std::size_t area = 0; area <= areas_; ++area) cells[area] += counts[area];
  }
}

}  // namespace tryggkarta::disclosure
