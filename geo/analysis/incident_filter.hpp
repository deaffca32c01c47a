// Which incidents a question is about.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "geo/casebook/incident_table.hpp"

namespace tryggkarta::analysis {

/// Days since 1970-01-01, both included.
struct DayStretch {
  std::int32_t first;
  std::int32_t last;
  friend auto operator<=>(const DayStretch&, const DayStretch&) = default;
};

/// All conditions together. A default-made one takes every incident.
struct IncidentFilter {
  std::int32_t first_day = std::numeric_limits<std::int32_t>::min() / 2;  ///< days since 1970-01-01
  std::int32_t last_day = std::numeric_limits<std::int32_t>::max() / 2;   ///< included
  /// These days as well: all before `first_day`, the latest first, none overlapping.
  std::vector<DayStretch> earlier;
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
  /// Rows outside of these areas are not there: the limit of a right. No area: no row.
  struct Reach {
    std::size_t scheme = 0;
    std::vector<std::uint16_t> areas;  ///< ascending
    friend auto operator<=>(const Reach&, const Reach&) = default;
  };
  std::optional<Reach> reach;

  static constexpr std::uint32_t kAllHours = 0xff'ffff;
  static constexpr std::uint8_t kAllDays = 0x7f;

  /// Every stretch of its days, the latest first.
  std::vector<DayStretch> stretches() const;
  friend auto operator<=>(const IncidentFilter&, const IncidentFilter&) = default;
};

/// A filter made ready for one pass over the columns.
class RowTest {
 public:
  RowTest(const casebook::CasebookView& view, const IncidentFilter& filter);

  /// Has the run any day of the filter?
  bool touches(const casebook::IncidentTable::Run& run) const {
    return std::any_of(stretches_.begin(), stretches_.end(), [&](const DayStretch& days) {
      return run.first_day <= days.last && days.first <= run.last_day;
    });
  }
  /// Calls `visit(row)` for each row of [begin, end) of a run that the filter takes.
  template <class Visit>
  void each(const casebook::IncidentTable::Run& run, casebook::IncidentTable::Rows rows, const Visit& visit) const {
    const bool whole = std::any_of(stretches_.begin(), stretches_.end(), [&](const DayStretch& days) {
      return days.first <= run.first_day && run.last_day <= days.last;
    });
    std::array<std::uint32_t, kBlock> taken;
    for (std::size_t begin = rows.begin; begin < rows.end; begin += kBlock) {
      const std::size_t count = select(begin, std::min(rows.end, begin + kBlock), whole, taken);
      for (std::size_t i = 0; i < count; ++i) visit(std::size_t{taken[i]});
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
  static constexpr std::size_t kBlock = 1024;

  /// The rows of [begin, end), at most a block, that the filter takes; returns how many. Condition by condition, each
  /// over the rows that are left: the processor then guesses nothing and reads no column that nobody asks for.
  std::size_t select(std::size_t begin, std::size_t end, bool whole_run,
                     std::array<std::uint32_t, kBlock>& taken) const;

  bool takes_day(std::size_t row) const;
  bool takes_clock(std::size_t row) const;

  const casebook::IncidentTable& table_;
  const IncidentFilter& filter_;
  std::vector<DayStretch> stretches_;
  std::int32_t first_minute_;
  std::int32_t end_minute_;
  std::vector<std::uint8_t> takes_category_;
  std::vector<std::uint8_t> takes_source_;
  std::vector<std::uint8_t> reaches_area_;  ///< one more for rows without an area
  bool asks_source_;
  bool asks_precision_;
  bool asks_clock_;
};

}  // namespace tryggkarta::analysis
