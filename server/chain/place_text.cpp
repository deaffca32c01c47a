#include "server/chain/place_text.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "geo/place/projection.hpp"
#include "geo/place/repair.hpp"
#include "geo/place/united.hpp"
#include "server/casework/shape_in.hpp"
#include "server/chain/place_forms.hpp"

namespace tryggkarta::chain {

namespace {

using place::LonLat;
using place::Metric;
using place::Position;

/// A mended area may lose this much of its ground.
constexpr double kMostLost = 0.01;

bool looks_like_degrees(const NumberPair& pair) { return std::abs(pair.first) <= 90 && std::abs(pair.second) <= 180; }

/// Longitude and latitude of a written pair. Metres may stand in either order: the one that lies where the CRS is used
/// is meant.
class PairPlacer {
 public:
  explicit PairPlacer(int analysis_epsg) : facts_(place::facts_of(analysis_epsg)), to_degrees_(analysis_epsg, 4326) {}

  Json position(const NumberPair& pair) const {
    if (looks_like_degrees(pair)) return Json::array({pair.second, pair.first});
    for (const Position metres : {Position{pair.second, pair.first}, Position{pair.first, pair.second}}) {
      const Position degrees = to_degrees_.transform(metres);
      if (is_in_use(degrees)) return Json::array({degrees.x, degrees.y});
    }
    refuse_place(
        fmt::format("rad {} ({}, {}) ligger varken i grader eller i {}: skriv latitud och longitud, eller meter i "
                    "stadens system",
                    pair.line, pair.first, pair.second, facts_.name),
        fmt::format(
            "line {} ({}, {}) lies neither in degrees nor in {}: write latitude and longitude, or metres of the "
            "city's system",
            pair.line, pair.first, pair.second, facts_.name));
  }

 private:
  /// With a margin, for what lies just beyond the border of the zone.
  bool is_in_use(const Position& degrees) const {
    constexpr double kMargin = 1;
    return std::isfinite(degrees.x) && std::isfinite(degrees.y) && degrees.x >= facts_.west - kMargin &&
           degrees.x <= facts_.east + kMargin && degrees.y >= facts_.south - kMargin &&
           degrees.y <= facts_.north + kMargin;
  }

  place::CrsFacts facts_;
  place::Projection to_degrees_;
};

void require_few(std::size_t vertices) {
  if (vertices <= casework::kMostVertices) return;
  refuse_place(fmt::format("ritningen har fler än {} hörn: förenkla den", casework::kMostVertices),
               fmt::format("the drawing has more than {} vertices: simplify it", casework::kMostVertices));
}

WrittenPlace read_coordinates(std::string_view text, int analysis_epsg) {
  const auto pairs = read_pairs(text);
  require_few(pairs.size());
  const PairPlacer placer{analysis_epsg};
  Json positions = Json::array();
  for (const NumberPair& pair : pairs) positions.push_back(placer.position(pair));
  if (positions.size() == 1) return {"Point", positions.front()};
  const bool is_ring = positions.size() > 3 && positions.front() == positions.back();
  if (!is_ring) return {"LineString", std::move(positions)};
  return {"Polygon", Json::array({std::move(positions)})};
}

/// Number pairs of a projected file (WKT, old GeoJSON) stand for metres of the city's CRS.
bool is_in_metres(const Json& coordinates) {
  if (!coordinates.is_array() || coordinates.empty()) return false;
  if (!coordinates[0].is_number()) return is_in_metres(coordinates[0]);
  const bool is_pair = coordinates.size() >= 2 && coordinates[1].is_number();
  return is_pair && (std::abs(coordinates[0].get<double>()) > 180 || std::abs(coordinates[1].get<double>()) > 90);
}

void to_degrees(Json& coordinates, const PairPlacer& placer) {
  if (!coordinates.is_array() || coordinates.empty()) return;
  const bool is_position = coordinates.size() >= 2 && coordinates[0].is_number() && coordinates[1].is_number();
  if (is_position) {
    coordinates = placer.position({coordinates[0].get<double>(), coordinates[1].get<double>(), 1});
    return;
  }
  for (Json& part : coordinates) to_degrees(part, placer);
}

/// The ring without its repeated end, in metres; empty where it is no ring of positions.
place::Ring<Metric> ring_of(const Json& positions, const place::Projection& to_metres) {
  place::Ring<Metric> ring;
  if (!positions.is_array() || positions.size() < 4 || positions.front() != positions.back()) return {};
  for (std::size_t i = 0; i + 1 < positions.size(); ++i) {
    const Json& each = positions[i];
    if (!each.is_array() || each.size() < 2 || !each[0].is_number() || !each[1].is_number()) return {};
    const auto metres = to_metres.transform(Position{each[0].get<double>(), each[1].get<double>()});
    if (!std::isfinite(metres.x) || !std::isfinite(metres.y)) return {};
    ring.push_back({metres.x, metres.y});
  }
  return ring;
}

/// The areas in metres; nothing where a part is malformed, which casework then says in its own words.
place::MultiPolygon<Metric> areas_of(const WrittenPlace& place, int analysis_epsg) {
  const place::Projection to_metres{4326, analysis_epsg};
  const Json parts = place.type == "Polygon" ? Json::array({place.coordinates}) : place.coordinates;
  place::MultiPolygon<Metric> areas;
  if (!parts.is_array()) return {};
  for (const Json& rings : parts) {
    if (!rings.is_array() || rings.empty()) return {};
    place::Polygon<Metric> polygon{ring_of(rings.front(), to_metres), {}};
    if (polygon.exterior.empty()) return {};
    for (std::size_t i = 1; i < rings.size(); ++i) {
      polygon.holes.push_back(ring_of(rings[i], to_metres));
      if (polygon.holes.back().empty()) return {};
    }
    areas.push_back(std::move(polygon));
  }
  return areas;
}

/// Keeps the `most` largest.
void drop_the_smallest(place::MultiPolygon<Metric>& polygons, std::size_t most) {
  std::stable_sort(polygons.begin(), polygons.end(),
                   [](const auto& a, const auto& b) { return place::square_metres({a}) > place::square_metres({b}); });
  if (polygons.size() > most) polygons.resize(most);
}

/// Mends what can be mended without making it another area.
WrittenPlace mended(WrittenPlace place, int analysis_epsg) {
  const auto areas = areas_of(place, analysis_epsg);
  if (areas.empty()) return place;
  require_few(place::vertices_in(areas));
  auto repaired = place::repair(areas);
  if (!repaired.changed) return place;
  // Loops that were cut off are slivers where the area is still the same one.
  drop_the_smallest(repaired.polygons, areas.size());
  const double lost = std::abs(repaired.square_metres_before - place::square_metres(repaired.polygons));
  const double dropped = repaired.square_metres_after - place::square_metres(repaired.polygons);
  const bool is_same_area =
      repaired.polygons.size() == areas.size() && std::max(lost, dropped) < kMostLost * repaired.square_metres_before;
  if (!is_same_area) {
    const LonLat where = place::ToLonLat{analysis_epsg}(repaired.where);
    refuse_place(fmt::format("området korsar sig självt vid {:.5f}, {:.5f} (latitud, longitud): rätta linjen där",
                             where.lat, where.lon),
                 fmt::format("the area crosses itself at {:.5f}, {:.5f} (latitude, longitude): mend the line there",
                             where.lat, where.lon));
  }
  const Json whole = geometry_of(repaired.polygons, analysis_epsg);
  return {whole.at("type").get<std::string>(), whole.at("coordinates")};
}

Json closed_ring(const place::Ring<LonLat>& ring) {
  Json positions = Json::array();
  for (const LonLat& vertex : ring) positions.push_back(Json::array({vertex.lon, vertex.lat}));
  positions.push_back(positions.front());
  return positions;
}

WrittenPlace read_any(std::string_view text, int analysis_epsg) {
  if (text.starts_with('{')) return read_geojson(text);
  if (text.starts_with('<')) return read_gpx(text);
  if (std::isalpha(static_cast<unsigned char>(text.front())) != 0) return read_wkt(text);
  return read_coordinates(text, analysis_epsg);
}

}  // namespace

Json geometry_of(const place::MultiPolygon<Metric>& polygons, int analysis_epsg) {
  const place::MultiPolygon<LonLat> degrees = place::ToLonLat{analysis_epsg}(polygons);
  Json parts = Json::array();
  for (const auto& polygon : degrees) {
    Json rings = Json::array({closed_ring(polygon.exterior)});
    for (const auto& hole : polygon.holes) rings.push_back(closed_ring(hole));
    parts.push_back(std::move(rings));
  }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(parts)}};
}

Json geometry_in(std::string_view text, int analysis_epsg) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos)
    refuse_place("platsen saknas: rita, välj områden, eller skriv koordinater",
                 "the place is missing: draw it, choose areas, or write coordinates");
  WrittenPlace place = read_any(text.substr(first), analysis_epsg);
  if (is_in_metres(place.coordinates)) to_degrees(place.coordinates, PairPlacer{analysis_epsg});
  if (place.type == "Polygon" || place.type == "MultiPolygon") place = mended(std::move(place), analysis_epsg);
  Json geometry{{"type", place.type}, {"coordinates", std::move(place.coordinates)}};
  // Casework has the last word on what is a place.
  static_cast<void>(casework::read_shape(geometry, analysis_epsg));
  return geometry;
}

}  // namespace tryggkarta::chain
