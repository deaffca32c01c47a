// "Which area holds this point?", answered in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

/// The polygons of one area scheme, prepared for point-in-polygon.
///
/// Borders are half-open: a point on a border that two areas share lies in exactly one of them, and a point on an
/// outer border lies in one or none. The rule is that of a ray to the east: an edge counts when it spans
/// [south, north) of the point and passes strictly east of it.
class AreaIndex {
 public:
  explicit AreaIndex(std::span<const MultiPolygon<Metric>> areas);
  ~AreaIndex();
  AreaIndex(AreaIndex&&) noexcept;
  AreaIndex& operator=(AreaIndex&&) noexcept;

  /// The position in the span of the area that holds the point; the first one where areas overlap.
  std::optional<std::uint32_t> area_at(Metric point) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tryggkarta::place
