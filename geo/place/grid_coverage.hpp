// The borders of all schemes on the integer grids of the tile zooms: rounded once, simplified on shared arcs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

struct GridBox {
  std::int32_t min_x, min_y, max_x, max_y;  ///< closed
  friend bool operator==(const GridBox&, const GridBox&) = default;
};

/// One area at one zoom: rings with their interior on the right-hand side when y points down on a screen and one
/// walks along them, i.e. exteriors clockwise as seen, holes counter-clockwise. Empty where the area is smaller than
/// the grid.
struct GridArea {
  std::vector<Ring<GridPoint>> rings;
  GridBox box{};
  /// What lets a tile pass over most of a long border: for each ring its box and whether it is a hole (of the last ring
  /// before it that is none), and the boxes of every kStretch edges in turn.
  struct RingBoxes {
    GridBox box;
    bool is_hole;
    std::uint32_t first_stretch;  ///< position in `stretches`
  };
  std::vector<RingBoxes> ring_boxes;
  std::vector<GridBox> stretches;

  static constexpr std::size_t kStretch = 32;
};
/// Fills in `box` and `ring_boxes` from the rings.
void put_boxes(GridArea& area);

/// One zoom: for every scheme (in the order given) its areas (in the order given).
struct GridZoom {
  std::vector<std::vector<GridArea>> schemes;
};

/// Prepared borders for zoom 0 … kMaxZoom. Neighbours share every vertex of a common border at every zoom; where a
/// border crosses the edge of a tile or of its buffer, that crossing is a vertex, so clipping invents no points.
struct GridCoverage {
  static constexpr int kMaxZoom = 14;
  static constexpr std::int32_t kExtent = 4096;  ///< units a tile
  static constexpr std::int32_t kBuffer = 64;    ///< units beyond its edges
  std::vector<GridZoom> zooms;                   ///< [0, kMaxZoom]
};

/// Degrees → the unrounded grid of a zoom.
struct GridPosition {
  double x, y;
};
GridPosition to_grid(LonLat where, int zoom);

/// Builds the coverage. Deterministic: equal input, equal output. Throws Error(broken) when a border cannot be
/// made valid.
GridCoverage prepare_coverage(const std::vector<std::vector<MultiPolygon<LonLat>>>& schemes);

/// A compact form for the store, and back. `unpack` throws Error(broken) on bytes that `pack` did not write.
std::string pack(const GridCoverage& coverage);
GridCoverage unpack(std::string_view bytes);

}  // namespace tryggkarta::place
