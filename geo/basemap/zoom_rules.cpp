#include "geo/basemap/zoom_rules.hpp"

#include <cstdlib>

#include "geo/place/ring_tracer.hpp"
#include "geo/place/simplify.hpp"

namespace tryggkarta::basemap {

using place::GridCoverage;
using place::GridPoint;

namespace {

constexpr std::int64_t kPixel = 16;
/// Half a pixel by half a pixel, and for the corners of buildings, which zoom 14 draws for all closer zooms, far less.
constexpr double kCoarse = 64;
constexpr double kFine = 6;

double smallest_triangle(int zoom) { return zoom == GridCoverage::kMaxZoom ? kFine : kCoarse; }

std::int64_t smallest_doubled_area(int zoom) {
  return zoom == GridCoverage::kMaxZoom ? kPixel * kPixel / 2 : 8 * kPixel * kPixel;
}

/// From zoom 14's grid to a coarser one, halves up.
GridPoint at_zoom(GridPoint point, int zoom) {
  const int shift = GridCoverage::kMaxZoom - zoom;
  if (shift == 0) return point;
  const std::int32_t half = 1 << (shift - 1);
  return {(point.x + half) >> shift, (point.y + half) >> shift};
}

std::vector<GridPoint> at_zoom(const std::vector<GridPoint>& part, int zoom) {
  std::vector<GridPoint> out;
  out.reserve(part.size());
  for (const GridPoint& vertex : part) {
    const GridPoint point = at_zoom(vertex, zoom);
    if (out.empty() || out.back() != point) out.push_back(point);
  }
  return out;
}

/// By the ring's true area, so that a thing does not come and go with its corners.
bool is_large_enough(std::int64_t doubled_area, int zoom) {
  const int shift = 2 * (GridCoverage::kMaxZoom - zoom);
  return (std::abs(doubled_area) >> shift) >= smallest_doubled_area(zoom);
}

/// Holes go with their exterior.
std::vector<std::vector<GridPoint>> rings_at(const Feature& feature, int zoom) {
  std::vector<std::vector<GridPoint>> rings;
  bool exterior_kept = false;
  for (const auto& ring : feature.parts) {
    const std::int64_t area = place::doubled_area(ring);
    const bool is_exterior = area > 0;
    if (is_exterior) exterior_kept = false;
    if ((!is_exterior && !exterior_kept) || !is_large_enough(area, zoom)) continue;
    auto simpler = place::simplified_ring(at_zoom(ring, zoom), smallest_triangle(zoom));
    const std::int64_t left = simpler.empty() ? 0 : place::doubled_area(simpler);
    // A ring that turned over while it shrank was a sliver.
    if (left == 0 || (left > 0) != is_exterior) continue;
    rings.push_back(std::move(simpler));
    exterior_kept = true;
  }
  return rings;
}

}  // namespace

std::vector<std::vector<GridPoint>> parts_at(const Feature& feature, int zoom) {
  if (zoom < feature.drawing.from_zoom) return {};
  const Form form = form_of(feature.drawing.kind);
  if (form == Form::areas) return rings_at(feature, zoom);
  std::vector<std::vector<GridPoint>> parts;
  for (const auto& part : feature.parts) {
    auto shown = form == Form::point ? at_zoom(part, zoom)
                                     : place::simplified_line(at_zoom(part, zoom), smallest_triangle(zoom));
    if (!shown.empty()) parts.push_back(std::move(shown));
  }
  return parts;
}

}  // namespace tryggkarta::basemap
