// One tile's window on the grid: what lies in it, in the tile's own units.
#pragma once

#include <optional>
#include <vector>

#include "geo/place/grid_coverage.hpp"
#include "geo/tiles/clip.hpp"
#include "geo/tiles/tile_address.hpp"

namespace tryggkarta::tiles {

/// Cuts shapes to a tile with its buffer of 64 units and moves them to the tile's corner. Above zoom 14 shapes are
/// cut on the grid of zoom 14 first and then drawn larger.
class TileFrame {
 public:
  explicit TileFrame(TileAddress address);

  /// The zoom whose prepared borders this tile is cut from.
  int grid_zoom() const { return grid_zoom_; }

  Rings clipped(const place::GridArea& area) const;
  std::vector<std::vector<place::GridPoint>> clipped(const place::MultiLine<place::LonLat>& lines) const;
  /// The point, when it lies in the tile or its buffer.
  std::optional<place::GridPoint> within_buffer(place::LonLat where) const;
  /// The point, when this tile owns it: tiles are half-open, so that each point has exactly one owner.
  std::optional<place::GridPoint> owned(place::LonLat where) const;

 private:
  std::optional<place::GridPoint> in_tile(place::LonLat where, std::int32_t low, std::int32_t high) const;

  /// Degrees that hold all places of the tile and its buffer: a quick no for those elsewhere.
  struct Degrees {
    double west, south, east, north;
  };

  TileAddress address_;
  Degrees around_;
  int grid_zoom_;
  place::GridBox grid_box_;  // on the grid of grid_zoom_, with buffer
  place::GridPoint corner_;  // of the tile of grid_zoom_ that holds this one
};

}  // namespace tryggkarta::tiles
