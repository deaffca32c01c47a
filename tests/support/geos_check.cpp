#include "tests/support/geos_check.hpp"

#include <geos_c.h>

#include "geo/place/ring_tracer.hpp"

namespace tryggkarta::testing {

namespace {

class Judge {
 public:
  Judge() : handle_(GEOS_init_r()) {}
  ~Judge() {
    for (GEOSGeometry* geometry : kept_) GEOSGeom_destroy_r(handle_, geometry);
    GEOS_finish_r(handle_);
  }
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  GEOSGeometry* keep(GEOSGeometry* geometry) {
    kept_.push_back(geometry);
    return geometry;
  }
  GEOSContextHandle_t handle() const { return handle_; }

  GEOSGeometry* multipolygon(const IntegerRings& rings) {
    std::vector<GEOSGeometry*> polygons;
    for (std::size_t i = 0; i < rings.size();) {
      GEOSGeometry* exterior = ring(rings[i++]);
      std::vector<GEOSGeometry*> holes;
      while (i < rings.size() && place::doubled_area(rings[i]) < 0) holes.push_back(ring(rings[i++]));
      polygons.push_back(
          GEOSGeom_createPolygon_r(handle_, exterior, holes.data(), static_cast<unsigned>(holes.size())));
    }
    return GEOSGeom_createCollection_r(handle_, GEOS_MULTIPOLYGON, polygons.data(),
                                       static_cast<unsigned>(polygons.size()));
  }

  GEOSGeometry* rectangle(double min_x, double min_y, double max_x, double max_y) {
    GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(handle_, 5, 2);
    const double xs[] = {min_x, max_x, max_x, min_x, min_x};
    const double ys[] = {min_y, min_y, max_y, max_y, min_y};
    for (unsigned i = 0; i < 5; ++i) GEOSCoordSeq_setXY_r(handle_, sequence, i, xs[i], ys[i]);
    return GEOSGeom_createPolygon_r(handle_, GEOSGeom_createLinearRing_r(handle_, sequence), nullptr, 0);
  }

  double area(const GEOSGeometry* geometry) const {
    double value = -1;
    GEOSArea_r(handle_, geometry, &value);
    return value;
  }

 private:
  GEOSGeometry* ring(const place::Ring<place::GridPoint>& vertices) {
    GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(handle_, static_cast<unsigned>(vertices.size() + 1), 2);
    for (unsigned i = 0; i <= vertices.size(); ++i) {
      GEOSCoordSeq_setXY_r(handle_, sequence, i, vertices[i % vertices.size()].x, vertices[i % vertices.size()].y);
    }
    return GEOSGeom_createLinearRing_r(handle_, sequence);
  }

  GEOSContextHandle_t handle_;
  std::vector<GEOSGeometry*> kept_;
};

}  // namespace

std::string why_invalid(const IntegerRings& rings) {
  Judge judge;
  GEOSGeometry* geometry = judge.keep(judge.multipolygon(rings));
  if (GEOSisValid_r(judge.handle(), geometry) == 1) return "";
  char* reason = GEOSisValidReason_r(judge.handle(), geometry);
  std::string text = reason;
  GEOSFree_r(judge.handle(), reason);
  return text;
}

double union_area(const std::vector<IntegerRings>& areas) {
  Judge judge;
  std::vector<GEOSGeometry*> all;
  for (const auto& rings : areas) {
    if (!rings.empty()) all.push_back(judge.multipolygon(rings));
  }
  GEOSGeometry* together = judge.keep(GEOSGeom_createCollection_r(judge.handle(), GEOS_GEOMETRYCOLLECTION, all.data(),
                                                                  static_cast<unsigned>(all.size())));
  return judge.area(judge.keep(GEOSUnaryUnion_r(judge.handle(), together)));
}

double area_in_box(const IntegerRings& rings, double min_x, double min_y, double max_x, double max_y) {
  Judge judge;
  GEOSGeometry* geometry = judge.keep(judge.multipolygon(rings));
  GEOSGeometry* box = judge.keep(judge.rectangle(min_x, min_y, max_x, max_y));
  return judge.area(judge.keep(GEOSIntersection_r(judge.handle(), geometry, box)));
}

double area_of(const IntegerRings& rings) {
  double sum = 0;
  for (const auto& ring : rings) sum += static_cast<double>(place::doubled_area(ring)) / 2;
  return sum;
}

}  // namespace tryggkarta::testing
