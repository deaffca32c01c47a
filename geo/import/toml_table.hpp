// A TOML table that complains with file, line and key. For the sources of this folder only.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace tryggkarta::import {

/// Parses a whole document; throws Error(bad_input) with file and line.
toml::table parse_toml(std::string_view text, const std::string& file);

/// Reads a table key by key and then refuses what nobody asked for.
class TomlTable {
 public:
  TomlTable(const toml::table& table, std::string name, std::string file)
      : table_(table), name_(std::move(name)), file_(std::move(file)) {}

  std::optional<std::string> text(std::string_view key);
  /// A list of texts, or one text.
  std::vector<std::string> texts(std::string_view key);
  /// Every key with its text.
  std::map<std::string, std::string, std::less<>> all_texts();
  /// The table under a key; nothing when there is none.
  std::optional<TomlTable> table(std::string_view key);

  /// Throws Error(bad_input): "FILE line N: KEY …".
  [[noreturn]] void refuse(std::string_view key, std::string_view what) const;
  /// Throws for the first key that was not asked for, and lists those that were.
  void refuse_the_rest() const;

 private:
  const toml::node* find(std::string_view key);
  std::string text_of(const toml::node& node, std::string_view key) const;

  const toml::table& table_;
  std::string name_;  // "" or "columns"
  std::string file_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace tryggkarta::import
