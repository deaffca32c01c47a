// Where: the cells (or the geometry) of a row that hold coordinates or a code.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/area_codes.hpp"
#include "geo/import/complaint.hpp"
#include "geo/import/field_map.hpp"
#include "geo/import/row_batch.hpp"
#include "geo/import/table_reader.hpp"

namespace tryggkarta::import {

/// Where a row says that it happened; all absent where it does not say.
struct WrittenPlace {
  std::optional<place::Position> position;  ///< in the CRS of the coordinates, not yet judged
  std::string area_scheme;
  std::string area_code;
  casebook::Precision precision = casebook::Precision::okand;
};

/// Reads the columns that a map names for place. Coordinates win over a code; empty ones and (0, 0) are none.
class PlaceCells {
 public:
  /// Throws Error(bad_input) when a named column or scheme is not there, or when coordinates have no known CRS.
  PlaceCells(const FieldMap& map, const TableReader& table, const std::vector<AreaCodes>& schemes);

  Reading<WrittenPlace> read(std::span<const std::string_view> cells, const RowBatch::Held& row);
  /// Of the coordinates; absent where the file has none.
  std::optional<int> epsg() const { return epsg_; }
  /// The columns that hold the coordinates, for sentences.
  const std::string& field() const { return field_; }
  /// Positions of the columns used.
  const std::vector<std::size_t>& columns() const { return columns_; }
  /// Codes that no area has, and how many rows have them; the rows count as "ej områdesbestämd".
  const std::map<std::string, std::int64_t>& unknown_codes() const { return unknown_codes_; }
  std::int64_t known_codes() const { return known_codes_; }
  /// What the person should know beforehand; may be empty.
  const std::string& warning() const { return warning_; }

 private:
  enum class Kind { none, pair, latlon, geometry, wkt };
  std::optional<std::size_t> use(const std::string& name, const FieldMap& map, const TableReader& table);
  void find_coordinates(const FieldMap& map, const TableReader& table);
  void find_crs(const FieldMap& map, const TableReader& table);
  void find_scheme(const FieldMap& map, const TableReader& table);
  const AreaCodes* scheme_named(std::string_view code) const;
  Reading<std::optional<place::Position>> read_position(std::span<const std::string_view> cells,
                                                        const RowBatch::Held& row) const;
  Reading<std::optional<place::Position>> read_pair(std::string_view x, std::string_view y) const;
  std::optional<Complaint> read_code(std::span<const std::string_view> cells, WrittenPlace& place);
  std::optional<Complaint> read_precision(std::span<const std::string_view> cells, WrittenPlace& place) const;

  const std::vector<AreaCodes>& schemes_;
  Kind kind_ = Kind::none;
  std::size_t first_ = 0, second_ = 0;  // x and y, lon and lat, or one column in both
  std::string field_;
  std::optional<int> epsg_;
  DecimalMark decimal_;
  std::optional<std::size_t> code_column_, scheme_column_, precision_column_;
  std::string code_field_, precision_field_;
  const AreaCodes* only_scheme_ = nullptr;
  std::optional<casebook::Precision> constant_precision_;
  std::vector<std::size_t> columns_;
  std::map<std::string, std::int64_t> unknown_codes_;
  std::int64_t known_codes_ = 0;
  std::string warning_;
};

}  // namespace tryggkarta::import
