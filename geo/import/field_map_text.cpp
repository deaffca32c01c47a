#include "geo/import/field_map_text.hpp"

#include <utility>

#include <fmt/format.h>

namespace tryggkarta::import {

namespace {

/// A basic string of TOML: quotes, backslashes and control characters are escaped.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

void add(std::string& text, std::string_view key, std::string_view value) {
  if (!value.empty()) text += fmt::format("{} = {}\n", key, quoted(value));
}

std::string list_of(const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) list += (list.empty() ? "" : ", ") + quoted(value);
  return "[" + list + "]";
}

std::string columns_of(const ColumnNames& columns) {
  const std::pair<std::string_view, const std::string&> names[] = {{"id", columns.id},
                                                                   {"category", columns.category},
                                                                   {"from", columns.from},
                                                                   {"to", columns.to},
                                                                   {"date", columns.date},
                                                                   {"time", columns.time},
                                                                   {"month", columns.month},
                                                                   {"x", columns.x},
                                                                   {"y", columns.y},
                                                                   {"lon", columns.lon},
                                                                   {"lat", columns.lat},
                                                                   {"latlon", columns.latlon},
                                                                   {"geometry", columns.geometry},
                                                                   {"area", columns.area},
                                                                   {"area_scheme", columns.area_scheme},
                                                                   {"precision", columns.precision},
                                                                   {"place_type", columns.place_type}};
  std::string text = "\n[columns]\n";
  for (const auto& [key, name] : names) add(text, key, name);
  if (!columns.text.empty()) text += fmt::format("text = {}\n", list_of(columns.text));
  return text;
}

}  // namespace

std::string toml_of(const FieldMap& map) {
  std::string text;
  if (map.epsg) add(text, "crs", fmt::format("EPSG:{}", *map.epsg));
  if (map.encoding) add(text, "encoding", name_of(*map.encoding));
  if (map.delimiter) add(text, "delimiter", std::string_view{&*map.delimiter, 1});
  if (map.decimal != DecimalMark::either) add(text, "decimal", map.decimal == DecimalMark::comma ? "," : ".");
  add(text, "timezone", map.timezone);
  if (map.precision) add(text, "precision", casebook::name_of(*map.precision));
  add(text, "area_scheme", map.area_scheme);
  text += columns_of(map.columns);
  if (!map.categories.empty() || map.other_category) text += "\n[category]\n";
  for (const auto& [theirs, ours] : map.categories) text += fmt::format("{} = {}\n", quoted(theirs), quoted(ours));
  if (map.other_category) add(text, "\"*\"", *map.other_category);
  // The last one is what every map has.
  if (map.indoors.size() > 1) {
    const std::vector<std::string> said(map.indoors.begin(), map.indoors.end() - 1);
    text += fmt::format("\n[place_type]\nindoors = {}\n", list_of(said));
  }
  return text;
}

}  // namespace tryggkarta::import
