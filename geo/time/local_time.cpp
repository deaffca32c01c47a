#include "geo/time/local_time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

namespace tryggkarta::time {

namespace {
const date::time_zone& zone_of(const void* pointer) { return *static_cast<const date::time_zone*>(pointer); }
}  // namespace

std::optional<TimeZone> TimeZone::named(std::string_view name) {
  try {
    const std::string owned{name};
    return TimeZone{date::locate_zone(owned), owned};
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

Instant TimeZone::to_utc(std::chrono::local_seconds wall_clock) const {
  const date::local_seconds local{wall_clock.time_since_epoch()};
  return Instant{zone_of(zone_).to_sys(local, date::choose::earliest).time_since_epoch()};
}

std::chrono::local_seconds TimeZone::to_local(Instant instant) const {
  const date::sys_seconds utc{instant.time_since_epoch()};
  return std::chrono::local_seconds{zone_of(zone_).to_local(utc).time_since_epoch()};
}

TimeZone::Offset TimeZone::offset_at(Instant instant) const {
  const auto info = zone_of(zone_).get_info(date::sys_seconds{instant.time_since_epoch()});
  return {Instant{info.begin.time_since_epoch()}, Instant{info.end.time_since_epoch()}, info.offset};
}

Day TimeZone::day_of(Instant instant) const {
  return Day{std::chrono::floor<std::chrono::days>(to_local(instant)).time_since_epoch()};
}

std::string format_instant(Instant instant) {
  const auto midnight = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss clock{instant - midnight};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_day(midnight), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return std::nullopt;
  const auto day = parse_day(text.substr(0, 10));
  const auto two = [&](std::size_t at) {
    const char tens = text[at];
    const char ones = text[at + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return -1;
    return (tens - '0') * 10 + (ones - '0');
  };
  const int hours = two(11);
  const int minutes = two(14);
  const int seconds = two(17);
  if (!day || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59)
    return std::nullopt;
  return Instant{*day} + std::chrono::hours{hours} + std::chrono::minutes{minutes} + std::chrono::seconds{seconds};
}

}  // namespace tryggkarta::time
