// One JSON line per event, on stderr.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace tryggkarta::server {

/// One named value of an event: a number, a truth or short words. Never a row of data, a query or a person's address.
struct LogField {
  std::string_view name;
  std::variant<std::int64_t, double, bool, std::string> value;

  LogField(std::string_view field_name, std::string text) : name(field_name), value(std::move(text)) {}
  LogField(std::string_view field_name, std::string_view text) : name(field_name), value(std::string(text)) {}
  LogField(std::string_view field_name, const char* text) : name(field_name), value(std::string(text)) {}
  LogField(std::string_view field_name, bool truth) : name(field_name), value(truth) {}
  LogField(std::string_view field_name, double number) : name(field_name), value(number) {}
  template <class Integer>
  requires(std::is_integral_v<Integer> && !std::is_same_v<Integer, bool>)
      LogField(std::string_view field_name, Integer number)
      : name(field_name), value(static_cast<std::int64_t>(number)) {}
};

/// Writes {"time": "…Z", "event": "server.started", …} and a line break in one write, so that lines of several
/// threads do not mix. Control characters and invalid UTF-8 in texts are escaped.
void log_event(std::string_view event, std::initializer_list<LogField> fields);

/// The line that `log_event` writes, without time and line break.
std::string log_line(std::string_view event, std::initializer_list<LogField> fields);

/// Sends lines to `sink` instead of stderr as long as it lives; for tests, one at a time.
class LogCapture {
 public:
  LogCapture();
  ~LogCapture();
  LogCapture(const LogCapture&) = delete;
  LogCapture& operator=(const LogCapture&) = delete;
  /// What was logged so far.
  std::string text() const;
};

}  // namespace tryggkarta::server
