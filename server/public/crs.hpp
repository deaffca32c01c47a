// The coordinate reference systems of the answers (OGC API Features, part 2), each with the axis order of its
// authority.
#pragma once

#include <span>
#include <string_view>

#include "geo/place/coordinate.hpp"
#include "geo/place/projection.hpp"

namespace tryggkarta::public_routes {

/// One offered reference system.
struct Crs {
  std::string_view uri;
  int epsg;
  bool degrees;      ///< degrees with 7 decimals, else metres with 3
  bool north_first;  ///< north (or latitude) stands before east in `bbox` and in coordinates

  int decimals() const { return degrees ? 7 : 3; }
  /// What is sent are whole multiples of 1 / scale().
  double scale() const { return degrees ? 1e7 : 1e3; }
};

/// CRS84 first: the default, and the system in which geometry is stored.
std::span<const Crs> offered_crs();

/// By its URI; nullptr when it is not offered.
const Crs* find_crs(std::string_view uri);

/// Degrees → positions in map order (x east, y north) of `crs`, unrounded. What cannot be transformed is infinite.
/// PROJ's transformations are not for sharing between threads, so every thread keeps its own: a table of all
/// vertices in all systems would cost more memory than the few answers that are not in the cache are worth.
void to_crs(const Crs& crs, std::span<place::Position> positions);

/// Positions in map order of `crs` → degrees.
void from_crs(const Crs& crs, std::span<place::Position> positions);

}  // namespace tryggkarta::public_routes
