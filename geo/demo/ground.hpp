// Where on the land of the demonstration city something can happen.
#pragma once

#include <vector>

#include "geo/demo/chance.hpp"
#include "geo/demo/land_raster.hpp"

namespace tryggkarta::demo {

/// The squares of every primärområde that lie clear of its borders, so that a point in one of them is in that area
/// also after the borders are smoothed.
class Ground {
 public:
  explicit Ground(const LandRaster& land);

  /// A place in an area, by its position in primary_areas(): rather where people live, near its middle, than at its
  /// edge.
  place::Metric somewhere_in(std::size_t primary, Chance& chance) const;
  /// A place at most `reach` metres from `centre` in each axis, mostly much nearer, on dry land.
  place::Metric somewhere_near(place::Metric centre, double reach, Chance& chance) const;
  /// Position in primary_areas() of the area of a place; throws Error(broken) for one in the water.
  std::size_t primary_at(place::Metric where) const;

 private:
  bool is_clear(place::Metric where) const;

  const LandRaster& land_;
  std::vector<std::vector<std::size_t>> squares_;  ///< by position in primary_areas()
};

}  // namespace tryggkarta::demo
