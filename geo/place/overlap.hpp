// How much of a polygon lies in each of others.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// The part of a polygon that lies in one area.
struct Overlap {
  std::uint32_t area;  ///< position in the span that the index was made of
  double square_metres;
};

/// Valid areas, prepared for measuring what others share with them.
class OverlapIndex {
 public:
  explicit OverlapIndex(std::span<const MultiPolygon<Metric>> areas);
  ~OverlapIndex();

  /// Every area that shares ground with the (valid) polygons, largest share first.
  std::vector<Overlap> overlaps_of(const MultiPolygon<Metric>& polygons) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tryggkarta::place
