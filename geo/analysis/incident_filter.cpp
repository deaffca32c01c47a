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

/// 1970-01-01 was a Thursday.
unsigned weekday_of(std::int32_t day) {
  constexpr std::int32_t kThursday = 3;
  return static_cast<unsigned>(((day + kThursday) % 7 + 7) % 7);
}

}  // namespace

RowTest::RowTest(const casebook::CasebookView& view, const IncidentFilter& filter)
    : table_(view.incidents),
      filter_(filter),
      first_minute_(minute_of(filter.first_day)),
      end_minute_(minute_of(filter.last_day + 1)),
      takes_category_(taken(filter.categories, view.categories.size())),
      takes_source_(taken(filter.sources, view.sources.size())),
      more_(!filter.sources.empty() || filter.coarsest != casebook::Precision::okand ||
            filter.hours != IncidentFilter::kAllHours || filter.weekdays != IncidentFilter::kAllDays || filter.area) {}

bool RowTest::passes_the_rest(std::size_t row) const {
  if (takes_source_[table_.source(row)] == 0) return false;
  if (table_.precision(row) > filter_.coarsest) return false;
  if (filter_.area && table_.area(filter_.area->scheme, row) != filter_.area->area) return false;
  const std::int32_t day = table_.day(row);
  if ((filter_.weekdays >> weekday_of(day) & 1) == 0) return false;
  if (filter_.hours == IncidentFilter::kAllHours) return true;
  // An incident known to the night alone has no hour (M16 spreads it; a filter does not).
  const std::int32_t hour = (table_.minute(row) - day * casebook::IncidentTable::kMinutesADay) / 60;
  return table_.hour_known(row) && (filter_.hours >> hour & 1) != 0;
}

}  // namespace tryggkarta::analysis
