// The borders of every division, cut to tiles and encoded before anybody asks: what a tile adds are the figures.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geo/place/grid_coverage.hpp"
#include "geo/tiles/tile_address.hpp"

namespace tryggkarta::tiles {

/// One area in one tile: its position in the division, and its outline as the commands of § 4.3, packed.
using TakePiece = std::function<void(std::size_t area, std::string_view outline)>;

/// Cuts the areas of one division to a tile now. `borders` are those of the zoom (14 for deeper tiles).
void cut_now(const std::vector<place::GridArea>& borders, TileAddress address, const TakePiece& take);

/// Borders change with an edition at most, figures with every question: so all tiles of a city are cut once, zoom by
/// zoom, until a zoom would have too many. Immutable; safe to read from any thread.
class CutBorders {
 public:
  /// About what a city of 25 x 25 km has down to zoom 14, thirty times; a piece is some hundred bytes.
  static constexpr std::size_t kMostPieces = 50'000;

  explicit CutBorders(std::shared_ptr<const place::GridCoverage> borders, std::size_t most_pieces = kMostPieces);

  /// The areas of a division (its position in the coverage) that a tile holds, in their order: from what was cut
  /// before, or cut now where the tile is deeper. The same either way.
  void pieces(std::size_t scheme, TileAddress address, const TakePiece& take) const;

  const std::shared_ptr<const place::GridCoverage>& borders() const { return borders_; }

 private:
  struct Piece {
    std::uint32_t area;
    std::uint32_t size;  ///< of its outline, which follows that of the piece before
  };
  /// The tiles of one zoom that may hold something, row by row.
  struct Level {
    std::int64_t first_x = 0, first_y = 0, columns = 0, rows = 0;
    std::vector<std::uint32_t> first_piece;    ///< a tile, and one more
    std::vector<std::uint64_t> first_outline;  ///< a tile: where its outlines begin
    std::vector<Piece> pieces;
    std::string outlines;
  };
  static Level cut(const std::vector<place::GridArea>& borders, int zoom);

  std::shared_ptr<const place::GridCoverage> borders_;
  std::vector<std::vector<Level>> schemes_;  ///< [scheme][zoom]
};

}  // namespace tryggkarta::tiles
