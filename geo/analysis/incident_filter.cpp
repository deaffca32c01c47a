#include "geo/analysis/incident_filter.hpp"

#include <algorithm>

namespace tryggkarta::analysis {

namespace {

std::int32_t minute_of(std::int32_t day) {
  const std::int64_t minute = std::int64_t{day} * casebook::IncidentTable::kMinutesADay;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(minute, std::numeric_limits<std::int32_t>::min(),
                                                            std::numeric_limits<std::int32_t>::max()));
}

std::vector<std::uint8_t> taken(const std::vector<std::uint16_t>& positions, std::size_t all) {
  std::vector<std::uint8_t> flags(all, positions.empty() ? 1 : 0);
  for (const std::uint16_t position : positions) flags.at(position) = 1;
  return flags;
}

std::vector<std::uint8_t> reached(const std::optional<IncidentFilter::Reach>& reach,
                                  const casebook::CasebookView& view) {
  if (!reach || view.schemes.empty()) return {};
  std::vector<std::uint8_t> flags(view.schemes.at(reach->scheme).areas.size() + 1, 0);
  for (const std::uint16_t area : reach->areas) flags.at(area) = 1;
  return flags;
}

}  // namespace

std::vector<DayStretch> IncidentFilter::stretches() const {
  std::vector<DayStretch> all{{first_day, last_day}};
  all.insert(all.end(), earlier.begin(), earlier.end());
  return all;
}

RowTest::RowTest(const casebook::CasebookView& view, const IncidentFilter& filter)
    : table_(view.incidents),
      filter_(filter),
      stretches_(filter.stretches()),
      first_minute_(minute_of(filter.first_day)),
      end_minute_(minute_of(filter.last_day + 1)),
      takes_category_(taken(filter.categories, view.categories.size())),
      takes_source_(taken(filter.sources, view.sources.size())),
      reaches_area_(reached(filter.reach, view)),
      asks_source_(!filter.sources.empty()),
      asks_precision_(filter.coarsest != casebook::Precision::okand),
      asks_clock_(filter.hours != IncidentFilter::kAllHours || filter.weekdays != IncidentFilter::kAllDays) {}

std::size_t RowTest::select(std::size_t begin, std::size_t end, bool whole_run,
                            std::array<std::uint32_t, kBlock>& taken) const {
  std::size_t count = 0;
  for (std::size_t row = begin; row < end; ++row) taken[count++] = static_cast<std::uint32_t>(row);
  const auto keep = [&](const auto& takes) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t row = taken[i];
      taken[kept] = row;
      kept += takes(row) ? 1 : 0;
    }
    count = kept;
  };
  const std::int32_t* minutes = table_.minutes();
  if (!whole_run && stretches_.size() > 1) {
    keep([&](std::uint32_t row) { return takes_day(row); });
  } else if (!whole_run) {
    keep([&, from = first_minute_, to = end_minute_](std::uint32_t row) {
      return static_cast<int>(from <= minutes[row]) & static_cast<int>(minutes[row] < to);
    });
  }
  if (!filter_.categories.empty()) {
    keep([flags = takes_category_.data(), of = table_.categories()](std::uint32_t row) { return flags[of[row]] != 0; });
  }
  if (asks_source_) {
    keep([flags = takes_source_.data(), of = table_.sources()](std::uint32_t row) { return flags[of[row]] != 0; });
  }
  if (asks_precision_) {
    keep([coarsest = filter_.coarsest, of = table_.precisions()](std::uint32_t row) { return of[row] <= coarsest; });
  }
  if (filter_.area) {
    keep([&](std::uint32_t row) { return table_.area(filter_.area->scheme, row) == filter_.area->area; });
  }
  if (filter_.reach) {
    keep([&, scheme = filter_.reach->scheme](std::uint32_t row) {
      if (reaches_area_.empty()) return false;
      return reaches_area_[std::min<std::size_t>(table_.area(scheme, row), reaches_area_.size() - 1)] != 0;
    });
  }
  if (asks_clock_) keep([&](std::uint32_t row) { return takes_clock(row); });
  return count;
}

bool RowTest::takes_day(std::size_t row) const {
  const std::int32_t day = table_.day(row);
  return std::any_of(stretches_.begin(), stretches_.end(),
                     [&](const DayStretch& days) { return days.first <= day && day <= days.last; });
}

bool RowTest::takes_clock(std::size_t row) const {
  constexpr std::int32_t kThursday = 3;  // 1970-01-01 was one
  const std::int32_t day = table_.day(row);
  const std::int32_t from_monday = (day + kThursday) % 7;
  if ((filter_.weekdays >> (from_monday < 0 ? from_monday + 7 : from_monday) & 1) == 0) return false;
  if (filter_.hours == IncidentFilter::kAllHours) return true;
  // An incident known to the night alone has no hour (M16 spreads it; a filter does not).
  const std::int32_t hour = (table_.minute(row) - day * casebook::IncidentTable::kMinutesADay) / 60;
  return (filter_.hours >> hour & 1) != 0 && table_.hour_known(row);
}

}  // namespace tryggkarta::analysis
