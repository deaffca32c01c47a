// A section of a TOML file that is read key by key, and complains with file, line and key.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include "geo/time/period.hpp"

namespace tryggkarta::server {

/// Whole numbers that are allowed, both ends counted.
struct NumberRange {
  std::int64_t least;
  std::int64_t most;
};

/// The table and the file's name outlive it. What is missing is nothing; what is there and wrong throws
/// Error(bad_input).
class TomlSection {
 public:
  /// `name` as it stands in the file, "rule"; "" for the document itself.
  TomlSection(const toml::table& table, std::string name, std::string_view file)
      : table_(table), name_(std::move(name)), file_(file) {}

  /// Never blank.
  std::optional<std::string> text(std::string_view key);
  std::string needed_text(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  std::optional<std::int64_t> number(std::string_view key, NumberRange range);
  std::vector<std::int64_t> numbers(std::string_view key, NumberRange range);
  /// true or false.
  std::optional<bool> flag(std::string_view key);
  std::optional<time::Day> day(std::string_view key);
  std::optional<TomlSection> section(std::string_view key);
  /// Those of [[key]], in the order of the file.
  std::vector<TomlSection> sections(std::string_view key);
  /// The keys that the file has, in their order.
  std::vector<std::string> keys() const;

  /// "FILE, line N: NAME.KEY EXPECTED".
  [[noreturn]] void refuse(std::string_view key, std::string_view expected) const;
  /// Throws for the first key that nobody asked for, and lists those that were.
  void refuse_the_rest() const;

 private:
  const toml::node* find(std::string_view key);

  const toml::table& table_;
  std::string name_;
  std::string_view file_;
  std::set<std::string, std::less<>> asked_;
};

/// Parses a document. Throws Error(bad_input) with file and line.
toml::table parse_toml(std::string_view text, std::string_view file);

}  // namespace tryggkarta::server
