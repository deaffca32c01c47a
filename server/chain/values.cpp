#include "server/chain/values.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>

#include <fmt/format.h>

namespace tryggkarta::chain {

namespace {

std::string joined(const Json& list) {
  std::string text;
  for (const Json& each : list) {
    const bool is_text = each.is_string();
    if (is_text || each.is_number_integer())
      text += (text.empty() ? "" : ",") + (is_text ? each.get<std::string>() : each.dump());
  }
  return text;
}

Json split(std::string_view text) {
  Json list = Json::array();
  while (!text.empty()) {
    const auto comma = text.find(',');
    if (comma != 0) list.push_back(std::string{text.substr(0, comma)});
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  return list;
}

std::string text_of(const Json& value) {
  if (value.is_string()) {
    auto text = value.get<std::string>();
    // Browsers send line ends as they please: only the words are compared.
    std::erase(text, '\r');
    return text;
  }
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  if (value.is_number()) return plain_number(value.get<double>());
  if (value.is_array()) return joined(value);
  return {};
}

template <class Number>
std::optional<Number> whole_text(const std::string& text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

/// Numbers as people write them: a decimal comma, blanks between thousands.
std::string without_grouping(std::string text) {
  std::erase(text, ' ');
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

template <class Number>
Json number_or_text(const std::string& text) {
  if (trimmed(text).empty()) return nullptr;
  if (const auto value = whole_text<Number>(without_grouping(trimmed(text)))) return *value;
  return text;
}

}  // namespace

std::string plain_number(double value) {
  std::string text = fmt::format("{:.6f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

Values values_of(FormKind kind, const Json& feature) {
  Values values;
  const Json& properties = feature.at("properties");
  for (const Field* field : fields_of(kind)) {
    if (field->kind == FieldKind::place) {
      const Json& geometry = feature.at("geometry");
      values[field->name] = geometry.is_null() ? std::string{} : geometry.dump();
      continue;
    }
    const auto found = properties.find(field->name);
    values[field->name] = found == properties.end() ? std::string{} : text_of(*found);
  }
  return values;
}

void put_value(Json& feature, const Field& field, const std::string& text) {
  Json& properties = feature["properties"];
  switch (field.kind) {
    case FieldKind::place: return;
    case FieldKind::line:
    case FieldKind::day: properties[field.name] = trimmed(text); return;
    case FieldKind::prose: properties[field.name] = text; return;
    case FieldKind::whole: properties[field.name] = number_or_text<std::int64_t>(text); return;
    case FieldKind::number: properties[field.name] = number_or_text<double>(text); return;
    case FieldKind::categories: properties[field.name] = split(text); return;
    case FieldKind::numbers: {
      Json numbers = Json::array();
      for (const Json& each : split(text)) numbers.push_back(number_or_text<std::int64_t>(each.get<std::string>()));
      properties[field.name] = std::move(numbers);
      return;
    }
    case FieldKind::yes_no:
      properties[field.name] = text == "true" ? Json(true) : text == "false" || text.empty() ? Json(false) : Json(text);
      return;
    case FieldKind::choice:
      // The one choice that is a number: a cause's parent.
      properties[field.name] =
          std::string_view{field.name} == "parent" ? number_or_text<std::int64_t>(text) : Json(text);
      return;
  }
}

std::string mark_of(std::string_view value) {
  // FNV-1a: whoever makes two texts with one mark deceives nobody but themselves.
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : value) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return fmt::format("{:016x}", hash);
}

std::string marks_of(const Values& values) {
  Json marks = Json::object();
  for (const auto& [name, value] : values) marks[name] = mark_of(value);
  return marks.dump();
}

Values read_marks(std::string_view text) {
  Values marks;
  const auto flat = [](int depth, Json::parse_event_t, Json&) { return depth <= 1; };
  const Json json = Json::parse(text, flat, false);
  if (!json.is_object()) return marks;
  for (const auto& [name, value] : json.items()) {
    if (value.is_string()) marks[name] = value.get<std::string>();
  }
  return marks;
}

}  // namespace tryggkarta::chain
