#include "server/chain/named_place.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "geo/place/projection.hpp"
#include "geo/place/square_net.hpp"
#include "geo/place/united.hpp"
#include "server/casework/shape_in.hpp"
#include "server/chain/place_forms.hpp"
#include "server/chain/place_text.hpp"

namespace tryggkarta::chain {

namespace {

using place::Metric;
using place::MultiPolygon;
using place::Position;

constexpr std::string_view kArea = "område ";
constexpr std::string_view kCell = "ruta ";
constexpr std::size_t kMostNames = 500;
/// GeoJSON says the first vertex of a ring twice: with the least rings of three that makes kMostVertices.
constexpr std::size_t kMostCorners = casework::kMostVertices * 3 / 4;

std::vector<std::string_view> names_in(std::string_view text) {
  std::vector<std::string_view> names;
  while (!text.empty() && names.size() < kMostNames) {
    const auto end = std::min(text.find_first_of(",\n"), text.size());
    std::string_view name = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

const published::Area* area_named(const published::Edition& edition, std::string_view name) {
  const auto colon = name.find(':');
  const auto* scheme = edition.scheme(name.substr(0, colon));
  if (scheme == nullptr || colon == std::string_view::npos) return nullptr;
  const auto found = std::find_if(scheme->areas.begin(), scheme->areas.end(),
                                  [&](const published::Area& area) { return area.code == name.substr(colon + 1); });
  return found == scheme->areas.end() ? nullptr : &*found;
}

place::Ring<Metric> in_metres(const place::Ring<place::LonLat>& ring, const place::Projection& projection) {
  place::Ring<Metric> metres;
  metres.reserve(ring.size());
  for (const auto& vertex : ring) {
    const Position position = projection.transform(Position{vertex.lon, vertex.lat});
    metres.push_back({position.x, position.y});
  }
  return metres;
}

MultiPolygon<Metric> in_metres(const MultiPolygon<place::LonLat>& polygons, const place::Projection& projection) {
  MultiPolygon<Metric> metres;
  for (const auto& polygon : polygons) {
    place::Polygon<Metric> made{in_metres(polygon.exterior, projection), {}};
    for (const auto& hole : polygon.holes) made.holes.push_back(in_metres(hole, projection));
    metres.push_back(std::move(made));
  }
  return metres;
}

Json areas_geometry(std::string_view names, const published::Edition& edition, int analysis_epsg) {
  const place::Projection projection{4326, analysis_epsg};
  std::vector<MultiPolygon<Metric>> parts;
  for (const std::string_view name : names_in(names)) {
    const auto* area = area_named(edition, name);
    if (area == nullptr)
      refuse_place(fmt::format("det finns inget område {}: välj i listan", name.substr(0, 60)),
                   fmt::format("there is no area {}: choose from the list", name.substr(0, 60)));
    parts.push_back(in_metres(area->geometry, projection));
  }
  if (parts.empty()) refuse_place("skriv minst ett område", "write at least one area");
  return geometry_of(place::united(parts, kMostCorners), analysis_epsg);
}

/// The south-west corner that an id spells: easting and northing, six and seven digits.
std::optional<Position> corner_in(std::string_view id) {
  constexpr std::size_t kEastDigits = 6;
  constexpr std::size_t kDigits = 13;
  const bool is_id =
      id.size() == kDigits && std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_id) return std::nullopt;
  long east = 0;
  long north = 0;
  std::from_chars(id.data(), id.data() + kEastDigits, east);
  std::from_chars(id.data() + kEastDigits, id.data() + kDigits, north);
  return Position{static_cast<double>(east), static_cast<double>(north)};
}

MultiPolygon<Metric> cell_square(std::string_view name, int analysis_epsg) {
  const auto colon = name.find(':');
  const std::string_view side = name.substr(0, colon);
  const auto corner = colon == std::string_view::npos ? std::nullopt : corner_in(name.substr(colon + 1));
  if (!corner || (side != "250" && side != "1000"))
    refuse_place(fmt::format("det finns ingen ruta {}", name.substr(0, 60)),
                 fmt::format("there is no cell {}", name.substr(0, 60)));
  const double metres = side == "250" ? 250 : 1000;
  const place::Projection projection{place::net_epsg(analysis_epsg), analysis_epsg};
  constexpr std::array<std::pair<int, int>, 4> kCorners{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
  place::Polygon<Metric> square;
  for (const auto& [east, north] : kCorners) {
    const Position at = projection.transform(Position{corner->x + east * metres, corner->y + north * metres});
    square.exterior.push_back({at.x, at.y});
  }
  const bool is_somewhere = std::all_of(square.exterior.begin(), square.exterior.end(), [](const Metric& vertex) {
    return std::isfinite(vertex.east) && std::isfinite(vertex.north);
  });
  if (!is_somewhere)
    refuse_place(fmt::format("rutan {} ligger utanför kartan", name.substr(0, 60)),
                 fmt::format("the cell {} lies off the map", name.substr(0, 60)));
  return {square};
}

Json cells_geometry(std::string_view names, int analysis_epsg) {
  std::vector<MultiPolygon<Metric>> parts;
  for (const std::string_view name : names_in(names)) parts.push_back(cell_square(name, analysis_epsg));
  if (parts.empty()) refuse_place("skriv minst en ruta", "write at least one cell");
  return geometry_of(place::united(parts, kMostCorners), analysis_epsg);
}

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

}  // namespace

std::string area_words(const std::vector<std::string>& names) {
  std::string words{kArea};
  for (const std::string& name : names) words += (words.size() == kArea.size() ? "" : ", ") + name;
  return words;
}

std::string cell_words(std::string_view side, std::string_view cell) {
  return std::string{kCell} + std::string{side} + ":" + std::string{cell};
}

std::optional<Json> named_geometry(std::string_view text, const published::Edition& edition, int analysis_epsg) {
  text = without_blanks(text);
  if (text.starts_with(kArea)) return areas_geometry(text.substr(kArea.size()), edition, analysis_epsg);
  if (text.starts_with(kCell)) return cells_geometry(text.substr(kCell.size()), analysis_epsg);
  return std::nullopt;
}

std::string place_sent(const SentForm& form) {
  if (const auto areas = form.all("areas"); !areas.empty()) return area_words(areas);
  if (std::string file = form.value("place_file"); !without_blanks(file).empty()) return file;
  return form.value("geometry");
}

Json place_geometry(std::string_view text, const published::Edition& edition, int analysis_epsg) {
  auto named = named_geometry(text, edition, analysis_epsg);
  return named ? *std::move(named) : geometry_in(text, analysis_epsg);
}

}  // namespace tryggkarta::chain
