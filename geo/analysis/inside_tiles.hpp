// Vector tiles of what signed-in people may see.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>

#include "geo/analysis/ready_casebook.hpp"
#include "geo/analysis/scores.hpp"
#include "geo/tiles/tile_address.hpp"

namespace tryggkarta::analysis {

/// From this zoom on every incident is a point of its own.
inline constexpr int kPointZoom = 14;
/// A tile with more incidents than this keeps clusters at any zoom: nothing is ever left out.
inline constexpr std::size_t kMostPoints = 10'000;
/// From this zoom on the net has cells of 250 m, before it of 1 km.
inline constexpr int kQuarterKilometreZoom = 12;

inline place::CellSide side_at(int zoom) {
  return zoom < kQuarterKilometreZoom ? place::CellSide::kilometre : place::CellSide::quarter_kilometre;
}

/// Appends layer `incidents`: points (id, `category`, `day`, `hour` where known, `source`, `precision`), or clusters
/// (`count`) at the middles of 16 × 16 half-open squares a tile. Every incident is in exactly one tile of a zoom and
/// counted once. Layer `tile_info` says `total`, `shown` and `thinned`, which is false: clusters are exact.
void append_incidents(std::string& tile, const Readied& ready, const IncidentFilter& filter,
                      const tiles::TileAddress& address);

/// Appends layer `grid`: cells of the net of that zoom with `cell` (SCB's id), `count`, and where Gi* is defined `z`
/// (two decimals) and `level` (hot 1…3, cold −1…−3, 0). Cells without incidents are there only when they are cold, or
/// hot by what lies around them.
void append_grid(std::string& tile, const Readied& ready, const CellScores& scores, const tiles::TileAddress& address);

/// Appends layer `hotspots`: the cells of `grid` that are hot or cold at a false discovery rate of 10 % or less.
void append_hotspots(std::string& tile, const Readied& ready, const CellScores& scores,
                     const tiles::TileAddress& address);

/// Appends layer `areas`: `code`, `name`, `count`, `rate` where known, `z` and `level` as above.
void append_areas(std::string& tile, const Readied& ready, std::size_t scheme, const AreaScores& scores,
                  const tiles::TileAddress& address);

}  // namespace tryggkarta::analysis
