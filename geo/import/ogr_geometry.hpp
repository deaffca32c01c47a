// From OGR's geometries to plain shapes. For the sources of this folder only: OGR stops here.
#pragma once

#include <optional>
#include <string_view>

#include <ogr_api.h>

#include "geo/import/row.hpp"

namespace tryggkarta::import {

/// In which order a layer hands out the two ordinates.
enum class AxisOrder { east_first, north_first };

/// A point, lines or polygons; curves become lines, heights are dropped, of a collection its polygons are taken, else
/// its lines. Nothing where no such part is left.
std::optional<SourceShape> shape_of(OGRGeometryH geometry, AxisOrder order);

/// The same from well-known text; nothing where it is none.
std::optional<SourceShape> shape_of_wkt(std::string_view text);

}  // namespace tryggkarta::import
