// Between coordinate reference systems. PROJ ends here.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// A pair of ordinates in the order of maps: x to the east (or longitude), y to the north (or latitude), whatever
/// the axis order that the authority wrote down.
struct Position {
  double x;
  double y;
};

/// A transformation between two EPSG codes, axes in map order on both sides. Not for sharing between threads.
class Projection {
 public:
  /// Throws Error(bad_input) that names the code when PROJ does not know it.
  Projection(int from_epsg, int to_epsg);
  ~Projection();
  Projection(Projection&&) noexcept;
  Projection& operator=(Projection&&) noexcept;

  /// Transforms in place, the whole span in one call. What cannot be transformed becomes infinite.
  void transform(std::span<Position> positions) const;
  Position transform(Position position) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// What PROJ knows of a code.
struct CrsFacts {
  int epsg;
  std::string name;
  bool geographic;   ///< degrees, not metres
  bool metric;       ///< projected, in metres
  bool north_first;  ///< the authority writes north (or latitude) before east
  /// Area of use in degrees; west > east across the antimeridian.
  double west, south, east, north;
};
/// Throws Error(bad_input) when PROJ does not know the code.
CrsFacts facts_of(int epsg);

/// The UTM zone (WGS 84) that holds a place: the analysis CRS of a city whose files are in degrees.
int utm_zone_at(LonLat where);

/// Metres in EPSG `analysis_epsg` → degrees, vertex by vertex.
class ToLonLat {
 public:
  explicit ToLonLat(int analysis_epsg) : projection_(analysis_epsg, 4326) {}
  LonLat operator()(Metric metric) const;
  Ring<LonLat> operator()(const Ring<Metric>& ring) const;
  MultiPolygon<LonLat> operator()(const MultiPolygon<Metric>& polygons) const;
  Shape<LonLat> operator()(const Shape<Metric>& shape) const;

 private:
  Projection projection_;
};

}  // namespace tryggkarta::place
