// The field map: which of a file's columns mean what, and how they are written.
#pragma once

#include "geo/casebook/incident.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/number_text.hpp"
#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

/// [columns]: names of columns as the file writes them; empty where the file has none.
struct ColumnNames {
  std::string id;  ///< the source's own key
  std::string category;
  std::string from;  ///< date and time, or a date
  std::string to;    ///< end of an interval
  std::string date;  ///< a date whose time stands in `time`
  std::string time;
  std::string month;        ///< a month only
  std::string x, y;         ///< to the east, to the north
  std::string lon, lat;     ///< degrees
  std::string latlon;       ///< "57.7,11.9" in one cell
  std::string geometry;     ///< the geometry of a layer, or WKT in a text file
  std::string area;         ///< a code instead of a point
  std::string area_scheme;  ///< the scheme of each code; or one scheme's code
  std::string precision;
  std::string place_type;
  std::vector<std::string> text;  ///< looked through for personal data, never stored
};

/// A whole field map (contract: "A field map").
struct FieldMap {
  std::string file;  ///< for sentences
  std::optional<int> epsg;
  std::optional<Encoding> encoding;
  std::optional<char> delimiter;
  DecimalMark decimal = DecimalMark::either;
  std::string timezone;  ///< empty: the city's
  std::optional<casebook::Precision> precision;
  std::string area_scheme;  ///< one scheme for all codes
  ColumnNames columns;
  std::map<std::string, std::string, std::less<>> categories;  ///< theirs → ours
  std::optional<std::string> other_category;                   ///< ours for "*"
  std::vector<std::string> indoors;  ///< values of `place_type` that mean indoor residence, in lower case
  casebook::Source source;           ///< what [source] says; `name` empty
};

/// Reads a field map. Throws Error(bad_input) that names file, line and key: TOML that is not well-formed, a key
/// that is not known, a value of the wrong kind, columns that exclude each other.
FieldMap parse_field_map(std::string_view toml, const std::string& file);

/// A map of a file whose rows are not incidents: how it is written, and our field → their column.
struct ColumnMap {
  std::optional<int> epsg;
  std::optional<Encoding> encoding;
  std::optional<char> delimiter;
  DecimalMark decimal = DecimalMark::either;
  std::map<std::string, std::string, std::less<>> columns;
};

/// Reads such a map. Throws as above; a field that is not in `fields` is not known.
ColumnMap parse_column_map(std::string_view toml, const std::string& file, const std::vector<std::string>& fields);

/// "EPSG:3007", "3007" or "urn:ogc:def:crs:EPSG::3007" → 3007; "OGC:CRS84" → 4326.
std::optional<int> parse_epsg(std::string_view text);

}  // namespace tryggkarta::import
