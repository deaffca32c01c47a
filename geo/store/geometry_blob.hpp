// SpatiaLite's BLOB form of geometries, so that every GIS program reads the columns as they are.
// Layout: "BLOB-Geometry" of the SpatiaLite manual: 00, byte order, SRID, bounding box, 7C, type, body, FE.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "geo/place/polygon.hpp"

namespace tryggkarta::store {

/// The bytes of one point, always sixty.
using PointBlob = std::array<char, 60>;

/// A point whose coordinates are set a million times over.
class PointBlobMaker {
 public:
  explicit PointBlobMaker(int srid);
  /// Valid until the next call.
  std::string_view operator()(place::Metric point);

 private:
  PointBlob bytes_;
};

/// The point in bytes that PointBlobMaker made; nothing in any other bytes.
std::optional<place::Metric> point_in(std::string_view bytes);

/// Point: MetricPoint or LonLat. Points become POINT, lines MULTILINESTRING, areas MULTIPOLYGON.
std::string encode_shape(const place::Shape<place::Metric>& shape, int srid);
std::string encode_shape(const place::Shape<place::LonLat>& shape);
std::string encode_polygons(const place::MultiPolygon<place::Metric>& polygons, int srid);
std::string encode_polygons(const place::MultiPolygon<place::LonLat>& polygons);

/// Reads the bytes of encode_…; little- and big-endian, also single LINESTRING and POLYGON as GIS programs write them.
/// Throws Error(broken) on anything else.
place::Shape<place::Metric> metric_shape_in(std::string_view bytes);
place::Shape<place::LonLat> lonlat_shape_in(std::string_view bytes);
/// The same, where the column holds areas.
place::MultiPolygon<place::Metric> metric_polygons_in(std::string_view bytes);
place::MultiPolygon<place::LonLat> lonlat_polygons_in(std::string_view bytes);

}  // namespace tryggkarta::store
