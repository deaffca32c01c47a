// Coordinates that do not mix: longitude/latitude for what is published, metres for what is measured.
#pragma once

#include <compare>
#include <cstdint>

namespace tryggkarta::place {

/// WGS 84 degrees, longitude first (OGC CRS84).
struct LonLat {
  double lon;
  double lat;
  friend auto operator<=>(const LonLat&, const LonLat&) = default;
};

/// Metres in the analysis CRS of the store (for Göteborg SWEREF 99 12 00, EPSG:3007). All measuring and the join of
/// incidents to areas happen here.
struct Metric {
  double east;
  double north;
  friend auto operator<=>(const Metric&, const Metric&) = default;
};

/// A position on the integer grid that all vector tiles of one zoom share: 2^zoom · 4096 units a side, origin at the
/// north-west corner of the Web Mercator square, y down.
struct GridPoint {
  std::int32_t x;
  std::int32_t y;
  friend auto operator<=>(const GridPoint&, const GridPoint&) = default;
};

}  // namespace tryggkarta::place
