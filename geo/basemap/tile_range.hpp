// Rectangles of tiles of one zoom.
#pragma once

#include <algorithm>
#include <cstdint>

#include "geo/place/grid_coverage.hpp"

namespace tryggkarta::basemap {

/// Columns and rows, closed; empty where a maximum is below its minimum.
struct TileRange {
  std::int32_t min_column, min_row, max_column, max_row;
  bool is_empty() const { return max_column < min_column || max_row < min_row; }
  bool is_one() const { return max_column == min_column && max_row == min_row; }
  friend bool operator==(const TileRange&, const TileRange&) = default;
};

inline TileRange all_tiles(int zoom) {
  const std::int32_t last = (std::int32_t{1} << zoom) - 1;
  return {0, 0, last, last};
}

inline TileRange common(const TileRange& a, const TileRange& b) {
  return {std::max(a.min_column, b.min_column), std::max(a.min_row, b.min_row), std::min(a.max_column, b.max_column),
          std::min(a.max_row, b.max_row)};
}

/// The tiles that show something of a box on their own zoom's grid, in their buffers too.
inline TileRange tiles_of(const place::GridBox& box) {
  constexpr std::int32_t kBuffer = place::GridCoverage::kBuffer;
  constexpr int kExtentBits = 12;
  static_assert(place::GridCoverage::kExtent == 1 << kExtentBits);
  // Shifting rounds down below zero too.
  return {(box.min_x - kBuffer) >> kExtentBits, (box.min_y - kBuffer) >> kExtentBits,
          (box.max_x + kBuffer) >> kExtentBits, (box.max_y + kBuffer) >> kExtentBits};
}

/// The part of the grid that a range shows, buffers included.
inline place::GridBox box_of(const TileRange& range) {
  constexpr std::int32_t kBuffer = place::GridCoverage::kBuffer;
  constexpr std::int32_t kExtent = place::GridCoverage::kExtent;
  return {range.min_column * kExtent - kBuffer, range.min_row * kExtent - kBuffer,
          (range.max_column + 1) * kExtent + kBuffer, (range.max_row + 1) * kExtent + kBuffer};
}

/// The tiles of zoom `to` that lie in those of zoom `from`, or that these lie in.
inline TileRange at_zoom(const TileRange& range, int from, int to) {
  if (to <= from) {
    const int up = from - to;
    return {range.min_column >> up, range.min_row >> up, range.max_column >> up, range.max_row >> up};
  }
  const int down = to - from;
  return {range.min_column << down, range.min_row << down, ((range.max_column + 1) << down) - 1,
          ((range.max_row + 1) << down) - 1};
}

}  // namespace tryggkarta::basemap
