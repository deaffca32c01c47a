// A made-up city of two squares in SWEREF 99 12 00, and incidents read into it from text.
#pragma once

#include "geo/casebook/area.hpp"
#include "geo/casebook/incident.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geo/import/incident_parser.hpp"
#include "tests/unit/import/temporary_folder.hpp"

namespace tryggkarta::import {

inline place::MultiPolygon<place::Metric> square(double west, double south, double side) {
  return {{{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}}, {}}};
}

/// Areas 01 Väst and 02 Öst, 5 km a side, around E 148 000 N 6 398 000.
inline casebook::AreaScheme two_squares() {
  casebook::AreaScheme scheme;
  scheme.code = "OMR";
  scheme.title = "Områden";
  scheme.level = casebook::AreaLevel::mellanomrade;
  scheme.source_epsg = 3007;
  scheme.areas.resize(2);
  scheme.areas[0].code = "01";
  scheme.areas[0].name = "Väst";
  scheme.areas[0].geometry = square(143'000, 6'396'000, 5'000);
  scheme.areas[0].land_km2 = 25;
  scheme.areas[1].code = "02";
  scheme.areas[1].name = "Öst";
  scheme.areas[1].geometry = square(148'000, 6'396'000, 5'000);
  scheme.areas[1].land_km2 = 25;
  return scheme;
}

inline KnownCity small_city() {
  KnownCity city;
  city.categories = casebook::default_categories();
  city.schemes = {two_squares()};
  city.analysis_epsg = 3007;
  city.today = *time::parse_day("2026-11-24");
  return city;
}

/// One row's fate in a word or two: "stored", "quarantined FIELD PATTERN" or "FIELD: reason".
inline std::string fate_of(const ParsedRow& row) {
  if (const auto* complaint = std::get_if<Complaint>(&row.fate)) return complaint->field + ": " + complaint->english;
  if (const auto* quarantine = std::get_if<Quarantine>(&row.fate)) {
    return "quarantined " + quarantine->field + " " + std::string{english_name_of(quarantine->pattern)};
  }
  return "stored";
}

/// Everything that a text file becomes by a map.
struct Understood {
  std::vector<ParsedRow> rows;
  std::vector<std::string> fates;
  std::vector<std::string> warnings;
  const casebook::Incident& incident(std::size_t row) const { return std::get<casebook::Incident>(rows.at(row).fate); }
};

inline Understood understand_file(const std::string& path, std::string_view map_text, const KnownCity& city) {
  const FieldMap map = parse_field_map(map_text, "map.toml");
  TableReader table{{.source = path, .layer = {}, .encoding = map.encoding, .delimiter = map.delimiter}};
  IncidentParser parser{map, table, city};
  Understood understood;
  RowBatch batch;
  const auto take = [&] {
    for (auto& row : parser.parse(batch)) understood.rows.push_back(std::move(row));
    batch.clear();
  };
  while (const Row* row = table.next()) {
    batch.add(*row);
    if (batch.full()) take();
  }
  take();
  for (const auto& row : understood.rows) understood.fates.push_back(fate_of(row));
  understood.warnings = parser.warnings();
  return understood;
}

inline Understood understand(std::string_view content, std::string_view map_text,
                             const KnownCity& city = small_city()) {
  const TemporaryFolder folder;
  return understand_file(folder.write("file.csv", content), map_text, city);
}

}  // namespace tryggkarta::import
