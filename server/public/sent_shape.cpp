#include "server/public/sent_shape.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace tryggkarta::public_routes {

namespace {

using place::LonLat;

std::vector<SentPoint> sent_points(const Crs& crs, std::span<const LonLat> stored) {
  std::vector<place::Position> positions;
  positions.reserve(stored.size());
  for (const LonLat& where : stored) positions.push_back({where.lon, where.lat});
  to_crs(crs, positions);
  std::vector<SentPoint> points;
  points.reserve(positions.size());
  for (const place::Position& position : positions) {
    // llround of an infinite value is undefined; a place outside the projection's use has no position there.
    if (!std::isfinite(position.x) || !std::isfinite(position.y)) continue;
    const SentPoint point{std::llround(position.x * crs.scale()), std::llround(position.y * crs.scale())};
    if (points.empty() || points.back() != point) points.push_back(point);
  }
  return points;
}

/// Twice the signed area; positive when counter-clockwise on a map.
double turn_of(const place::Ring<SentPoint>& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const SentPoint& from = ring[i];
    const SentPoint& to = ring[(i + 1) % ring.size()];
    // Relative to the first vertex, so that the products keep their digits.
    sum += static_cast<double>(from.x - ring[0].x) * static_cast<double>(to.y - ring[0].y) -
           static_cast<double>(to.x - ring[0].x) * static_cast<double>(from.y - ring[0].y);
  }
  return sum;
}

place::Ring<SentPoint> sent_ring(const Crs& crs, const place::Ring<LonLat>& stored) {
  place::Ring<SentPoint> ring = sent_points(crs, stored);
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  return ring;
}

place::MultiPolygon<SentPoint> sent_polygons(const Crs& crs, const place::MultiPolygon<LonLat>& stored) {
  place::MultiPolygon<SentPoint> polygons;
  for (const auto& polygon : stored) {
    place::Polygon<SentPoint> sent{sent_ring(crs, polygon.exterior), {}};
    const double turn = turn_of(sent.exterior);
    if (turn == 0) continue;
    if (turn < 0) std::reverse(sent.exterior.begin(), sent.exterior.end());
    for (const auto& stored_hole : polygon.holes) {
      auto hole = sent_ring(crs, stored_hole);
      const double turn_of_hole = turn_of(hole);
      if (turn_of_hole == 0) continue;
      if (turn_of_hole > 0) std::reverse(hole.begin(), hole.end());
      sent.holes.push_back(std::move(hole));
    }
    polygons.push_back(std::move(sent));
  }
  return polygons;
}

SentShape sent_point(const Crs& crs, LonLat where) {
  const auto points = sent_points(crs, std::span{&where, 1});
  // A place that the system cannot express is sent as no geometry: a line of no parts.
  if (points.empty()) return place::MultiLine<SentPoint>{};
  return points.front();
}

SentShape sent_lines(const Crs& crs, const place::MultiLine<LonLat>& stored) {
  place::MultiLine<SentPoint> lines;
  for (const auto& line : stored) {
    auto points = sent_points(crs, line);
    if (points.size() > 1) lines.push_back(std::move(points));
  }
  return lines;
}

struct Sender {
  const Crs& crs;
  SentShape operator()(LonLat where) const { return sent_point(crs, where); }
  SentShape operator()(const place::MultiLine<LonLat>& lines) const { return sent_lines(crs, lines); }
  SentShape operator()(const place::MultiPolygon<LonLat>& polygons) const { return sent_polygons(crs, polygons); }
  SentShape operator()(const place::MultiPolygon<LonLat>* polygons) const { return sent_polygons(crs, *polygons); }
  SentShape operator()(const place::Shape<LonLat>* shape) const { return std::visit(*this, *shape); }
};

struct Boxer {
  DegreeBox& box;
  void operator()(LonLat where) const { box.add(where); }
  void operator()(const place::MultiLine<LonLat>& lines) const {
    for (const auto& line : lines) std::for_each(line.begin(), line.end(), [&](LonLat where) { box.add(where); });
  }
  void operator()(const place::MultiPolygon<LonLat>& polygons) const {
    for (const auto& polygon : polygons) {
      for (const LonLat& where : polygon.exterior) box.add(where);
    }
  }
  void operator()(const place::MultiPolygon<LonLat>* polygons) const { (*this)(*polygons); }
  void operator()(const place::Shape<LonLat>* shape) const { std::visit(*this, *shape); }
};

}  // namespace

SentShape sent_in(const Crs& crs, const StoredShape& shape) { return std::visit(Sender{crs}, shape); }

void DegreeBox::add(place::LonLat where) {
  west = std::min(west, where.lon);
  south = std::min(south, where.lat);
  east = std::max(east, where.lon);
  north = std::max(north, where.lat);
}

bool DegreeBox::touches(const DegreeBox& other) const {
  return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
}

DegreeBox DegreeBox::rounded_outward() const {
  constexpr double kScale = 1e7;
  const auto down = [](double value) { return std::floor(value * kScale) / kScale; };
  const auto up = [](double value) { return std::ceil(value * kScale) / kScale; };
  return {down(west), down(south), up(east), up(north)};
}

DegreeBox box_of(const StoredShape& shape) {
  DegreeBox box;
  std::visit(Boxer{box}, shape);
  return box;
}

}  // namespace tryggkarta::public_routes
