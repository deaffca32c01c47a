// Between the city's clock and UTC. The only file that knows time zones.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "geo/time/period.hpp"

namespace tryggkarta::time {

/// An instant in UTC, whole seconds.
using Instant = std::chrono::sys_seconds;

/// A named time zone of the system's zone table ("Europe/Stockholm").
class TimeZone {
 public:
  /// Nothing when the system does not know the name.
  static std::optional<TimeZone> named(std::string_view name);

  /// Wall clock → UTC. A time that occurs twice (autumn) means the first; one that does not occur (spring) the
  /// instant of the jump.
  Instant to_utc(std::chrono::local_seconds wall_clock) const;
  std::chrono::local_seconds to_local(Instant instant) const;
  /// The civil day of an instant.
  Day day_of(Instant instant) const;
  /// How far the wall clock is ahead of UTC at an instant, and the instants [begin, end) for which that holds.
  struct Offset {
    Instant begin;
    Instant end;
    std::chrono::seconds ahead;
  };
  Offset offset_at(Instant instant) const;
  const std::string& name() const { return name_; }

 private:
  TimeZone(const void* zone, std::string name) : zone_(zone), name_(std::move(name)) {}
  const void* zone_;  // date::time_zone, owned by the zone table for the life of the process
  std::string name_;
};

/// Instant → "2026-11-24T03:40:00Z".
std::string format_instant(Instant instant);
/// "2026-11-24T03:40:00Z" → Instant.
std::optional<Instant> parse_instant(std::string_view text);

}  // namespace tryggkarta::time
