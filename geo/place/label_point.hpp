// Where the name of an area is written.
#pragma once

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// The point of the largest part that lies farthest from its border, within a fiftieth of the part's width.
/// Throws Error(broken) when there is no part.
Metric label_point(const MultiPolygon<Metric>& polygons);

}  // namespace tryggkarta::place
