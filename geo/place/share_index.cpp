#include "geo/place/share_index.hpp"

#include <algorithm>
#include <cmath>

#include "geo/place/repair.hpp"

namespace tryggkarta::place {

namespace {

constexpr double kPieceMetres = 10;
constexpr double kMostPieces = 1000;  // of one segment

Metric between(const Metric& a, const Metric& b, double part) {
  return {a.east + (b.east - a.east) * part, a.north + (b.north - a.north) * part};
}

}  // namespace

ShareIndex::ShareIndex(std::span<const MultiPolygon<Metric>> areas)
    : is_empty_(areas.empty()), holds_(areas), overlaps_(areas) {}

double ShareIndex::share_of(const Shape<Metric>& shape) const {
  if (is_empty_) return 0;
  if (const auto* point = std::get_if<Metric>(&shape)) return holds_.area_at(*point) ? 1 : 0;
  if (const auto* lines = std::get_if<MultiLine<Metric>>(&shape)) return share_of_lines(*lines);
  const auto& polygons = std::get<MultiPolygon<Metric>>(shape);
  const double whole = square_metres(polygons);
  if (whole <= 0) return 0;
  double shared = 0;
  for (const Overlap& overlap : overlaps_.overlaps_of(polygons)) shared += overlap.square_metres;
  return std::min(1.0, shared / whole);
}

double ShareIndex::share_of_lines(const MultiLine<Metric>& lines) const {
  double whole = 0;
  double shared = 0;
  for (const auto& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const double length = std::hypot(line[i].east - line[i - 1].east, line[i].north - line[i - 1].north);
      const double pieces = std::clamp(std::ceil(length / kPieceMetres), 1.0, kMostPieces);
      whole += length;
      for (double piece = 0; piece < pieces; ++piece) {
        if (holds_.area_at(between(line[i - 1], line[i], (piece + 0.5) / pieces))) shared += length / pieces;
      }
    }
  }
  return whole > 0 ? std::min(1.0, shared / whole) : 0;
}

}  // namespace tryggkarta::place
