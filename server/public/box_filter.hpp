// `bbox` and `bbox-crs`: which features touch a box, judged by the geometry as it is sent.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/public/sent_shape.hpp"

namespace tryggkarta::public_routes {

/// A closed box in map order, in the unit of its reference system.
struct Box {
  double min_x, min_y, max_x, max_y;
};

/// Whether geometry touches a box that a client gave.
class BoxFilter {
 public:
  /// Reads 4 or 6 numbers in the axis order of `crs` (heights are ignored: the data is flat). West > east means a box
  /// across the antimeridian. Throws http::ProblemError that names `bbox`.
  static BoxFilter parse(std::string_view text, const Crs& crs);

  /// True when the geometry, rounded as it is sent in the system of the box, shares a point with the box. A feature
  /// without geometry always matches (Features part 1, /req/core/fc-bbox-response).
  bool matches(const StoredShape& shape) const;

 private:
  BoxFilter(const Crs& crs, std::vector<Box> boxes);
  const Crs* crs_;
  std::vector<Box> boxes_;  // two across the antimeridian
  /// Where candidates can be, in degrees; nothing when the box leaves the use of its projection.
  std::optional<std::vector<DegreeBox>> around_;
};

/// Exact for whole units: edges and corners belong to the box, the inside of a polygon to the polygon.
bool touches(const SentShape& shape, const Box& box);

}  // namespace tryggkarta::public_routes
