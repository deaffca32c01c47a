// From squares to borders: every shared border is one line, made once and used by both neighbours at every level.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/demo/land_raster.hpp"
#include "geo/place/polygon.hpp"

namespace tryggkarta::demo {

/// A border between two owners of a raster, from a corner where a third one begins to the next; or closed (first
/// vertex repeated at the end) where there is no third.
struct Border {
  std::uint8_t left;
  std::uint8_t right;
  std::vector<place::Metric> line;
};

/// The borders of a tidy raster, smoothed, to the nearest decimetre. Borders that meet share that vertex exactly.
std::vector<Border> trace_borders(const LandRaster& raster);

/// Areas made of owners: `group_of[owner]` is the position of the area it belongs to, or −1 for none (as for nobody).
/// Each has its exteriors counter-clockwise, the largest first, and holes clockwise.
std::vector<place::MultiPolygon<place::Metric>> merged_areas(std::span<const Border> borders,
                                                             std::span<const int> group_of, std::size_t groups);

}  // namespace tryggkarta::demo
