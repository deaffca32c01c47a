// JSON written straight as text: keys in the order given, numbers without detours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tryggkarta::public_routes {

/// Writes one JSON document from left to right. Text may hold anything; what is opened must be closed.
class JsonText {
 public:
  explicit JsonText(std::size_t expected_bytes = 1024) { bytes_.reserve(expected_bytes); }

  JsonText& open_object() { return open('{'); }
  JsonText& close_object() { return close('}'); }
  JsonText& open_array() { return open('['); }
  JsonText& close_array() { return close(']'); }
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);
  JsonText& number(std::int64_t value);
  /// The shortest text that reads back as the same number; null when it is not finite.
  JsonText& number(double value);
  JsonText& null() { return raw("null"); }
  /// JSON that is already finished.
  JsonText& raw(std::string_view json);
  /// Where a writer of geometry may append one finished value of its own.
  std::string& value();

  /// A member whose value is text.
  JsonText& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  /// A member whose value is a whole number.
  JsonText& member(std::string_view name, std::int64_t value) { return key(name).number(value); }
  /// A member whose value is text, left out when it is empty.
  JsonText& member_if_any(std::string_view name, std::string_view value);

  std::string finish() && { return std::move(bytes_); }
  /// Exchanges what is written so far for `bytes`, and goes on behind those: so a long document is written into one
  /// buffer after another.
  void exchange(std::string& bytes) { bytes_.swap(bytes); }
  /// How many bytes stand in the present buffer.
  std::size_t size() const { return bytes_.size(); }

 private:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  void separate();

  std::string bytes_;
  char last_ = 0;  // '{' '[' ':' need no comma after them
};

/// Appends a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

/// Appends `units` · 10^-decimals, without exponent and without trailing zeros: (119668597, 7) → 11.9668597.
void append_decimal(std::string& out, std::int64_t units, int decimals);

/// The shortest text that reads back as the same number.
std::string shortest(double value);

}  // namespace tryggkarta::public_routes
