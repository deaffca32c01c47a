#include "server/casework/shape_in.hpp"

#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "geo/place/projection.hpp"
#include "geo/place/repair.hpp"

namespace tryggkarta::casework {

namespace {

using place::LonLat;
using place::Metric;
using Line = std::vector<Metric>;

[[noreturn]] void refuse(const std::string& swedish, const std::string& english) {
  throw casebook::RefusedWork({{"geometry", swedish, english}});
}

[[noreturn]] void refuse_form() {
  refuse("koordinaterna har inte den form som typen ska ha (RFC 7946)",
         "the coordinates do not have the form of the type (RFC 7946)");
}

/// Reads positions, counts them and projects them.
class Positions {
 public:
  explicit Positions(int analysis_epsg) : to_metres_(4326, analysis_epsg) {}

  Metric point(const Json& position) {
    const auto [lon, lat] = degrees(position);
    const auto metres = to_metres_.transform(place::Position{lon, lat});
    if (!std::isfinite(metres.x) || !std::isfinite(metres.y))
      refuse(fmt::format("platsen {:.5f}, {:.5f} ligger utanför kartan", lon, lat),
             fmt::format("the place {:.5f}, {:.5f} lies off the map", lon, lat));
    return {metres.x, metres.y};
  }

  Line line(const Json& positions, std::size_t fewest) {
    if (!positions.is_array() || positions.size() < fewest) refuse_form();
    Line line;
    line.reserve(std::min(positions.size(), kMostVertices));
    for (const Json& position : positions) line.push_back(point(position));
    return line;
  }

  /// Without the closing vertex.
  place::Ring<Metric> ring(const Json& positions) {
    Line closed = line(positions, 4);
    if (positions.front() != positions.back())
      refuse("en ring ska sluta där den börjar", "a ring must end where it begins");
    closed.pop_back();
    return closed;
  }

 private:
  LonLat degrees(const Json& position) {
    if (++count_ > kMostVertices)
      refuse(fmt::format("ritningen har fler än {} hörn: förenkla den", kMostVertices),
             fmt::format("the drawing has more than {} vertices: simplify it", kMostVertices));
    const bool is_position = position.is_array() && (position.size() == 2 || position.size() == 3) &&
                             position[0].is_number() && position[1].is_number();
    if (!is_position) refuse_form();
    const LonLat where{position[0].get<double>(), position[1].get<double>()};
    if (!(std::abs(where.lon) <= 180 && std::abs(where.lat) <= 90))
      refuse("en position är longitud −180…180 och latitud −90…90, longituden först",
             "a position is a longitude of -180 to 180 and a latitude of -90 to 90, the longitude first");
    return where;
  }

  place::Projection to_metres_;
  std::size_t count_ = 0;
};

place::Polygon<Metric> read_polygon(const Json& rings, Positions& positions) {
  if (!rings.is_array() || rings.empty()) refuse_form();
  place::Polygon<Metric> polygon{positions.ring(rings.front()), {}};
  for (std::size_t i = 1; i < rings.size(); ++i) polygon.holes.push_back(positions.ring(rings[i]));
  return polygon;
}

place::MultiPolygon<Metric> checked(place::MultiPolygon<Metric> polygons, int analysis_epsg) {
  if (place::square_metres(polygons) <= 0) refuse("området har ingen yta", "the area has no ground");
  const auto repaired = place::repair(polygons);
  if (!repaired.changed) return polygons;
  const LonLat where = place::ToLonLat{analysis_epsg}(repaired.where);
  refuse(fmt::format("området korsar sig självt vid longitud {:.5f}, latitud {:.5f}: rätta linjen där", where.lon,
                     where.lat),
         fmt::format("the area crosses itself at longitude {:.5f}, latitude {:.5f}: mend the line there", where.lon,
                     where.lat));
}

const Json& coordinates_of(const Json& geometry, std::string& type) {
  if (!geometry.is_object()) refuse("objektet behöver en plats på kartan", "the feature needs a place on the map");
  const auto named = geometry.find("type");
  const auto coordinates = geometry.find("coordinates");
  if (named == geometry.end() || !named->is_string() || coordinates == geometry.end()) refuse_form();
  if (geometry.size() != 2)
    refuse("en geometri har type och coordinates och inget mer", "a geometry has type and coordinates and no more");
  type = named->get<std::string>();
  return *coordinates;
}

}  // namespace

place::Shape<Metric> read_shape(const Json& geometry, int analysis_epsg) {
  std::string type;
  const Json& coordinates = coordinates_of(geometry, type);
  Positions positions{analysis_epsg};
  if (type == "Point") return positions.point(coordinates);
  if (type == "LineString") return place::MultiLine<Metric>{positions.line(coordinates, 2)};
  if (type == "Polygon") return checked({read_polygon(coordinates, positions)}, analysis_epsg);
  if (type != "MultiLineString" && type != "MultiPolygon")
    refuse("geometrin ska vara Point, LineString, MultiLineString, Polygon eller MultiPolygon",
           "the geometry must be a Point, LineString, MultiLineString, Polygon or MultiPolygon");
  if (!coordinates.is_array() || coordinates.empty()) refuse_form();
  if (type == "MultiLineString") {
    place::MultiLine<Metric> lines;
    for (const Json& line : coordinates) lines.push_back(positions.line(line, 2));
    return lines;
  }
  place::MultiPolygon<Metric> polygons;
  for (const Json& rings : coordinates) polygons.push_back(read_polygon(rings, positions));
  return checked(std::move(polygons), analysis_epsg);
}

}  // namespace tryggkarta::casework
