// Dates and times as files write them, ISO and Swedish.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "geo/time/local_time.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::import {

/// A day with what is known of the time of day.
struct WrittenTime {
  time::Day day{};
  /// Since midnight; 24 h is the end of the day. Absent where only the day is written.
  std::optional<std::chrono::seconds> clock;
  /// Offset from UTC, where it is written ("Z", "+02:00"); else the wall clock of the map's time zone.
  std::optional<std::chrono::seconds> offset;
};

/// "2024-03-05", "2024/03/05", "20240305", "5/3/2024", "05.03.2024", "5-3-2024" (day first); after a blank or "T" a
/// time of day; after that an offset. Nothing for anything else, also for days that do not exist and years of two
/// digits.
std::optional<WrittenTime> parse_written_time(std::string_view text);
/// "8:23", "08:23:00", "13.37", "13.37.05", "1337", "24:00"; fractions of a second are dropped.
std::optional<std::chrono::seconds> parse_clock(std::string_view text);
/// "2020-01", "2020-01-01" (any day of it), "202001", "2020/1", "1/2020" → the first day of the month.
std::optional<time::Day> parse_month(std::string_view text);

/// The instant of a written time, by its offset or in the zone; midnight where only the day is written.
time::Instant instant_of(const WrittenTime& written, const time::TimeZone& zone);

}  // namespace tryggkarta::import
