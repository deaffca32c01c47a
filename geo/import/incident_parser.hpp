// From rows of a file to incidents, or to the reason why not.
#pragma once

#include "geo/casebook/area.hpp"
#include "geo/casebook/incident.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/import/complaint.hpp"
#include "geo/import/field_map.hpp"
#include "geo/import/personal_data.hpp"
#include "geo/import/row_batch.hpp"
#include "geo/import/table_reader.hpp"

namespace tryggkarta::import {

/// What a store already knows, the day, and how far back rows may go.
struct KnownCity {
  std::vector<casebook::Category> categories;
  std::vector<casebook::AreaScheme> schemes;
  int analysis_epsg = 0;  ///< 0: not decided yet
  std::string timezone = "Europe/Stockholm";
  time::Day today{};
  /// Rows whose last day, by the city's clock, is before it are older than the source may keep them; nothing: all days.
  std::optional<time::Day> keeps_from{};
};

/// A row that holds personal data; only where and what kind is kept.
struct Quarantine {
  std::string field;
  PersonalPattern pattern;
};

/// What becomes of one row.
struct ParsedRow {
  std::int64_t line = 0;
  std::variant<casebook::Incident, Quarantine, Complaint> fate;
};

/// Understands the rows of one file by one field map.
class IncidentParser {
 public:
  /// Throws Error(bad_input) when the map does not fit the file or the city: a column, category, scheme or CRS that
  /// is not there. `map`, `table` and `city` must outlive the parser.
  IncidentParser(const FieldMap& map, const TableReader& table, const KnownCity& city);
  ~IncidentParser();
  IncidentParser(IncidentParser&&) noexcept;

  /// One fate a row, in their order. Throws Error(bad_input) when most positions so far show that the file's axes are
  /// swapped or that its CRS is another one.
  std::vector<ParsedRow> parse(RowBatch& rows);

  /// Of the file's coordinates; 0 where it has none.
  int source_epsg() const;
  /// In which positions are given; 0 until the first one when the city has not decided.
  int analysis_epsg() const;
  /// Our categories that the file can tell apart, sorted.
  std::vector<std::string> categories() const;
  /// Whether a column is looked through for personal data (and never stored).
  bool is_scanned(std::size_t column) const;
  /// Sentences for the person who imports, after the last row. Throws Error(bad_input) when no code was known.
  std::vector<std::string> warnings() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tryggkarta::import
