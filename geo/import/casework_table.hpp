// A table of problems, actions or pledges: cells by our names of the fields, shapes in the analysis CRS.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/field_map.hpp"
#include "geo/import/refused_row.hpp"
#include "geo/import/table_reader.hpp"

namespace tryggkarta::import {

/// What to read; `map` may be empty: then the columns bear our names.
struct CaseworkRequest {
  std::string source;
  std::string layer;
  ColumnMap map;
  std::optional<int> epsg;  ///< wins over the map and the file
};

/// One row with the first complaint about it. Asking goes on after a complaint; the answers are then worth nothing.
class CaseworkRow {
 public:
  CaseworkRow(const Row& row, const std::map<std::string, std::size_t, std::less<>>& columns, DecimalMark decimal)
      : row_(row), columns_(columns), decimal_(decimal) {}

  /// Empty where the column is not there.
  std::string text(std::string_view field) const;
  /// Complains when it is empty.
  std::string needed_text(std::string_view field);
  std::optional<double> number(std::string_view field);
  std::optional<int> whole_number(std::string_view field);
  std::optional<time::Day> day(std::string_view field);
  bool yes_no(std::string_view field);
  /// Words between commas, semicolons or bars.
  std::vector<std::string> words(std::string_view field) const;

  void complain(std::string_view field, std::string swedish, std::string english);
  const std::optional<Complaint>& complaint() const { return complaint_; }
  std::int64_t line() const { return row_.line; }
  const Row& row() const { return row_; }

 private:
  const Row& row_;
  const std::map<std::string, std::size_t, std::less<>>& columns_;
  DecimalMark decimal_;
  std::optional<Complaint> complaint_;
};

/// Where the shapes of a table are.
enum class Shapes { needed, none };

/// Streams the rows of one table.
class CaseworkTable {
 public:
  /// Throws Error(bad_input) when a column of the map or one of `needed` is not there, when there is no geometry where
  /// shapes are needed, or when its CRS is not known.
  struct Layout {
    std::vector<std::string> fields;
    std::vector<std::string> needed;
    Shapes shapes = Shapes::needed;
  };
  CaseworkTable(const CaseworkRequest& request, const Layout& layout);

  /// The next row; nothing at the end.
  std::optional<CaseworkRow> next();
  /// The row's geometry as the file holds it; complains to the row when there is none.
  std::optional<SourceShape> shape_of(CaseworkRow& row) const;
  /// Of the geometry; 0 where there is none.
  int epsg() const { return epsg_; }

 private:
  void find_shapes();
  void find_crs();

  const CaseworkRequest& request_;
  TableReader table_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::optional<std::size_t> wkt_;
  bool in_degrees_ = false;
  int epsg_ = 0;
};

}  // namespace tryggkarta::import
