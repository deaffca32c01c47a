// How the coverage is made, per zoom from the finest to the coarsest:
//   rounded borders → each border once → arcs between nodes → simplified together → crossings with tile edges made
//   vertices → noded and snapped on the integer grid → faces → each face given to the area that holds it → rings.
// A coarser zoom starts from the borders of the finer one, halved: it has fewer vertices to look at.

#include "geo/place/grid_coverage.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/error.hpp"
#include "geo/place/arcs.hpp"
#include "geo/place/area_index.hpp"
#include "geo/place/faces.hpp"
#include "geo/place/ring_tracer.hpp"

namespace tryggkarta::place {

namespace {

using Schemes = std::vector<std::vector<MultiPolygon<LonLat>>>;

/// A quarter of a pixel on tiles of 256 pixels: not to be seen.
constexpr double kToleranceUnits = 4;

template <class Act>
void for_each_ring(const MultiPolygon<LonLat>& polygons, Act act) {
  for (const auto& polygon : polygons) {
    act(polygon.exterior);
    for (const auto& hole : polygon.holes) act(hole);
  }
}

Ring<GridPoint> rounded(const Ring<LonLat>& ring, int zoom) {
  Ring<GridPoint> grid;
  grid.reserve(ring.size());
  for (const LonLat& vertex : ring) {
    const GridPosition position = to_grid(vertex, zoom);
    grid.push_back(
        {static_cast<std::int32_t>(std::lround(position.x)), static_cast<std::int32_t>(std::lround(position.y))});
  }
  return grid;
}

Segments borders_at_finest(const Schemes& schemes) {
  Segments segments;
  for (const auto& scheme : schemes) {
    for (const auto& area : scheme) {
      for_each_ring(area, [&](const Ring<LonLat>& ring) { add_ring(segments, rounded(ring, GridCoverage::kMaxZoom)); });
    }
  }
  return each_once(std::move(segments));
}

Segments halved(const Segments& segments) {
  Segments half;
  half.reserve(segments.size());
  // Floor of (v + 1) / 2 rounds halves up on both sides of the origin: the same for every owner of a vertex.
  const auto halve = [](GridPoint point) { return GridPoint{(point.x + 1) >> 1, (point.y + 1) >> 1}; };
  for (const Segment& segment : segments) add_segment(half, halve(segment.a), halve(segment.b));
  return each_once(std::move(half));
}

/// For each scheme: which area of the unsimplified borders holds a place. The finest grid serves as the plane, with
/// y to the south.
std::vector<AreaIndex> indexes_of(const Schemes& schemes) {
  std::vector<AreaIndex> indexes;
  for (const auto& scheme : schemes) {
    std::vector<MultiPolygon<Metric>> planar;
    planar.reserve(scheme.size());
    const auto flatten = [](const Ring<LonLat>& ring) {
      Ring<Metric> out;
      out.reserve(ring.size());
      for (const LonLat& vertex : ring) {
        const GridPosition position = to_grid(vertex, GridCoverage::kMaxZoom);
        out.push_back({position.x, position.y});
      }
      return out;
    };
    for (const auto& area : scheme) {
      auto& polygons = planar.emplace_back();
      for (const auto& polygon : area) {
        auto& out = polygons.emplace_back();
        out.exterior = flatten(polygon.exterior);
        for (const auto& hole : polygon.holes) out.holes.push_back(flatten(hole));
      }
    }
    indexes.emplace_back(planar);
  }
  return indexes;
}

/// Gives every face to the area that holds its inner point, and merges the faces of each area.
GridZoom assemble(const std::vector<Face>& faces, const std::vector<AreaIndex>& indexes, const Schemes& schemes,
                  int zoom) {
  const double to_finest = std::ldexp(1.0, GridCoverage::kMaxZoom - zoom);
  GridZoom result;
  for (std::size_t scheme = 0; scheme < schemes.size(); ++scheme) {
    std::vector<std::vector<DirectedEdge>> edges(schemes[scheme].size());
    for (const Face& face : faces) {
      const auto area = indexes[scheme].area_at({face.inner_x * to_finest, face.inner_y * to_finest});
      if (area) edges[*area].insert(edges[*area].end(), face.edges.begin(), face.edges.end());
    }
    auto& areas = result.schemes.emplace_back();
    for (auto& of_area : edges) {
      auto& area = areas.emplace_back();
      area.rings = trace_rings(of_area);
      put_boxes(area);
    }
  }
  return result;
}

}  // namespace

GridPosition to_grid(LonLat where, int zoom) {
  const double size = std::ldexp(static_cast<double>(GridCoverage::kExtent), zoom);
  // Beyond this latitude the Web Mercator square ends.
  const double lat = std::clamp(where.lat, -85.05112877980659, 85.05112877980659) * std::numbers::pi / 180;
  return {(where.lon + 180) / 360 * size, (1 - std::asinh(std::tan(lat)) / std::numbers::pi) / 2 * size};
}

void put_boxes(GridArea& area) {
  constexpr GridBox kNothing{INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
  const auto grow = [](GridBox& box, GridPoint vertex) {
    box = {std::min(box.min_x, vertex.x), std::min(box.min_y, vertex.y), std::max(box.max_x, vertex.x),
           std::max(box.max_y, vertex.y)};
  };
  area.ring_boxes.clear();
  area.stretches.clear();
  area.box = area.rings.empty() ? GridBox{} : kNothing;
  for (const auto& ring : area.rings) {
    area.ring_boxes.push_back({kNothing, doubled_area(ring) < 0, static_cast<std::uint32_t>(area.stretches.size())});
    for (std::size_t i = 0; i < ring.size(); ++i) {
      if (i % GridArea::kStretch == 0) area.stretches.push_back(kNothing);
      grow(area.stretches.back(), ring[i]);
      grow(area.stretches.back(), ring[i + 1 == ring.size() ? 0 : i + 1]);
      grow(area.ring_boxes.back().box, ring[i]);
      grow(area.box, ring[i]);
    }
  }
}

GridCoverage prepare_coverage(const Schemes& schemes) {
  const std::vector<AreaIndex> indexes = indexes_of(schemes);
  GridCoverage coverage;
  coverage.zooms.resize(GridCoverage::kMaxZoom + 1);
  Segments borders = borders_at_finest(schemes);
  for (int zoom = GridCoverage::kMaxZoom; zoom >= 0; --zoom) {
    const NodedBorders noded = node_on_grid(simplified(arcs_of(borders), kToleranceUnits));
    coverage.zooms[static_cast<std::size_t>(zoom)] = assemble(noded.faces, indexes, schemes, zoom);
    borders = halved(noded.segments);
  }
  return coverage;
}

}  // namespace tryggkarta::place
