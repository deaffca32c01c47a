#include "geo/import/toml_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/error.hpp"

namespace tryggkarta::import {

namespace {

/// TOML allows no control characters but tab and line ends; the library asserts on some instead of refusing them.
void refuse_control_characters(std::string_view text, const std::string& file) {
  std::size_t line = 1;
  for (const char c : text) {
    if (c == '\n') ++line;
    const bool allowed = static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!allowed || c == '\x7F') {
      throw Error{ErrorKind::bad_input,
                  fmt::format("{} line {} is not TOML: it holds a control character (byte {}).", file, line, int{c})};
    }
  }
}

}  // namespace

toml::table parse_toml(std::string_view text, const std::string& file) {
  refuse_control_characters(text, file);
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    throw Error{ErrorKind::bad_input,
                fmt::format("{} line {} is not TOML: {}.", file, error.source().begin.line, error.description())};
  }
}

const toml::node* TomlTable::find(std::string_view key) {
  asked_.emplace(key);
  return table_.get(key);
}

void TomlTable::refuse(std::string_view key, std::string_view what) const {
  const toml::node* node = table_.get(key);
  if (node == nullptr) node = &table_;
  throw Error{ErrorKind::bad_input, fmt::format("{} line {}: {}{}{} {}", file_, node->source().begin.line, name_,
                                                name_.empty() ? "" : ".", key, what)};
}

std::string TomlTable::text_of(const toml::node& node, std::string_view key) const {
  if (const auto text = node.value<std::string>(); text && node.is_string()) return *text;
  if (const auto number = node.value<std::int64_t>(); number && node.is_integer()) return fmt::to_string(*number);
  refuse(key, "must be a text in quotes.");
}

std::optional<std::string> TomlTable::text(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  return text_of(*node, key);
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return {};
  const toml::array* list = node->as_array();
  if (list == nullptr) return {text_of(*node, key)};
  std::vector<std::string> texts;
  for (const toml::node& element : *list) texts.push_back(text_of(element, key));
  return texts;
}

std::map<std::string, std::string, std::less<>> TomlTable::all_texts() {
  std::map<std::string, std::string, std::less<>> texts;
  for (const auto& [key, node] : table_) {
    asked_.emplace(key.str());
    texts.emplace(key.str(), text_of(node, key.str()));
  }
  return texts;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const toml::table* table = node->as_table();
  if (table == nullptr) refuse(key, fmt::format("must be a table: [{}].", key));
  return TomlTable{*table, std::string{key}, file_};
}

void TomlTable::refuse_the_rest() const {
  // In the order of the file, so that the first mistake is named first.
  const std::string* first = nullptr;
  std::string name;
  toml::source_index line = 0;
  for (const auto& [key, node] : table_) {
    if (asked_.contains(key.str())) continue;
    if (first == nullptr || node.source().begin.line < line) {
      name = key.str();
      line = node.source().begin.line;
      first = &name;
    }
  }
  if (first != nullptr) refuse(name, fmt::format("is not a known key; known are {}.", fmt::join(asked_, ", ")));
}

}  // namespace tryggkarta::import
