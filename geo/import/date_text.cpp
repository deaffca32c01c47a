#include "geo/import/date_text.hpp"

#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Reads a text from the left.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  struct Number {
    int value = 0;
    int digits = 0;
  };
  /// As many digits as there are, at most nine.
  Number number() {
    Number number;
    while (number.digits < 9 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
      number.value = number.value * 10 + (text_[at_++] - '0');
      ++number.digits;
    }
    return number;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  /// The character at hand if it is one of these, else 0.
  char take_any(std::string_view these) {
    if (at_ >= text_.size() || these.find(text_[at_]) == std::string_view::npos) return 0;
    return text_[at_++];
  }
  void skip_blanks() {
    while (take(' ')) {
    }
  }
  bool at_end() const { return at_ == text_.size(); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<time::Day> day_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1000 || !date.ok()) return std::nullopt;
  return time::Day{date};
}

std::optional<time::Day> read_day(Cursor& cursor) {
  const auto first = cursor.number();
  if (first.digits == 8) return day_of(first.value / 10'000, first.value / 100 % 100, first.value % 100);
  const char separator = cursor.take_any("-/.");
  if (separator == 0) return std::nullopt;
  const auto second = cursor.number();
  if (second.digits < 1 || second.digits > 2 || !cursor.take(separator)) return std::nullopt;
  const auto third = cursor.number();
  if (first.digits == 4 && (third.digits == 1 || third.digits == 2))
    return day_of(first.value, second.value, third.value);
  if ((first.digits == 1 || first.digits == 2) && third.digits == 4)
    return day_of(third.value, second.value, first.value);
  return std::nullopt;
}

std::optional<seconds> clock_of(int hour, int minute, int second) {
  const bool end_of_day = hour == 24 && minute == 0 && second == 0;
  if (minute > 59 || second > 60 || (hour > 23 && !end_of_day)) return std::nullopt;
  return hours{hour} + minutes{minute} + seconds{std::min(second, 59)};
}

std::optional<seconds> read_clock(Cursor& cursor) {
  const auto hour = cursor.number();
  if (hour.digits == 4) return clock_of(hour.value / 100, hour.value % 100, 0);
  if (hour.digits == 6) return clock_of(hour.value / 10'000, hour.value / 100 % 100, hour.value % 100);
  if (hour.digits < 1 || hour.digits > 2) return std::nullopt;
  const char separator = cursor.take_any(":.");
  if (separator == 0) return std::nullopt;
  const auto minute = cursor.number();
  if (minute.digits != 2) return std::nullopt;
  int second = 0;
  if (cursor.take(separator)) {
    const auto read = cursor.number();
    if (read.digits != 2) return std::nullopt;
    second = read.value;
    if (cursor.take_any(".,") != 0 && cursor.number().digits == 0) return std::nullopt;
  }
  return clock_of(hour.value, minute.value, second);
}

/// "Z", "+02:00", "+0200", "-05".
std::optional<seconds> read_offset(Cursor& cursor) {
  if (cursor.take('Z') || cursor.take('z')) return seconds{0};
  const char sign = cursor.take_any("+-");
  if (sign == 0) return std::nullopt;
  const auto hour = cursor.number();
  int minute = 0;
  int hour_value = hour.value;
  if (hour.digits == 4) {
    minute = hour.value % 100;
    hour_value = hour.value / 100;
  } else if (hour.digits != 2) {
    return std::nullopt;
  } else if (cursor.take(':')) {
    const auto read = cursor.number();
    if (read.digits != 2) return std::nullopt;
    minute = read.value;
  }
  if (hour_value > 14 || minute > 59) return std::nullopt;
  const seconds offset = hours{hour_value} + minutes{minute};
  return sign == '-' ? -offset : offset;
}

}  // namespace

std::optional<WrittenTime> parse_written_time(std::string_view text) {
  Cursor cursor{trimmed(text)};
  const auto day = read_day(cursor);
  if (!day) return std::nullopt;
  WrittenTime written{.day = *day, .clock = std::nullopt, .offset = std::nullopt};
  if (cursor.at_end()) return written;
  if (cursor.take_any("T ,") == 0) return std::nullopt;
  cursor.skip_blanks();
  written.clock = read_clock(cursor);
  if (!written.clock) return std::nullopt;
  cursor.skip_blanks();
  if (cursor.at_end()) return written;
  written.offset = read_offset(cursor);
  if (!written.offset || !cursor.at_end()) return std::nullopt;
  return written;
}

std::optional<seconds> parse_clock(std::string_view text) {
  Cursor cursor{trimmed(text)};
  const auto clock = read_clock(cursor);
  return cursor.at_end() ? clock : std::nullopt;
}

std::optional<time::Day> parse_month(std::string_view text) {
  const std::string_view plain = trimmed(text);
  if (const auto written = parse_written_time(plain)) {
    const std::chrono::year_month_day date{written->day};
    return time::Day{date.year() / date.month() / std::chrono::day{1}};
  }
  Cursor cursor{plain};
  const auto first = cursor.number();
  if (first.digits == 6 && cursor.at_end()) return day_of(first.value / 100, first.value % 100, 1);
  if (cursor.take_any("-/.") == 0) return std::nullopt;
  const auto second = cursor.number();
  if (!cursor.at_end()) return std::nullopt;
  if (first.digits == 4 && (second.digits == 1 || second.digits == 2)) return day_of(first.value, second.value, 1);
  if ((first.digits == 1 || first.digits == 2) && second.digits == 4) return day_of(second.value, first.value, 1);
  return std::nullopt;
}

time::Instant instant_of(const WrittenTime& written, const time::TimeZone& zone) {
  const seconds clock = written.clock.value_or(seconds{0});
  if (written.offset) return time::Instant{written.day} + clock - *written.offset;
  return zone.to_utc(std::chrono::local_seconds{written.day.time_since_epoch() + clock});
}

}  // namespace tryggkarta::import
