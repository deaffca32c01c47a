#include "server/public/day_range.hpp"

#include "server/public/arguments.hpp"

namespace tryggkarta::public_routes {

namespace {

using namespace std::chrono;

http::ProblemError not_a_time() {
  return refusal(
      "datetime",
      "Skriv en tidpunkt enligt RFC 3339 (2026-11-24T12:00:00Z), en dag (2026-11-24) eller två med snedstreck "
      "emellan, där .. är en öppen ände. Ett plustecken skrivs %2B i en adress.",
      "Write an instant by RFC 3339 (2026-11-24T12:00:00Z), a day (2026-11-24) or two of them with a slash "
      "between, where .. is an open end. A plus sign is written %2B in an address.");
}

/// Two digits at `at`, at most `most`.
std::optional<int> two_digits(std::string_view text, std::size_t at, int most) {
  if (text.size() < at + 2) return std::nullopt;
  const auto value = read_integer(text.substr(at, 2));
  if (!value || *value < 0 || *value > most || text[at] == '-') return std::nullopt;
  return static_cast<int>(*value);
}

/// "12:30" → seconds.
std::optional<seconds> clock_in(std::string_view text) {
  const auto hour = two_digits(text, 0, 23);
  const auto minute = two_digits(text, 3, 59);
  if (text.size() != 5 || text[2] != ':' || !hour || !minute) return std::nullopt;
  return hours{*hour} + minutes{*minute};
}

/// "Z" or "+01:00" → what to take away from the wall clock.
std::optional<seconds> offset_in(std::string_view text) {
  if (text == "Z" || text == "z") return seconds{0};
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto offset = clock_in(text.substr(1));
  if (!offset) return std::nullopt;
  return text[0] == '+' ? *offset : -*offset;
}

/// "12:30:15.25+01:00" on a day → instant.
std::optional<time::Instant> instant_in(time::Day day, std::string_view text) {
  if (text.size() < 9 || text[5] != ':') return std::nullopt;
  const auto clock = clock_in(text.substr(0, 5));
  const auto second = two_digits(text, 6, 60);
  std::string_view rest = text.substr(8);
  if (rest.starts_with('.')) {
    const auto end_of_fraction = rest.find_first_not_of("0123456789", 1);
    if (end_of_fraction == 1 || end_of_fraction == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(end_of_fraction);
  }
  const auto offset = offset_in(rest);
  if (!clock || !second || !offset) return std::nullopt;
  return time::Instant{day} + *clock + seconds{*second} - *offset;
}

time::Day day_in(std::string_view text, const time::TimeZone& zone) {
  const auto day = time::parse_day(text.substr(0, 10));
  if (!day) throw not_a_time();
  std::string_view rest = text.substr(10);
  if (rest.empty() || rest == "T" || rest == "t") return *day;
  if (rest[0] != 'T' && rest[0] != 't') throw not_a_time();
  const auto instant = instant_in(*day, rest.substr(1));
  if (!instant) throw not_a_time();
  return zone.day_of(*instant);
}

std::optional<time::Day> end_in(std::string_view text, const time::TimeZone& zone) {
  if (text.empty() || text == "..") return std::nullopt;
  return day_in(text, zone);
}

}  // namespace

bool DayRange::overlaps(const DayRange& other) const {
  if (first && other.last && *first > *other.last) return false;
  return !(last && other.first && *other.first > *last);
}

DayRange parse_datetime(std::string_view text, const time::TimeZone& zone) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) {
    const auto day = day_in(text, zone);
    return {day, day};
  }
  const DayRange range{end_in(text.substr(0, slash), zone), end_in(text.substr(slash + 1), zone)};
  if (!range.first && !range.last) {
    throw refusal("datetime", "Ett intervall behöver minst en ände.", "An interval needs at least one end.");
  }
  if (range.first && range.last && *range.first > *range.last) {
    throw refusal("datetime", "Intervallet slutar före sin början.", "The interval ends before it starts.");
  }
  return range;
}

}  // namespace tryggkarta::public_routes
