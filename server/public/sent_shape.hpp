// Geometry exactly as it is sent: projected, rounded once, wound as RFC 7946 asks. Writer and box filter both read it.
#pragma once

#include <cstdint>
#include <variant>

#include "geo/place/polygon.hpp"
#include "server/public/crs.hpp"

namespace tryggkarta::public_routes {

/// A position in map order (x east, y north), in whole units of the last decimal that its reference system sends.
struct SentPoint {
  std::int64_t x;
  std::int64_t y;
  friend auto operator<=>(const SentPoint&, const SentPoint&) = default;
};
using SentShape = place::Shape<SentPoint>;

/// Geometry of the edition, wherever it lies in it. Not owned.
using StoredShape =
    std::variant<place::LonLat, const place::Shape<place::LonLat>*, const place::MultiPolygon<place::LonLat>*>;

/// Rounded vertices without equal neighbours; exterior rings counter-clockwise on a map, holes clockwise.
SentShape sent_in(const Crs& crs, const StoredShape& shape);

/// West, south, east and north in degrees; closed.
struct DegreeBox {
  double west = 180, south = 90, east = -180, north = -90;
  void add(place::LonLat where);
  bool is_empty() const { return east < west; }
  bool touches(const DegreeBox& other) const;
  /// The smallest box with seven decimals that holds this one.
  DegreeBox rounded_outward() const;
};
DegreeBox box_of(const StoredShape& shape);

}  // namespace tryggkarta::public_routes
