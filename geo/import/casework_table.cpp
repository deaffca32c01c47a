#include "geo/import/casework_table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/date_text.hpp"
#include "geo/import/ogr_geometry.hpp"
#include "geo/import/source_name.hpp"
#include "geo/import/yes_no.hpp"

namespace tryggkarta::import {

namespace {
// A WKT polygon with a million vertices is 40 MB in one cell.
constexpr std::size_t kLongestRow = std::size_t{256} << 20;
}  // namespace

std::string CaseworkRow::text(std::string_view field) const {
  const auto column = columns_.find(field);
  if (column == columns_.end() || column->second >= row_.cells.size()) return "";
  return std::string{trimmed(row_.cells[column->second])};
}

void CaseworkRow::complain(std::string_view field, std::string swedish, std::string english) {
  if (!complaint_) complaint_ = Complaint{std::string{field}, std::move(swedish), std::move(english)};
}

std::string CaseworkRow::needed_text(std::string_view field) {
  std::string value = text(field);
  if (value.empty()) complain(field, "värdet saknas", "the value is missing");
  return value;
}

std::optional<double> CaseworkRow::number(std::string_view field) {
  const std::string value = text(field);
  if (value.empty()) return std::nullopt;
  const auto number = parse_number(value, decimal_);
  if (!number) complain(field, "värdet är inget tal", "the value is not a number");
  return number;
}

std::optional<int> CaseworkRow::whole_number(std::string_view field) {
  const auto value = number(field);
  if (!value) return std::nullopt;
  if (std::floor(*value) != *value || std::abs(*value) > 1e6) {
    complain(field, "värdet är inget heltal", "the value is not a whole number");
    return std::nullopt;
  }
  return static_cast<int>(*value);
}

std::optional<time::Day> CaseworkRow::day(std::string_view field) {
  const std::string value = text(field);
  if (value.empty()) return std::nullopt;
  const auto written = parse_written_time(value);
  if (!written)
    complain(field, "datumet går inte att läsa: skriv t.ex. 2024-03-05",
             "the date cannot be read: write for instance 2024-03-05");
  return written ? std::optional{written->day} : std::nullopt;
}

bool CaseworkRow::yes_no(std::string_view field) {
  const auto answer = parse_yes_no(text(field));
  if (!answer) complain(field, "skriv ja eller nej", "write ja or nej");
  return answer.value_or(false);
}

std::vector<std::string> CaseworkRow::words(std::string_view field) const {
  std::vector<std::string> words;
  const std::string value = text(field);
  std::string_view rest = value;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(",;|"), rest.size());
    std::string_view word = trimmed(rest.substr(0, end));
    // A list of GeoJSON comes as ["a","b"].
    while (!word.empty() && std::string_view{"[]\" "}.find(word.front()) != std::string_view::npos)
      word.remove_prefix(1);
    while (!word.empty() && std::string_view{"[]\" "}.find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    if (!word.empty()) words.emplace_back(word);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

CaseworkTable::CaseworkTable(const CaseworkRequest& request, const Layout& layout)
    : request_(request),
      table_({request.source, request.layer, request.map.encoding, request.map.delimiter, kLongestRow}) {
  for (const std::string& field : layout.fields) {
    if (const auto named = request.map.columns.find(field); named != request.map.columns.end()) {
      columns_.emplace(field, table_.column(named->second, "--map"));
    } else if (const auto found = table_.find_column(field)) {
      columns_.emplace(field, *found);
    }
  }
  for (const std::string& field : layout.needed) {
    if (!columns_.contains(field)) columns_.emplace(field, table_.column(field, "A column that is needed"));
  }
  if (layout.shapes == Shapes::needed) {
    find_shapes();
    find_crs();
  }
}

void CaseworkTable::find_shapes() {
  if (table_.geometry_column()) return;
  for (const char* name : {"geometry", "wkt", "geom"}) {
    if (!wkt_) wkt_ = columns_.contains(name) ? std::optional{columns_.at(name)} : table_.find_column(name);
  }
  if (wkt_) return;
  for (const auto& [first, second] :
       {std::pair{"lon", "lat"}, std::pair{"longitude", "latitude"}, std::pair{"x", "y"}}) {
    const auto east = columns_.contains(first) ? std::optional{columns_.at(first)} : table_.find_column(first);
    const auto north = columns_.contains(second) ? std::optional{columns_.at(second)} : table_.find_column(second);
    if (!east || !north) continue;
    columns_["x"] = *east;
    columns_["y"] = *north;
    in_degrees_ = std::string_view{first} != "x";
    return;
  }
  throw Error{ErrorKind::bad_input,
              fmt::format("{} has no geometry: a text file needs a column geometry (WKT), or lon and lat, or x and y.",
                          shown_source(request_.source))};
}

void CaseworkTable::find_crs() {
  const auto file = table_.crs();
  auto epsg = request_.epsg ? request_.epsg : request_.map.epsg;
  if (!epsg && file) epsg = file->epsg;
  if (!epsg && in_degrees_) epsg = 4326;
  if (!epsg) {
    throw Error{
        ErrorKind::bad_input,
        fmt::format(
            "{} does not say in which coordinate reference system it is: say it with --crs EPSG:n or crs in the map.",
            shown_source(request_.source))};
  }
  epsg_ = *epsg;
}

std::optional<CaseworkRow> CaseworkTable::next() {
  const Row* row = table_.next();
  if (row == nullptr) return std::nullopt;
  CaseworkRow out{*row, columns_, request_.map.decimal};
  if (row->fault != RowFault::none) {
    out.complain("", fmt::format("raden har {} celler, rubrikraden {}", row->cells.size(), table_.columns().size()),
                 fmt::format("the row has {} cells, the header {}", row->cells.size(), table_.columns().size()));
  }
  return out;
}

std::optional<SourceShape> CaseworkTable::shape_of(CaseworkRow& row) const {
  std::optional<SourceShape> shape;
  if (table_.geometry_column()) {
    if (row.row().shape != nullptr) shape = *row.row().shape;
  } else if (wkt_) {
    if (*wkt_ < row.row().cells.size()) shape = shape_of_wkt(trimmed(row.row().cells[*wkt_]));
  } else {
    const auto x = row.number("x");
    const auto y = row.number("y");
    if (x && y) shape = SourceShape{place::Position{*x, *y}};
  }
  if (!shape)
    row.complain("geometry", "geometrin saknas eller går inte att läsa", "the geometry is missing or cannot be read");
  return shape;
}

}  // namespace tryggkarta::import
