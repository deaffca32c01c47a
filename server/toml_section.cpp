#include "server/toml_section.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/error.hpp"

namespace tryggkarta::server {

namespace {

/// TOML allows no control characters but tab and line ends; the library asserts on some instead of refusing them.
void refuse_control_characters(std::string_view text, std::string_view file) {
  std::size_t line = 1;
  for (const char c : text) {
    if (c == '\n') ++line;
    const bool allowed = static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!allowed || c == '\x7F')
      throw Error{ErrorKind::bad_input, fmt::format("{}, line {}: a control character (byte {})", file, line, int{c})};
  }
}

}  // namespace

const toml::node* TomlSection::find(std::string_view key) {
  asked_.emplace(key);
  return table_.get(key);
}

void TomlSection::refuse(std::string_view key, std::string_view expected) const {
  const toml::node* node = table_.get(key);
  const auto line = (node == nullptr ? table_.source() : node->source()).begin.line;
  throw Error{ErrorKind::bad_input,
              fmt::format("{}, line {}: {}{}{} {}", file_, line, name_, name_.empty() ? "" : ".", key, expected)};
}

std::optional<std::string> TomlSection::text(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<std::string>();
  if (!value || value->find_first_not_of(' ') == value->npos) refuse(key, "must be text in quotes");
  return *value;
}

std::string TomlSection::needed_text(std::string_view key) {
  const auto value = text(key);
  if (!value) refuse(key, "is missing");
  return *value;
}

std::vector<std::string> TomlSection::texts(std::string_view key) {
  std::vector<std::string> values;
  const toml::node* node = find(key);
  if (node == nullptr) return values;
  const toml::array* list = node->as_array();
  if (list == nullptr) refuse(key, "must be a list of texts: [\"…\", \"…\"]");
  for (const toml::node& element : *list) {
    const auto value = element.value_exact<std::string>();
    if (!value) refuse(key, "must be a list of texts: [\"…\", \"…\"]");
    values.push_back(*value);
  }
  return values;
}

std::optional<std::int64_t> TomlSection::number(std::string_view key, NumberRange range) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<std::int64_t>();
  if (!value || *value < range.least || *value > range.most)
    refuse(key, fmt::format("must be a whole number from {} to {}", range.least, range.most));
  return *value;
}

std::optional<bool> TomlSection::flag(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<bool>();
  if (!value) refuse(key, "must be true or false");
  return *value;
}

std::vector<std::int64_t> TomlSection::numbers(std::string_view key, NumberRange range) {
  std::vector<std::int64_t> values;
  const toml::node* node = find(key);
  if (node == nullptr) return values;
  const std::string expected = fmt::format("must be a list of whole numbers from {} to {}", range.least, range.most);
  const toml::array* list = node->as_array();
  if (list == nullptr) refuse(key, expected);
  for (const toml::node& element : *list) {
    const auto value = element.value_exact<std::int64_t>();
    if (!value || *value < range.least || *value > range.most) refuse(key, expected);
    values.push_back(*value);
  }
  return values;
}

std::optional<time::Day> TomlSection::day(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  // As TOML has dates, or in quotes: both are written by people.
  if (const auto date = node->value_exact<toml::date>())
    if (const auto day = time::parse_day(fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day)))
      return day;
  const auto quoted = node->value_exact<std::string>();
  const auto day = quoted ? time::parse_day(*quoted) : std::nullopt;
  if (!day) refuse(key, "must be a day: 2026-03-12");
  return day;
}

std::optional<TomlSection> TomlSection::section(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const toml::table* table = node->as_table();
  if (table == nullptr) refuse(key, fmt::format("must be a section: [{}]", key));
  return TomlSection{*table, name_.empty() ? std::string{key} : name_ + "." + std::string{key}, file_};
}

std::vector<TomlSection> TomlSection::sections(std::string_view key) {
  std::vector<TomlSection> found;
  const toml::node* node = find(key);
  if (node == nullptr) return found;
  const toml::array* list = node->as_array();
  if (list == nullptr) refuse(key, fmt::format("must be a section in double brackets: [[{}]]", key));
  for (const toml::node& element : *list) {
    const toml::table* table = element.as_table();
    if (table == nullptr) refuse(key, fmt::format("must be a section in double brackets: [[{}]]", key));
    found.emplace_back(*table, std::string{key}, file_);
  }
  return found;
}

std::vector<std::string> TomlSection::keys() const {
  std::vector<std::pair<toml::source_position, std::string>> found;
  for (const auto& [key, node] : table_) found.emplace_back(node.source().begin, key.str());
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> keys;
  for (auto& [place, key] : found) keys.push_back(std::move(key));
  return keys;
}

void TomlSection::refuse_the_rest() const {
  for (const std::string& key : keys()) {
    if (!asked_.contains(key)) refuse(key, fmt::format("is unknown (known: {})", fmt::join(asked_, ", ")));
  }
}

toml::table parse_toml(std::string_view text, std::string_view file) {
  refuse_control_characters(text, file);
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw Error{ErrorKind::bad_input,
                fmt::format("{}, line {}: {}", file, error.source().begin.line, error.description())};
  }
}

}  // namespace tryggkarta::server
