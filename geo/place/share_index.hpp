// How much of a shape lies in areas taken together.
#pragma once

#include <span>

#include "geo/place/area_index.hpp"
#include "geo/place/overlap.hpp"
#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// Valid areas that do not overlap, prepared for asking.
class ShareIndex {
 public:
  explicit ShareIndex(std::span<const MultiPolygon<Metric>> areas);

  /// 0 to 1: of a point whether it lies there, of lines by their length (in pieces of about ten metres), of polygons
  /// by their ground. Polygons must be valid; those without ground have no share.
  double share_of(const Shape<Metric>& shape) const;

 private:
  double share_of_lines(const MultiLine<Metric>& lines) const;

  bool is_empty_;
  AreaIndex holds_;
  OverlapIndex overlaps_;
};

}  // namespace tryggkarta::place
