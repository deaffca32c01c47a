// When: the cells of a row that hold dates and times, as an interval in UTC.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "geo/import/complaint.hpp"
#include "geo/import/date_text.hpp"
#include "geo/import/field_map.hpp"
#include "geo/import/table_reader.hpp"

namespace tryggkarta::import {

/// [from, to) where an interval is known; both equal where one instant is.
struct Interval {
  time::Instant from{};
  time::Instant to{};
};

/// Reads the columns that a map names for time. A date without a time of day is the interval of its day, a month that
/// of the month.
class TimeCells {
 public:
  static constexpr int kFirstYear = 1950;

  /// Throws Error(bad_input) when a named column is not there. Years after the next one are refused row by row.
  TimeCells(const FieldMap& map, const TableReader& table, time::TimeZone zone, time::Day today);

  Reading<Interval> read(std::span<const std::string_view> cells) const;
  /// Positions of the columns used.
  std::vector<std::size_t> columns() const;

 private:
  struct Column {
    std::size_t position;
    std::string name;
  };
  static std::optional<Column> column_of(const std::string& name, const FieldMap& map, const TableReader& table);
  Reading<WrittenTime> read_begin(std::span<const std::string_view> cells) const;
  Reading<Interval> read_month(std::span<const std::string_view> cells) const;
  Reading<Interval> with_end(const WrittenTime& begin, std::span<const std::string_view> cells) const;
  std::optional<Complaint> complaint_about_year(time::Day day, const std::string& field) const;
  time::Instant end_of(const WrittenTime& written) const;

  std::optional<Column> from_, to_, date_, clock_, month_;
  time::TimeZone zone_;
  int last_year_;
};

}  // namespace tryggkarta::import
