#include "geo/import/field_map.hpp"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "geo/casebook/retention.hpp"
#include "geo/error.hpp"
#include "geo/import/toml_table.hpp"

namespace tryggkarta::import {

namespace {

constexpr std::string_view kIndoorResidence{"inomhus i bostad"};

void read_columns(TomlTable table, ColumnNames& columns) {
  const std::pair<std::string_view, std::string*> keys[] = {{"id", &columns.id},
                                                            {"category", &columns.category},
                                                            {"from", &columns.from},
                                                            {"to", &columns.to},
                                                            {"date", &columns.date},
                                                            {"time", &columns.time},
                                                            {"month", &columns.month},
                                                            {"x", &columns.x},
                                                            {"y", &columns.y},
                                                            {"lon", &columns.lon},
                                                            {"lat", &columns.lat},
                                                            {"latlon", &columns.latlon},
                                                            {"geometry", &columns.geometry},
                                                            {"area", &columns.area},
                                                            {"area_scheme", &columns.area_scheme},
                                                            {"precision", &columns.precision},
                                                            {"place_type", &columns.place_type}};
  for (const auto& [key, column] : keys) *column = table.text(key).value_or("");
  columns.text = table.texts("text");
  table.refuse_the_rest();

  const auto together = [&](std::string_view first, bool has_first, std::string_view second, bool has_second) {
    if (has_first != has_second) {
      table.refuse(has_first ? first : second,
                   fmt::format("stands alone: columns.{} belongs to it.", has_first ? second : first));
    }
  };
  together("x", !columns.x.empty(), "y", !columns.y.empty());
  together("lon", !columns.lon.empty(), "lat", !columns.lat.empty());
  if (!columns.time.empty() && columns.date.empty()) table.refuse("time", "needs columns.date.");
  const int times = !columns.from.empty() + !columns.date.empty() + !columns.month.empty();
  if (times > 1)
    table.refuse(columns.month.empty() ? "date" : "month",
                 "is one too many: give one of from, date (+ time) and month.");
  const int places = !columns.x.empty() + !columns.lon.empty() + !columns.latlon.empty() + !columns.geometry.empty();
  if (places > 1)
    table.refuse(columns.x.empty() ? "lon" : "x",
                 "is one too many: give one of x + y, lon + lat, latlon and geometry.");
}

void read_source(TomlTable table, casebook::Source& source) {
  source.title = table.text("title").value_or("");
  source.owner = table.text("owner").value_or("");
  source.controller = table.text("controller").value_or("");
  source.purpose = table.text("purpose").value_or("");
  source.retention = table.text("retention").value_or("");
  if (!source.retention.empty() && !casebook::Retention::parse(source.retention)) {
    table.refuse("retention",
                 fmt::format("is no time to keep rows: write it like {}.", casebook::Retention::kExamples));
  }
  source.retention_decision = table.text("retention_decision").value_or("");
  source.cadence = table.text("cadence").value_or("");
  if (const auto secrecy = table.text("secrecy")) {
    if (secrecy->size() != 1 || secrecy->front() < '0' || secrecy->front() > '0' + access::kHighest)
      table.refuse("secrecy", "must be 0, 1, 2 or 3.");
    source.secrecy = secrecy->front() - '0';
  }
  table.refuse_the_rest();
}

void read_format(TomlTable& table, FieldMap& map) {
  if (const auto crs = table.text("crs")) {
    map.epsg = parse_epsg(*crs);
    if (!map.epsg) table.refuse("crs", "is not a code like \"EPSG:3007\".");
  }
  if (const auto encoding = table.text("encoding")) {
    map.encoding = parse_encoding(*encoding);
    if (!map.encoding) table.refuse("encoding", "must be \"utf-8\" or \"windows-1252\" (iso-8859-1 is read as that).");
  }
  if (const auto delimiter = table.text("delimiter")) {
    if (*delimiter != ";" && *delimiter != "," && *delimiter != "\t")
      table.refuse("delimiter", R"(must be ";", "," or "\t".)");
    map.delimiter = delimiter->front();
  }
  if (const auto decimal = table.text("decimal")) {
    if (*decimal != "," && *decimal != ".") table.refuse("decimal", R"(must be "," or ".".)");
    map.decimal = *decimal == "," ? DecimalMark::comma : DecimalMark::point;
  }
  if (const auto zone = table.text("timezone")) {
    if (!time::TimeZone::named(*zone))
      table.refuse("timezone", "is not a known time zone; write it like \"Europe/Stockholm\".");
    map.timezone = *zone;
  }
  if (const auto precision = table.text("precision")) {
    map.precision = casebook::parse_precision(*precision);
    if (!map.precision) {
      table.refuse(
          "precision",
          "must be one of punkt, adress, gata, plats, basomrade, primaromrade, mellanomrade, stadsomrade, okand.");
    }
  }
  map.area_scheme = table.text("area_scheme").value_or("");
}

}  // namespace

FieldMap parse_field_map(std::string_view toml, const std::string& file) {
  const toml::table document = parse_toml(toml, file);
  TomlTable table{document, "", file};
  FieldMap map;
  map.file = file;
  read_format(table, map);
  if (auto columns = table.table("columns")) read_columns(*std::move(columns), map.columns);
  if (auto categories = table.table("category")) {
    map.categories = categories->all_texts();
    if (const auto other = map.categories.find("*"); other != map.categories.end()) {
      map.other_category = other->second;
      map.categories.erase(other);
    }
  }
  if (auto place_type = table.table("place_type")) {
    for (const std::string& value : place_type->texts("indoors")) map.indoors.push_back(lower_case(trimmed(value)));
    place_type->refuse_the_rest();
  }
  map.indoors.emplace_back(kIndoorResidence);
  if (auto source = table.table("source")) read_source(*std::move(source), map.source);
  table.refuse_the_rest();

  const ColumnNames& columns = map.columns;
  if (columns.from.empty() && columns.date.empty() && columns.month.empty()) {
    throw Error{ErrorKind::bad_input, fmt::format("{} does not say when: [columns] needs from, date or month.", file)};
  }
  if (columns.category.empty() && !map.other_category) {
    throw Error{ErrorKind::bad_input,
                fmt::format("{} does not say what: [columns] needs category, or [category] \"*\" = our code.", file)};
  }
  return map;
}

ColumnMap parse_column_map(std::string_view toml, const std::string& file, const std::vector<std::string>& fields) {
  const toml::table document = parse_toml(toml, file);
  TomlTable table{document, "", file};
  FieldMap format;
  read_format(table, format);
  ColumnMap map{format.epsg, format.encoding, format.delimiter, format.decimal, {}};
  if (auto named = table.table("columns")) {
    for (const std::string& field : fields) {
      if (auto column = named->text(field)) map.columns.emplace(field, *std::move(column));
    }
    named->refuse_the_rest();
  }
  table.refuse_the_rest();
  return map;
}

std::optional<int> parse_epsg(std::string_view text) {
  std::string_view code = trimmed(text);
  const std::string lower = lower_case(code);
  if (lower == "ogc:crs84" || lower == "crs84" || lower == "urn:ogc:def:crs:ogc:1.3:crs84") return 4326;
  if (const std::size_t colon = code.rfind(':'); colon != std::string_view::npos) {
    if (lower.find("epsg") == std::string::npos) return std::nullopt;
    code.remove_prefix(colon + 1);
  }
  int value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value);
  if (error != std::errc{} || end != code.data() + code.size() || value <= 0) return std::nullopt;
  return value;
}

}  // namespace tryggkarta::import
