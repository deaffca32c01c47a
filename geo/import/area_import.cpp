#include "geo/import/area_import.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/area_geometry.hpp"
#include "geo/import/area_parents.hpp"
#include "geo/import/source_name.hpp"
#include "geo/import/table_reader.hpp"
#include "geo/place/projection.hpp"

namespace tryggkarta::import {

namespace {

using casebook::AreaLevel;

constexpr std::array<std::string_view, 4> kLevels{"stadsomrade", "mellanomrade", "primaromrade", "basomrade"};

[[noreturn]] void refuse(const AreaRequest& request, std::string_view what) {
  throw Error{ErrorKind::bad_input, fmt::format("{} {}", shown_source(request.source), what)};
}

std::vector<RawArea> read_raw(TableReader& table, const AreaRequest& request) {
  const std::size_t code = table.column(request.code_field, "--code");
  const std::size_t name = request.name_field.empty() ? code : table.column(request.name_field, "--name");
  std::optional<std::size_t> parent;
  if (!request.parent_field.empty()) parent = table.column(request.parent_field, "--parent");

  std::vector<RawArea> raw;
  std::map<std::string, std::int64_t> rows;
  while (const Row* row = table.next()) {
    RawArea& area = raw.emplace_back();
    area.row = row->line;
    area.code = trimmed(row->cells[code]);
    area.name = trimmed(row->cells[name]);
    if (parent) area.parent = trimmed(row->cells[*parent]);
    if (row->shape) area.shape = *row->shape;
    if (area.code.empty())
      refuse(request, fmt::format("row {}: {} is empty; every area needs a code.", row->line, request.code_field));
    const auto [first, fresh] = rows.emplace(area.code, row->line);
    if (!fresh) {
      refuse(request,
             fmt::format("rows {} and {} have the same code {}: codes must be unique (merge the parts into one area).",
                         first->second, row->line, area.code));
    }
    if (!row->shape)
      refuse(request, fmt::format("row {}: area {} has no polygon: an area needs one.", row->line, area.code));
  }
  if (raw.empty()) refuse(request, "has no rows: nothing to import.");
  return raw;
}

int source_epsg(const TableReader& table, const AreaRequest& request, std::vector<std::string>& notes) {
  const auto file = table.crs();
  if (request.epsg) {
    const auto facts = place::facts_of(*request.epsg);
    if (file && file->epsg && *file->epsg != *request.epsg) {
      notes.push_back(fmt::format("The file says EPSG:{}, --crs says EPSG:{} ({}), which is followed.", *file->epsg,
                                  *request.epsg, facts.name));
    }
    return *request.epsg;
  }
  if (!file) refuse(request, "does not say in which coordinate reference system it is: say it with --crs EPSG:n.");
  if (!file->epsg)
    refuse(request,
           fmt::format("says {} for its coordinates, which has no EPSG code: say it with --crs EPSG:n.", file->name));
  notes.push_back(
      fmt::format("Coordinates recognised as EPSG:{} ({}).", *file->epsg, place::facts_of(*file->epsg).name));
  return *file->epsg;
}

const casebook::AreaScheme* find_scheme(const std::vector<casebook::AreaScheme>& known, const std::string& code) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const auto& scheme) { return scheme.code == code; });
  return found == known.end() ? nullptr : &*found;
}

const casebook::AreaScheme* parent_of(const AreaRequest& request, const std::vector<casebook::AreaScheme>& known) {
  if (request.parent_scheme.empty()) {
    if (!request.parent_field.empty())
      throw Error{ErrorKind::bad_input, "--parent needs --parent-scheme: say of which scheme the codes are."};
    return nullptr;
  }
  const auto* parent = find_scheme(known, request.parent_scheme);
  if (parent != nullptr && request.parent_scheme != request.scheme) return parent;
  std::string codes;
  for (const auto& scheme : known) codes += (codes.empty() ? "" : ", ") + scheme.code;
  throw Error{ErrorKind::bad_input,
              fmt::format("--parent-scheme {} cannot be the parent: the store has {}; import the coarser scheme first.",
                          request.parent_scheme, codes.empty() ? "no schemes" : codes)};
}

AreaLevel level_of(const AreaRequest& request, const casebook::AreaScheme* parent, std::size_t areas,
                   std::vector<std::string>& notes) {
  if (request.level) return *request.level;
  AreaLevel level = AreaLevel::basomrade;
  std::string_view because = "its number of areas";
  if (parent != nullptr) {
    level =
        static_cast<AreaLevel>(std::min(static_cast<int>(parent->level) + 1, static_cast<int>(AreaLevel::basomrade)));
    because = "the level of its parent scheme";
  } else if (areas <= 12) {
    level = AreaLevel::stadsomrade;
  } else if (areas <= 150) {
    level = AreaLevel::mellanomrade;
  }
  notes.push_back(fmt::format("Level {}, by {}; --level says otherwise.", name_of(level), because));
  return level;
}

}  // namespace

std::string_view name_of(AreaLevel level) { return kLevels.at(static_cast<std::size_t>(level)); }

std::optional<AreaLevel> parse_level(std::string_view name) {
  const auto found = std::find(kLevels.begin(), kLevels.end(), name);
  if (found == kLevels.end()) return std::nullopt;
  return static_cast<AreaLevel>(found - kLevels.begin());
}

AreaImport read_areas(const AreaRequest& request, const std::vector<casebook::AreaScheme>& known, int analysis_epsg) {
  if (request.valid_from && request.valid_to && *request.valid_to <= *request.valid_from) {
    throw Error{ErrorKind::bad_input, "--valid-to must be after --valid-from."};
  }
  const casebook::AreaScheme* parent = parent_of(request, known);
  TableReader table{{.source = request.source, .layer = request.layer, .encoding = {}, .delimiter = {}}};
  if (!table.geometry_column())
    refuse(request, "has no map geometry: areas come as a map layer (GeoPackage, Shapefile, GeoJSON …).");
  AreaImport import;
  const int epsg = source_epsg(table, request, import.notes);
  auto raw = read_raw(table, request);
  auto framed = frame_areas(std::move(raw), {shown_source(request.source), epsg, analysis_epsg, known});
  import.notes.insert(import.notes.end(), framed.notes.begin(), framed.notes.end());
  import.analysis_epsg = framed.analysis_epsg;

  casebook::AreaScheme& scheme = import.scheme;
  scheme = {.code = request.scheme,
            .title = request.title,
            .level = {},
            .parent_scheme = request.parent_scheme,
            .valid_from = request.valid_from,
            .valid_to = request.valid_to,
            .source_epsg = epsg,
            .attribution = request.attribution,
            .areas = std::move(framed.areas)};
  scheme.level = level_of(request, parent, scheme.areas.size(), import.notes);
  if (parent != nullptr) {
    const auto notes = settle_parents(scheme.areas, *parent, shown_source(request.source));
    import.notes.insert(import.notes.end(), notes.begin(), notes.end());
  }
  std::sort(scheme.areas.begin(), scheme.areas.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  return import;
}

}  // namespace tryggkarta::import
