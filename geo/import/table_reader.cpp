#include "geo/import/table_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>
#include <variant>

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/error.hpp"
#include "geo/import/csv_reader.hpp"
#include "geo/import/gdal_library.hpp"
#include "geo/import/json_reader.hpp"
#include "geo/import/source_name.hpp"

namespace tryggkarta::import {

namespace {

namespace fs = std::filesystem;

std::string without_gz(const std::string& name) {
  const std::string lower = lower_case(name);
  return lower.ends_with(".gz") ? lower.substr(0, lower.size() - 3) : lower;
}

bool is_delimited_text(const std::string& source) {
  const std::string name = without_gz(source);
  return name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".txt");
}

[[noreturn]] void refuse(const std::string& source, std::string_view what) {
  throw Error{ErrorKind::bad_input, fmt::format("{} {}", shown_source(source), what)};
}

void check_file(const std::string& source) {
  std::error_code error;
  const fs::file_status status = fs::status(fs::path{source}, error);
  if (!fs::exists(status)) refuse(source, "does not exist: check the name.");
  if (fs::is_directory(status)) {
    if (lower_case(source).ends_with(".gdb") || lower_case(source).ends_with(".gdb/")) return;
    refuse(source, "is a folder: name the file in it.");
  }
  if (!std::ifstream{source, std::ios::binary}) refuse(source, "cannot be opened: check that you may read it.");
  if (fs::is_regular_file(status) && fs::file_size(source, error) == 0) refuse(source, "is empty: export it again.");
}

/// Whether the first letter of a file opens an array.
bool is_json_array(const std::string& source) {
  if (!without_gz(source).ends_with(".json")) return false;
  silence_gdal();
  const std::string path = lower_case(source).ends_with(".gz") ? "/vsigzip/" + source : source;
  VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
  if (file == nullptr) return false;
  char beginning[64] = {};
  const std::size_t got = VSIFReadL(beginning, 1, sizeof beginning, file);
  VSIFCloseL(file);
  std::string_view text{beginning, got};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return trimmed(text).starts_with('[');
}

using AnyReader = std::variant<CsvReader, OgrReader, JsonReader>;

AnyReader open_reader(const TableRequest& request) {
  if (is_file_source(request.source)) check_file(request.source);
  if (is_delimited_text(request.source)) {
    return CsvReader{{request.source, request.encoding, request.delimiter, request.longest_row}};
  }
  if (is_file_source(request.source) && is_json_array(request.source)) return JsonReader{request.source};
  return OgrReader{{request.source, request.layer, request.encoding, request.drivers}};
}

/// For comparing names that people typed.
std::string plain_name(std::string_view name) {
  std::string plain = lower_case(trimmed(name));
  std::erase_if(plain, [](char c) { return c == ' ' || c == '_'; });
  return plain;
}

}  // namespace

struct TableReader::Inside {
  AnyReader reader;
  std::string source;
};

TableReader::TableReader(const TableRequest& request)
    : inside_(std::make_unique<Inside>(Inside{open_reader(request), request.source})) {}
TableReader::~TableReader() = default;
TableReader::TableReader(TableReader&&) noexcept = default;
TableReader& TableReader::operator=(TableReader&&) noexcept = default;

const std::vector<std::string>& TableReader::columns() const {
  return std::visit([](const auto& reader) -> const std::vector<std::string>& { return reader.columns(); },
                    inside_->reader);
}

const Row* TableReader::next() {
  return std::visit([](auto& reader) { return reader.next(); }, inside_->reader);
}

std::optional<std::size_t> TableReader::geometry_column() const {
  const auto* ogr = std::get_if<OgrReader>(&inside_->reader);
  return ogr ? ogr->geometry_column() : std::nullopt;
}

std::optional<FileCrs> TableReader::crs() const {
  const auto* ogr = std::get_if<OgrReader>(&inside_->reader);
  return ogr ? ogr->crs() : std::nullopt;
}

std::string TableReader::encoding() const {
  if (const auto* csv = std::get_if<CsvReader>(&inside_->reader)) return std::string{name_of(csv->encoding())};
  return std::holds_alternative<JsonReader>(inside_->reader) ? "utf-8" : "";
}

std::optional<std::int64_t> TableReader::expected_rows() const {
  const auto* ogr = std::get_if<OgrReader>(&inside_->reader);
  return ogr ? ogr->expected_rows() : std::nullopt;
}

std::optional<std::size_t> TableReader::find_column(std::string_view name) const {
  const auto& names = columns();
  const auto exact = std::find(names.begin(), names.end(), trimmed(name));
  if (exact != names.end()) return static_cast<std::size_t>(exact - names.begin());
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (plain_name(names[i]) != plain_name(name)) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::size_t TableReader::column(std::string_view name, std::string_view asked_by) const {
  const auto& names = columns();
  if (const auto found = find_column(name)) {
    if (std::count(names.begin(), names.end(), names[*found]) > 1) {
      throw Error{ErrorKind::bad_input,
                  fmt::format("{}: {} har mer än en kolumn {}: döp om en av dem.", asked_by,
                              shown_source(inside_->source), name),
                  fmt::format("{}: {} has more than one column {}: rename one of them.", asked_by,
                              shown_source(inside_->source), name)};
    }
    return *found;
  }
  const std::string list = fmt::format("{}", fmt::join(names, ", "));
  throw Error{
      ErrorKind::bad_input,
      fmt::format("{}: {} har ingen kolumn {}; den har {}.", asked_by, shown_source(inside_->source), name, list),
      fmt::format("{}: {} has no column {}; it has {}.", asked_by, shown_source(inside_->source), name, list)};
}

}  // namespace tryggkarta::import
