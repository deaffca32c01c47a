#include "geo/tiles/cut_borders.hpp"

#include <algorithm>
#include <optional>

#include "geo/tiles/encode_mvt.hpp"
#include "geo/tiles/tile_frame.hpp"

namespace tryggkarta::tiles {

using place::GridArea;
using place::GridCoverage;

namespace {

struct TileRange {
  std::int64_t first_x, first_y, last_x, last_y;
};

/// The tiles that an area's box comes into, with their buffers.
TileRange tiles_near(const GridArea& area, int zoom) {
  const std::int64_t last = (std::int64_t{1} << zoom) - 1;
  const auto tile = [&](std::int32_t unit) { return std::clamp<std::int64_t>(unit / GridCoverage::kExtent, 0, last); };
  return {tile(area.box.min_x - GridCoverage::kBuffer), tile(area.box.min_y - GridCoverage::kBuffer),
          tile(area.box.max_x + GridCoverage::kBuffer), tile(area.box.max_y + GridCoverage::kBuffer)};
}

/// From the first to the last tile of all areas; nothing where there is no area.
std::optional<TileRange> tiles_near(const std::vector<GridArea>& borders, int zoom) {
  std::optional<TileRange> all;
  for (const GridArea& area : borders) {
    if (area.rings.empty()) continue;
    const TileRange near = tiles_near(area, zoom);
    if (!all) all = near;
    all = TileRange{std::min(all->first_x, near.first_x), std::min(all->first_y, near.first_y),
                    std::max(all->last_x, near.last_x), std::max(all->last_y, near.last_y)};
  }
  return all;
}

std::size_t tiles_in(const TileRange& range) {
  return static_cast<std::size_t>((range.last_x - range.first_x + 1) * (range.last_y - range.first_y + 1));
}

/// What a zoom will cost at most: its tiles, and the areas in them.
std::size_t most_of(const std::vector<GridArea>& borders, int zoom) {
  const auto all = tiles_near(borders, zoom);
  std::size_t count = all ? tiles_in(*all) : 0;
  for (const GridArea& area : borders) {
    if (!area.rings.empty()) count += tiles_in(tiles_near(area, zoom));
  }
  return count;
}

}  // namespace

void cut_now(const std::vector<GridArea>& borders, TileAddress address, const TakePiece& take) {
  const TileFrame frame{address};
  for (std::size_t i = 0; i < borders.size(); ++i) {
    const Rings rings = frame.clipped(borders[i]);
    if (!rings.empty()) take(i, outline_of(rings));
  }
}

CutBorders::CutBorders(std::shared_ptr<const GridCoverage> borders, std::size_t most_pieces)
    : borders_(std::move(borders)) {
  const auto& zooms = borders_->zooms;
  schemes_.resize(zooms.empty() ? 0 : zooms.front().schemes.size());
  for (std::size_t scheme = 0; scheme < schemes_.size(); ++scheme) {
    std::size_t left = most_pieces;
    for (std::size_t zoom = 0; zoom < zooms.size(); ++zoom) {
      const auto& of_zoom = zooms[zoom].schemes[scheme];
      const std::size_t most = most_of(of_zoom, static_cast<int>(zoom));
      if (most > left) break;
      left -= most;
      schemes_[scheme].push_back(cut(of_zoom, static_cast<int>(zoom)));
    }
  }
}

CutBorders::Level CutBorders::cut(const std::vector<GridArea>& borders, int zoom) {
  Level level;
  const auto near = tiles_near(borders, zoom);
  if (!near) return level;
  level.first_x = near->first_x;
  level.first_y = near->first_y;
  level.columns = near->last_x - near->first_x + 1;
  level.rows = near->last_y - near->first_y + 1;
  for (std::int64_t y = near->first_y; y <= near->last_y; ++y) {
    for (std::int64_t x = near->first_x; x <= near->last_x; ++x) {
      level.first_piece.push_back(static_cast<std::uint32_t>(level.pieces.size()));
      level.first_outline.push_back(level.outlines.size());
      cut_now(borders, {zoom, x, y}, [&](std::size_t area, std::string_view outline) {
        level.pieces.push_back({static_cast<std::uint32_t>(area), static_cast<std::uint32_t>(outline.size())});
        level.outlines += outline;
      });
    }
  }
  level.first_piece.push_back(static_cast<std::uint32_t>(level.pieces.size()));
  level.pieces.shrink_to_fit();
  level.outlines.shrink_to_fit();
  return level;
}

void CutBorders::pieces(std::size_t scheme, TileAddress address, const TakePiece& take) const {
  const auto& levels = schemes_.at(scheme);
  const auto zoom = static_cast<std::size_t>(address.z);
  if (zoom >= levels.size()) {
    const auto at = std::min<std::size_t>(zoom, GridCoverage::kMaxZoom);
    return cut_now(borders_->zooms.at(at).schemes.at(scheme), address, take);
  }
  const Level& level = levels[zoom];
  const std::int64_t column = address.x - level.first_x;
  const std::int64_t row = address.y - level.first_y;
  if (column < 0 || column >= level.columns || row < 0 || row >= level.rows) return;
  const auto tile = static_cast<std::size_t>(row * level.columns + column);
  std::string_view outlines = std::string_view{level.outlines}.substr(level.first_outline[tile]);
  for (std::uint32_t i = level.first_piece[tile]; i < level.first_piece[tile + 1]; ++i) {
    const Piece& piece = level.pieces[i];
    take(piece.area, outlines.substr(0, piece.size));
    outlines.remove_prefix(piece.size);
  }
}

}  // namespace tryggkarta::tiles
