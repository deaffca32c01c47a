// Between our polygons and GEOS. For the sources of this folder only: GEOS stops here.
#pragma once

#include <memory>

#include <geos_c.h>

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// A GEOS context that says nothing and belongs to one thread.
class GeosContext {
 public:
  GeosContext() : handle_(GEOS_init_r()) {}
  ~GeosContext() { GEOS_finish_r(handle_); }
  GeosContext(const GeosContext&) = delete;
  GeosContext& operator=(const GeosContext&) = delete;
  GEOSContextHandle_t handle() const { return handle_; }

 private:
  GEOSContextHandle_t handle_;
};

struct GeosGeometryDeleter {
  GEOSContextHandle_t context;
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
};
using GeosGeometry = std::unique_ptr<GEOSGeometry, GeosGeometryDeleter>;

/// Takes charge of what a GEOS call returned; throws Error(broken) when it returned nothing.
GeosGeometry owned(const GeosContext& context, GEOSGeometry* geometry);

/// Polygons → GEOS. Rings get their closing vertex.
GeosGeometry to_geos(const GeosContext& context, const MultiPolygon<Metric>& polygons);
/// The polygons of a geometry; lines and points in it are left out.
MultiPolygon<Metric> polygons_of(const GeosContext& context, const GEOSGeometry* geometry);
/// Square metres.
double area_of(const GeosContext& context, const GEOSGeometry* geometry);

}  // namespace tryggkarta::place
