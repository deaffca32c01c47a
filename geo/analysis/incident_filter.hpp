// Which incidents a question is about.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "geo/casebook/incident_table.hpp"

namespace tryggkarta::analysis {

/// All conditions together. A default-made one takes every incident.
struct IncidentFilter {
  std::int32_t first_day = std::numeric_limits<std::int32_t>::min() / 2;  ///< days since 1970-01-01
  std::int32_t last_day = std::numeric_limits<std::int32_t>::max() / 2;   ///< included
  std::vector<std::uint16_t> categories;  ///< positions, groups already opened; empty: all. Ascending
  std::vector<std::uint16_t> sources;     ///< positions; empty: all
  casebook::Precision coarsest = casebook::Precision::okand;
  std::uint32_t hours = kAllHours;   ///< bit h: the hour [h, h + 1) by the city's clock
  std::uint8_t weekdays = kAllDays;  ///< bit 0 is Monday
  struct Area {
    std::size_t scheme;
    std::uint16_t area;
    friend auto operator<=>(const Area&, const Area&) = default;
  };
  std::optional<Area> area;

  static constexpr std::uint32_t kAllHours = 0xff'ffff;
  static constexpr std::uint8_t kAllDays = 0x7f;
  friend auto operator<=>(const IncidentFilter&, const IncidentFilter&) = default;
};

/// A filter made ready for one pass over the columns.
class RowTest {
 public:
  RowTest(const casebook::CasebookView& view, const IncidentFilter& filter);

  /// Has the run any day of the filter?
  bool touches(const casebook::IncidentTable::Run& run) const {
    return run.first_day <= filter_.last_day && filter_.first_day <= run.last_day;
  }
  /// Calls `visit(row)` for each row of [begin, end) of a run that the filter takes.
  template <class Visit>
  void each(const casebook::IncidentTable::Run& run, casebook::IncidentTable::Rows rows, const Visit& visit) const {
    const bool whole = filter_.first_day <= run.first_day && run.last_day <= filter_.last_day;
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
      if (!whole && !is_in_time(row)) continue;
      if (takes_category_[table_.category(row)] == 0) continue;
      if (more_ && !passes_the_rest(row)) continue;
      visit(row);
    }
  }
  /// All rows of the table, with and without a place.
  template <class Visit>
  void each(const Visit& visit) const {
    for (const auto& run : table_.runs()) {
      if (touches(run)) each(run, {run.begin, run.end}, visit);
    }
  }

 private:
  bool is_in_time(std::size_t row) const {
    const std::int32_t minute = table_.minute(row);
    return first_minute_ <= minute && minute < end_minute_;
  }
  bool passes_the_rest(std::size_t row) const;

  const casebook::IncidentTable& table_;
  const IncidentFilter& filter_;
  std::int32_t first_minute_;
  std::int32_t end_minute_;
  std::vector<std::uint8_t> takes_category_;
  std::vector<std::uint8_t> takes_source_;
  bool more_;  // any condition beside time and category
};

}  // namespace tryggkarta::analysis
