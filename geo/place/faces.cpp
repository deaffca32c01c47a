#include "geo/place/faces.hpp"

#include <algorithm>
#include <cmath>

#include "geo/place/geos_bridge.hpp"

namespace tryggkarta::place {

namespace {

GeosGeometry lines_from(const GeosContext& geos, const std::vector<Arc>& arcs) {
  std::vector<GEOSGeometry*> lines;
  lines.reserve(arcs.size());
  std::vector<double> buffer;
  for (const Arc& arc : arcs) {
    buffer.clear();
    for (const GridPoint& vertex : arc) {
      buffer.push_back(vertex.x);
      buffer.push_back(vertex.y);
    }
    GEOSCoordSequence* sequence =
        GEOSCoordSeq_copyFromBuffer_r(geos.handle(), buffer.data(), static_cast<unsigned>(arc.size()), 0, 0);
    lines.push_back(GEOSGeom_createLineString_r(geos.handle(), sequence));
  }
  return owned(geos, GEOSGeom_createCollection_r(geos.handle(), GEOS_MULTILINESTRING, lines.data(),
                                                 static_cast<unsigned>(lines.size())));
}

Arc arc_from(const GeosContext& geos, const GEOSGeometry* line) {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos.handle(), line);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(geos.handle(), sequence, &size);
  std::vector<double> buffer(std::size_t{size} * 2);
  GEOSCoordSeq_copyToBuffer_r(geos.handle(), sequence, buffer.data(), 0, 0);
  Arc arc;
  arc.reserve(size);
  for (unsigned i = 0; i < size; ++i) {
    arc.push_back({static_cast<std::int32_t>(std::lround(buffer[2 * i])),
                   static_cast<std::int32_t>(std::lround(buffer[2 * i + 1]))});
  }
  return arc;
}

std::vector<Arc> arcs_from(const GeosContext& geos, const GEOSGeometry* lines) {
  std::vector<Arc> arcs;
  const int count = GEOSGetNumGeometries_r(geos.handle(), lines);
  for (int i = 0; i < count; ++i) {
    Arc arc = arc_from(geos, GEOSGetGeometryN_r(geos.handle(), lines, i));
    if (arc.size() >= 2) arcs.push_back(std::move(arc));
  }
  return arcs;
}

/// The edges of a ring in the direction that makes its area positive (exterior) or negative (hole).
void add_edges(Arc closed, bool exterior, std::vector<DirectedEdge>& edges) {
  closed.pop_back();
  if ((doubled_area(closed) > 0) != exterior) std::reverse(closed.begin(), closed.end());
  for (std::size_t i = 0; i < closed.size(); ++i) edges.push_back({closed[i], closed[(i + 1) % closed.size()]});
}

Face face_from(const GeosContext& geos, const GEOSGeometry* polygon) {
  Face face{};
  add_edges(arc_from(geos, GEOSGetExteriorRing_r(geos.handle(), polygon)), true, face.edges);
  const int holes = GEOSGetNumInteriorRings_r(geos.handle(), polygon);
  for (int i = 0; i < holes; ++i) {
    add_edges(arc_from(geos, GEOSGetInteriorRingN_r(geos.handle(), polygon, i)), false, face.edges);
  }
  const auto inner = owned(geos, GEOSPointOnSurface_r(geos.handle(), polygon));
  GEOSGeomGetX_r(geos.handle(), inner.get(), &face.inner_x);
  GEOSGeomGetY_r(geos.handle(), inner.get(), &face.inner_y);
  return face;
}

}  // namespace

std::vector<Arc> simplified(const std::vector<Arc>& arcs, double tolerance) {
  if (arcs.empty()) return {};
  const GeosContext geos;
  const auto lines = lines_from(geos, arcs);
  // All arcs in one geometry: only so does GEOS keep them from crossing each other.
  const auto simpler = owned(geos, GEOSTopologyPreserveSimplify_r(geos.handle(), lines.get(), tolerance));
  return arcs_from(geos, simpler.get());
}

NodedBorders node_on_grid(const std::vector<Arc>& arcs) {
  if (arcs.empty()) return {};
  const GeosContext geos;
  std::vector<Arc> cut;
  cut.reserve(arcs.size());
  for (const Arc& arc : arcs) {
    Arc with_crossings = with_tile_crossings(arc);
    if (with_crossings.size() >= 2) cut.push_back(std::move(with_crossings));
  }
  const auto noded = owned(geos, GEOSUnaryUnionPrec_r(geos.handle(), lines_from(geos, cut).get(), 1.0));
  NodedBorders borders;
  for (const Arc& arc : arcs_from(geos, noded.get())) {
    for (std::size_t i = 1; i < arc.size(); ++i) add_segment(borders.segments, arc[i - 1], arc[i]);
  }
  borders.segments = each_once(std::move(borders.segments));
  const GEOSGeometry* input = noded.get();
  const auto faces = owned(geos, GEOSPolygonize_r(geos.handle(), &input, 1));
  const int count = GEOSGetNumGeometries_r(geos.handle(), faces.get());
  borders.faces.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    borders.faces.push_back(face_from(geos, GEOSGetGeometryN_r(geos.handle(), faces.get(), i)));
  return borders;
}

}  // namespace tryggkarta::place
