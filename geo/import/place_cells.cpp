#include "geo/import/place_cells.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/ogr_geometry.hpp"
#include "geo/import/rejects_columns.hpp"

namespace tryggkarta::import {

namespace {

constexpr std::size_t kMostUnknownCodes = 1000;

std::string list_of(const std::vector<AreaCodes>& schemes) {
  std::string list;
  for (const AreaCodes& scheme : schemes) list += (list.empty() ? "" : ", ") + scheme.scheme();
  return list.empty() ? "none" : list;
}

}  // namespace

PlaceCells::PlaceCells(const FieldMap& map, const TableReader& table, const std::vector<AreaCodes>& schemes)
    : schemes_(schemes), decimal_(map.decimal), constant_precision_(map.precision) {
  find_coordinates(map, table);
  if (kind_ != Kind::none) find_crs(map, table);
  find_scheme(map, table);
  precision_column_ = use(map.columns.precision, map, table);
  precision_field_ = map.columns.precision;
}

std::optional<std::size_t> PlaceCells::use(const std::string& name, const FieldMap& map, const TableReader& table) {
  if (name.empty()) return std::nullopt;
  columns_.push_back(table.column(name, map.file));
  return columns_.back();
}

void PlaceCells::find_coordinates(const FieldMap& map, const TableReader& table) {
  const ColumnNames& names = map.columns;
  if (!names.x.empty() || !names.lon.empty()) {
    kind_ = Kind::pair;
    first_ = *use(names.x.empty() ? names.lon : names.x, map, table);
    second_ = *use(names.x.empty() ? names.lat : names.y, map, table);
    field_ = names.x.empty() ? names.lon + ", " + names.lat : names.x + ", " + names.y;
  } else if (!names.latlon.empty()) {
    kind_ = Kind::latlon;
    first_ = *use(names.latlon, map, table);
    field_ = names.latlon;
  } else if (const auto own = table.geometry_column(); own && (!names.geometry.empty() || names.area.empty())) {
    kind_ = Kind::geometry;
    field_ = table.columns()[*own];
    columns_.push_back(*own);
  } else if (!names.geometry.empty()) {
    kind_ = Kind::wkt;
    first_ = *use(names.geometry, map, table);
    field_ = names.geometry;
  } else if (names.area.empty() && table.find_column(kReasonColumn)) {
    // Mended rejects of a layer: its geometry came along as text.
    for (const char* usual : {"geometry", "geom", "shape", "the_geom"}) {
      if (kind_ == Kind::wkt || !table.find_column(usual)) continue;
      kind_ = Kind::wkt;
      first_ = *use(usual, map, table);
      field_ = usual;
    }
  }
}

void PlaceCells::find_crs(const FieldMap& map, const TableReader& table) {
  const bool degrees = kind_ == Kind::latlon || !map.columns.lon.empty();
  const auto file = kind_ == Kind::geometry ? table.crs() : std::nullopt;
  epsg_ = map.epsg;
  if (file && file->epsg && map.epsg && *file->epsg != *map.epsg) {
    warning_ =
        fmt::format("The file says EPSG:{}, {} says EPSG:{}, which is followed.", *file->epsg, map.file, *map.epsg);
  }
  if (!epsg_ && file) epsg_ = file->epsg;
  if (!epsg_ && degrees) epsg_ = 4326;
  if (!epsg_) {
    throw Error{ErrorKind::bad_input,
                fmt::format("{} säger inte i vilket system koordinaterna är: välj koordinatsystem.", map.file),
                fmt::format("{} does not say in which system the coordinates are{}: add crs = \"EPSG:…\".", map.file,
                            file ? fmt::format(" (the file says {}, which has no EPSG code)", file->name) : "")};
  }
  const place::CrsFacts facts = place::facts_of(*epsg_);
  if (degrees && !facts.geographic) {
    throw Error{ErrorKind::bad_input,
                fmt::format("{}: longitud och latitud är grader, men EPSG:{} ({}) är i meter: välj kolumnerna som x "
                            "och y, eller inget koordinatsystem.",
                            map.file, *epsg_, facts.name),
                fmt::format("{}: lon and lat are degrees, but EPSG:{} ({}) is in metres: name the columns x and y, or "
                            "leave out crs.",
                            map.file, *epsg_, facts.name)};
  }
}

const AreaCodes* PlaceCells::scheme_named(std::string_view code) const {
  const auto found =
      std::find_if(schemes_.begin(), schemes_.end(), [&](const AreaCodes& scheme) { return scheme.scheme() == code; });
  return found == schemes_.end() ? nullptr : &*found;
}

void PlaceCells::find_scheme(const FieldMap& map, const TableReader& table) {
  code_column_ = use(map.columns.area, map, table);
  code_field_ = map.columns.area;
  if (!code_column_) return;
  const std::string& named = map.columns.area_scheme;
  std::string constant = map.area_scheme;
  if (!named.empty()) {
    // A scheme's code may stand where a column's name is expected.
    if (!table.find_column(named) && scheme_named(named)) {
      constant = named;
    } else {
      scheme_column_ = use(named, map, table);
      return;
    }
  }
  if (!constant.empty()) {
    only_scheme_ = scheme_named(constant);
  } else if (schemes_.size() == 1) {
    only_scheme_ = &schemes_.front();
  } else {
    std::vector<const AreaCodes*> likely;
    for (const AreaCodes& scheme : schemes_) {
      if (lower_case(scheme.scheme()).starts_with(lower_case(code_field_))) likely.push_back(&scheme);
    }
    if (likely.size() == 1) only_scheme_ = likely.front();
  }
  if (only_scheme_ == nullptr) {
    throw Error{
        ErrorKind::bad_input,
        fmt::format("{} säger inte vilken indelning koderna i {} hör till: välj en av {}.", map.file, code_field_,
                    list_of(schemes_)),
        fmt::format("{} does not say of which scheme the codes in {} are{}: add area_scheme = one of {}.", map.file,
                    code_field_, constant.empty() ? "" : fmt::format(" ({} is not in the store)", constant),
                    list_of(schemes_))};
  }
}

Reading<std::optional<place::Position>> PlaceCells::read_pair(std::string_view x, std::string_view y) const {
  if (x.empty() && y.empty()) return std::nullopt;
  if (x.empty() || y.empty())
    return Complaint{field_, "den ena koordinaten saknas", "one of the coordinates is missing"};
  const auto east = parse_number(x, decimal_);
  const auto north = parse_number(y, decimal_);
  if (!east || !north) return Complaint{field_, "koordinaten är inget tal", "the coordinate is not a number"};
  if (*east == 0 && *north == 0) return std::nullopt;
  return place::Position{*east, *north};
}

Reading<std::optional<place::Position>> PlaceCells::read_position(std::span<const std::string_view> cells,
                                                                  const RowBatch::Held& row) const {
  switch (kind_) {
    case Kind::none: return std::nullopt;
    case Kind::pair: return read_pair(trimmed(cells[first_]), trimmed(cells[second_]));
    case Kind::latlon: {
      const std::string_view cell = trimmed(cells[first_]);
      const std::size_t comma = cell.find_first_of(",; ");
      if (cell.empty()) return std::nullopt;
      if (comma == std::string_view::npos)
        return Complaint{field_, "koordinaten är inget tal", "the coordinate is not a number"};
      return read_pair(trimmed(cell.substr(comma + 1)), trimmed(cell.substr(0, comma)));
    }
    case Kind::geometry:
      if (row.geometry == RowBatch::Geometry::none ||
          (row.point.x == 0 && row.point.y == 0 && row.geometry == RowBatch::Geometry::point)) {
        return std::nullopt;
      }
      if (row.geometry == RowBatch::Geometry::other) break;
      return row.point;
    case Kind::wkt: {
      const std::string_view cell = trimmed(cells[first_]);
      if (cell.empty()) return std::nullopt;
      const auto shape = shape_of_wkt(cell);
      const auto* point = shape ? std::get_if<place::Position>(&shape->shape) : nullptr;
      if (point) return *point;
    }
  }
  return Complaint{field_, "geometrin är inte en punkt", "the geometry is not a point"};
}

std::optional<Complaint> PlaceCells::read_code(std::span<const std::string_view> cells, WrittenPlace& place) {
  const std::string_view code = trimmed(cells[*code_column_]);
  if (code.empty()) return std::nullopt;
  const AreaCodes* scheme = only_scheme_;
  if (scheme_column_) {
    scheme = scheme_named(trimmed(cells[*scheme_column_]));
    if (scheme == nullptr) {
      return Complaint{code_field_, fmt::format("områdesindelningen är inte känd: en av {}", list_of(schemes_)),
                       fmt::format("the scheme is not known: one of {}", list_of(schemes_))};
    }
  }
  if (const auto found = scheme->find(code)) {
    ++known_codes_;
    place.area_scheme = scheme->scheme();
    place.area_code = *found;
    place.precision = scheme->precision();
  } else if (unknown_codes_.size() < kMostUnknownCodes) {
    ++unknown_codes_[std::string{code}];
  }
  return std::nullopt;
}

std::optional<Complaint> PlaceCells::read_precision(std::span<const std::string_view> cells,
                                                    WrittenPlace& place) const {
  const bool placed = place.position || !place.area_code.empty();
  if (place.position) place.precision = constant_precision_.value_or(casebook::Precision::punkt);
  const std::string_view cell = precision_column_ ? trimmed(cells[*precision_column_]) : std::string_view{};
  if (cell.empty()) return std::nullopt;
  const auto precision = casebook::parse_precision(lower_case(cell));
  if (!precision) {
    constexpr std::string_view kAllowed{
        "punkt, adress, gata, plats, basomrade, primaromrade, mellanomrade, stadsomrade, okand"};
    return Complaint{precision_field_, fmt::format("platsprecisionen är inte känd: en av {}", kAllowed),
                     fmt::format("the precision is not known: one of {}", kAllowed)};
  }
  if (placed) place.precision = *precision;
  return std::nullopt;
}

Reading<WrittenPlace> PlaceCells::read(std::span<const std::string_view> cells, const RowBatch::Held& row) {
  WrittenPlace place;
  auto position = read_position(cells, row);
  if (auto* complaint = std::get_if<Complaint>(&position)) return std::move(*complaint);
  place.position = std::get<std::optional<place::Position>>(position);
  if (!place.position && code_column_) {
    if (auto complaint = read_code(cells, place)) return *std::move(complaint);
  }
  if (auto complaint = read_precision(cells, place)) return *std::move(complaint);
  return place;
}

}  // namespace tryggkarta::import
