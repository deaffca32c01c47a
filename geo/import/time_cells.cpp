#include "geo/import/time_cells.hpp"

#include <fmt/format.h>

namespace tryggkarta::import {

namespace {

Complaint unreadable(const std::string& field, std::string_view kind_swedish, std::string_view kind_english) {
  return {field, fmt::format("{} går inte att läsa: skriv t.ex. 2024-03-05 eller 2024-03-05 08:23", kind_swedish),
          fmt::format("the {} cannot be read: write for instance 2024-03-05 or 2024-03-05 08:23", kind_english)};
}

Complaint missing(const std::string& field) { return {field, "tid saknas", "there is no time"}; }

}  // namespace

std::optional<TimeCells::Column> TimeCells::column_of(const std::string& name, const FieldMap& map,
                                                      const TableReader& table) {
  if (name.empty()) return std::nullopt;
  return Column{table.column(name, map.file), name};
}

TimeCells::TimeCells(const FieldMap& map, const TableReader& table, time::TimeZone zone, time::Day today)
    : from_(column_of(map.columns.from, map, table)),
      to_(column_of(map.columns.to, map, table)),
      date_(column_of(map.columns.date, map, table)),
      clock_(column_of(map.columns.time, map, table)),
      month_(column_of(map.columns.month, map, table)),
      zone_(std::move(zone)),
      last_year_(static_cast<int>(std::chrono::year_month_day{today}.year()) + 1) {}

std::vector<std::size_t> TimeCells::columns() const {
  std::vector<std::size_t> positions;
  for (const auto* column : {&from_, &to_, &date_, &clock_, &month_}) {
    if (*column) positions.push_back((*column)->position);
  }
  return positions;
}

std::optional<Complaint> TimeCells::complaint_about_year(time::Day day, const std::string& field) const {
  const int year = static_cast<int>(std::chrono::year_month_day{day}.year());
  if (year < kFirstYear) {
    return Complaint{field, fmt::format("året {} är före {}", year, kFirstYear),
                     fmt::format("the year {} is before {}", year, kFirstYear)};
  }
  if (year > last_year_) {
    return Complaint{field, fmt::format("året {} är efter {}", year, last_year_),
                     fmt::format("the year {} is after {}", year, last_year_)};
  }
  return std::nullopt;
}

Reading<Interval> TimeCells::read_month(std::span<const std::string_view> cells) const {
  const std::string_view cell = trimmed(cells[month_->position]);
  if (cell.empty()) return missing(month_->name);
  const auto first = parse_month(cell);
  if (!first)
    return Complaint{month_->name, "månaden går inte att läsa: skriv t.ex. 2024-03",
                     "the month cannot be read: write for instance 2024-03"};
  if (auto complaint = complaint_about_year(*first, month_->name)) return *std::move(complaint);
  const std::chrono::year_month_day date{*first};
  const time::Day next{date.year() / date.month() / std::chrono::day{1} + std::chrono::months{1}};
  return Interval{instant_of({.day = *first, .clock = {}, .offset = {}}, zone_),
                  instant_of({.day = next, .clock = {}, .offset = {}}, zone_)};
}

Reading<WrittenTime> TimeCells::read_begin(std::span<const std::string_view> cells) const {
  const Column& day_column = from_ ? *from_ : *date_;
  const std::string_view cell = trimmed(cells[day_column.position]);
  if (cell.empty()) return missing(day_column.name);
  auto written = parse_written_time(cell);
  if (!written) return unreadable(day_column.name, "datumet", "date");
  if (auto complaint = complaint_about_year(written->day, day_column.name)) return *std::move(complaint);
  if (!clock_) return *written;
  const std::string_view clock_cell = trimmed(cells[clock_->position]);
  if (clock_cell.empty()) return *written;
  written->clock = parse_clock(clock_cell);
  // Spreadsheets write the time of day as a date with it.
  if (!written->clock) {
    if (const auto whole = parse_written_time(clock_cell)) written->clock = whole->clock;
  }
  if (!written->clock) {
    return Complaint{clock_->name, "klockslaget går inte att läsa: skriv t.ex. 08:23",
                     "the time of day cannot be read: write for instance 08:23"};
  }
  return *written;
}

time::Instant TimeCells::end_of(const WrittenTime& written) const {
  if (written.clock) return instant_of(written, zone_);
  return instant_of({.day = written.day + std::chrono::days{1}, .clock = {}, .offset = {}}, zone_);
}

Reading<Interval> TimeCells::with_end(const WrittenTime& begin, std::span<const std::string_view> cells) const {
  const Interval alone{instant_of(begin, zone_), end_of(begin)};
  const std::string_view cell = to_ ? trimmed(cells[to_->position]) : std::string_view{};
  if (cell.empty()) return alone;
  const auto written = parse_written_time(cell);
  if (!written) return unreadable(to_->name, "sluttiden", "end");
  if (auto complaint = complaint_about_year(written->day, to_->name)) return *std::move(complaint);
  const Interval interval{alone.from, end_of(*written)};
  if (interval.to < interval.from)
    return Complaint{to_->name, "sluttiden ligger före starttiden", "the end is before the beginning"};
  return interval;
}

Reading<Interval> TimeCells::read(std::span<const std::string_view> cells) const {
  if (month_) return read_month(cells);
  auto begin = read_begin(cells);
  if (auto* complaint = std::get_if<Complaint>(&begin)) return std::move(*complaint);
  return with_end(std::get<WrittenTime>(begin), cells);
}

}  // namespace tryggkarta::import
