#include "geo/analysis/day_ranks.hpp"

#include <algorithm>
#include <limits>

#include "geo/error.hpp"

namespace tryggkarta::analysis {

namespace {

using casebook::IncidentTable;

struct Days {
  std::int32_t first = std::numeric_limits<std::int32_t>::max();
  std::int32_t last = std::numeric_limits<std::int32_t>::min();
};

Days days_of(const IncidentTable& table) {
  Days days;
  for (const auto& run : table.runs()) {
    days.first = std::min(days.first, run.first_day);
    days.last = std::max(days.last, run.last_day);
  }
  return days;
}

/// Rows by day, with one pass of counting.
std::vector<std::uint32_t> rows_by_day(const IncidentTable& table, const Days& days) {
  std::vector<std::uint32_t> next(static_cast<std::size_t>(days.last - days.first) + 2, 0);
  for (std::size_t row = 0; row < table.size(); ++row)
    ++next[static_cast<std::size_t>(table.day(row) - days.first) + 1];
  for (std::size_t day = 1; day < next.size(); ++day) next[day] += next[day - 1];
  std::vector<std::uint32_t> rows(table.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    rows[next[static_cast<std::size_t>(table.day(row) - days.first)]++] = static_cast<std::uint32_t>(row);
  }
  return rows;
}

}  // namespace

DayRanks::DayRanks(const casebook::CasebookView& view, std::size_t scheme)
    : areas_(view.schemes[scheme].areas.size() + 1), categories_(view.categories.size() + 1) {
  const IncidentTable& table = view.incidents;
  start_.assign(areas_ * categories_ + 1, 0);
  if (table.size() == 0) return;
  const Days days = days_of(table);
  if (days.last - days.first > std::numeric_limits<std::uint16_t>::max()) {
    throw Error{ErrorKind::broken, "The incidents span more than 179 years."};
  }
  first_day_ = days.first;
  const auto lists_of = [&](std::size_t row) {
    const std::uint16_t area = table.area(scheme, row);
    const std::size_t at = (area == IncidentTable::kNoArea ? areas_ - 1 : area) * categories_;
    return std::pair{at + table.category(row), at + categories_ - 1};
  };
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto [own, all] = lists_of(row);
    ++start_[own + 1];
    ++start_[all + 1];
  }
  for (std::size_t list = 1; list < start_.size(); ++list) start_[list] += start_[list - 1];
  days_.resize(start_.back());
  std::vector<std::uint32_t> next(start_.begin(), start_.end() - 1);
  for (const std::uint32_t row : rows_by_day(table, days)) {
    const auto day = static_cast<std::uint16_t>(table.day(row) - first_day_);
    const auto [own, all] = lists_of(row);
    days_[next[own]++] = day;
    days_[next[all]++] = day;
  }
}

std::int64_t DayRanks::ranks_between(std::size_t list, std::uint16_t first, std::uint32_t end) const {
  const auto begin = days_.begin() + start_[list];
  const auto stop = days_.begin() + start_[list + 1];
  return std::lower_bound(begin, stop, end) - std::lower_bound(begin, stop, first);
}

std::vector<std::int64_t> DayRanks::count(std::span<const std::uint16_t> categories, std::int32_t first_day,
                                          std::int32_t last_day) const {
  std::vector<std::int64_t> counts(areas_, 0);
  constexpr std::int64_t kLatest = std::numeric_limits<std::uint16_t>::max();
  const std::int64_t first = std::max<std::int64_t>(0, std::int64_t{first_day} - first_day_);
  const std::int64_t end = std::min<std::int64_t>(kLatest + 1, std::int64_t{last_day} - first_day_ + 1);
  if (first >= end) return counts;
  for (std::size_t area = 0; area < areas_; ++area) {
    const auto add = [&](std::size_t category) {
      counts[area] += ranks_between(area * categories_ + category, static_cast<std::uint16_t>(first),
                                    static_cast<std::uint32_t>(end));
    };
    if (categories.empty()) add(categories_ - 1);
    for (const std::uint16_t category : categories) add(category);
  }
  return counts;
}

}  // namespace tryggkarta::analysis
