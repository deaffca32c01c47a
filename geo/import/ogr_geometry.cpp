#include "geo/import/ogr_geometry.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "geo/import/gdal_library.hpp"

namespace tryggkarta::import {

namespace {

using place::Position;

struct GeometryDeleter {
  void operator()(void* geometry) const { OGR_G_DestroyGeometry(static_cast<OGRGeometryH>(geometry)); }
};
using Geometry = std::unique_ptr<void, GeometryDeleter>;

/// Gathers the parts of one geometry, collections and all.
class ShapeBuilder {
 public:
  explicit ShapeBuilder(AxisOrder order) : order_(order) {}

  void add(OGRGeometryH geometry) {
    switch (wkbFlatten(OGR_G_GetGeometryType(geometry))) {
      case wkbPoint: add_point(geometry); break;
      case wkbLineString:
      case wkbLinearRing: add_line(geometry); break;
      case wkbPolygon:
      case wkbTriangle: add_polygon(geometry); break;
      default: {
        const int parts = OGR_G_GetGeometryCount(geometry);
        for (int i = 0; i < parts; ++i) add(OGR_G_GetGeometryRef(geometry, i));
      }
    }
  }

  std::optional<SourceShape> result() {
    if (!polygons_.empty()) {
      shape_.shape = std::move(polygons_);
    } else if (!lines_.empty()) {
      shape_.shape = std::move(lines_);
    } else if (point_) {
      shape_.shape = *point_;
    } else {
      return std::nullopt;
    }
    return std::move(shape_);
  }

 private:
  std::vector<Position> vertices_of(OGRGeometryH line) const {
    const int count = OGR_G_GetPointCount(line);
    std::vector<Position> vertices(static_cast<std::size_t>(count));
    constexpr int kStride = sizeof(Position);
    if (count > 0) OGR_G_GetPoints(line, &vertices[0].x, kStride, &vertices[0].y, kStride, nullptr, 0);
    if (order_ == AxisOrder::north_first) {
      for (Position& vertex : vertices) std::swap(vertex.x, vertex.y);
    }
    return vertices;
  }

  void add_point(OGRGeometryH point) {
    if (OGR_G_IsEmpty(point) != 0) return;
    Position position{OGR_G_GetX(point, 0), OGR_G_GetY(point, 0)};
    if (order_ == AxisOrder::north_first) std::swap(position.x, position.y);
    if (!point_) point_ = position;
  }

  void add_line(OGRGeometryH line) {
    auto vertices = vertices_of(line);
    if (vertices.size() >= 2) lines_.push_back(std::move(vertices));
  }

  /// A ring without repeated vertices and without its closing one; empty when too little is left.
  place::Ring<Position> ring_of(OGRGeometryH geometry) {
    auto ring = vertices_of(geometry);
    const auto same = [](const Position& a, const Position& b) { return a.x == b.x && a.y == b.y; };
    if (ring.size() > 1 && !same(ring.front(), ring.back())) ++shape_.unclosed_rings;
    ring.erase(std::unique(ring.begin(), ring.end(), same), ring.end());
    while (ring.size() > 1 && same(ring.front(), ring.back())) ring.pop_back();
    if (ring.size() >= 3) return ring;
    ++shape_.dropped_rings;
    return {};
  }

  void add_polygon(OGRGeometryH geometry) {
    const int rings = OGR_G_GetGeometryCount(geometry);
    if (rings == 0) return;
    place::Polygon<Position> polygon;
    polygon.exterior = ring_of(OGR_G_GetGeometryRef(geometry, 0));
    if (polygon.exterior.empty()) return;
    for (int i = 1; i < rings; ++i) {
      if (auto hole = ring_of(OGR_G_GetGeometryRef(geometry, i)); !hole.empty())
        polygon.holes.push_back(std::move(hole));
    }
    polygons_.push_back(std::move(polygon));
  }

  AxisOrder order_;
  SourceShape shape_;
  std::optional<Position> point_;
  place::MultiLine<Position> lines_;
  place::MultiPolygon<Position> polygons_;
};

}  // namespace

std::optional<SourceShape> shape_of(OGRGeometryH geometry, AxisOrder order) {
  if (geometry == nullptr) return std::nullopt;
  ShapeBuilder builder{order};
  if (OGR_G_HasCurveGeometry(geometry, TRUE) != 0) {
    constexpr double kDefaultStep = 0;
    const Geometry straight{OGR_G_GetLinearGeometry(geometry, kDefaultStep, nullptr)};
    builder.add(static_cast<OGRGeometryH>(straight.get()));
  } else {
    builder.add(geometry);
  }
  return builder.result();
}

std::optional<SourceShape> shape_of_wkt(std::string_view text) {
  silence_gdal();
  std::string owned{text};
  if (owned.starts_with("SRID=")) owned.erase(0, owned.find(';') + 1);
  char* at = owned.data();
  OGRGeometryH geometry = nullptr;
  const OGRErr error = OGR_G_CreateFromWkt(&at, nullptr, &geometry);
  const Geometry keeper{geometry};
  if (error != OGRERR_NONE) return std::nullopt;
  return shape_of(geometry, AxisOrder::east_first);
}

}  // namespace tryggkarta::import
