#include "geo/demo/tidy_raster.hpp"

#include <array>
#include <map>
#include <utility>

#include "geo/error.hpp"

namespace tryggkarta::demo {

namespace {

constexpr std::array<std::pair<int, int>, 4> kSides{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
constexpr std::size_t kSmallestIsland = 20;  // squares: about 3 ha

using Tally = std::array<int, 256>;

/// A square surrounded by another owner becomes that owner's.
void smooth(LandRaster& raster) {
  const LandRaster before = raster;
  for (int row = 1; row + 1 < raster.rows; ++row) {
    for (int column = 1; column + 1 < raster.columns; ++column) {
      const std::uint8_t own = before.owner(column, row);
      std::array<std::uint8_t, 8> around{};
      std::size_t filled = 0;
      for (int up = -1; up <= 1; ++up) {
        for (int across = -1; across <= 1; ++across) {
          if (up != 0 || across != 0) around[filled++] = before.owner(column + across, row + up);
        }
      }
      for (const std::uint8_t owner : around) {
        if (owner == own) continue;
        int votes = 0;
        for (const std::uint8_t other : around) votes += other == owner ? 1 : 0;
        if (votes >= 5) raster.owners[raster.at(column, row)] = owner;
      }
    }
  }
}

struct Piece {
  std::uint8_t owner;
  std::vector<std::pair<int, int>> squares;
};

std::vector<Piece> pieces_of(const LandRaster& raster) {
  std::vector<Piece> pieces;
  std::vector<bool> seen(raster.owners.size());
  for (int row = 0; row < raster.rows; ++row) {
    for (int column = 0; column < raster.columns; ++column) {
      if (seen[raster.at(column, row)]) continue;
      Piece piece{raster.owner(column, row), {{column, row}}};
      seen[raster.at(column, row)] = true;
      for (std::size_t next = 0; next < piece.squares.size(); ++next) {
        const auto here = piece.squares[next];
        for (const auto& [across, up] : kSides) {
          const std::pair side{here.first + across, here.second + up};
          if (!raster.has(side.first, side.second) || raster.owner(side.first, side.second) != piece.owner) continue;
          if (seen[raster.at(side.first, side.second)]) continue;
          seen[raster.at(side.first, side.second)] = true;
          piece.squares.push_back(side);
        }
      }
      pieces.push_back(std::move(piece));
    }
  }
  return pieces;
}

/// Whom most of a piece's sides touch, water aside; nobody where it touches water only.
std::uint8_t main_neighbour(const LandRaster& raster, const Piece& piece) {
  Tally touching{};
  for (const auto& [column, row] : piece.squares) {
    for (const auto& [across, up] : kSides) ++touching[raster.owner(column + across, row + up)];
  }
  touching[piece.owner] = 0;
  touching[LandRaster::kNobody] = 0;
  std::size_t most = LandRaster::kNobody;
  for (std::size_t owner = 1; owner < touching.size(); ++owner) {
    if (touching[owner] > touching[most]) most = owner;
  }
  return static_cast<std::uint8_t>(most);
}

void give_away_crumbs(LandRaster& raster) {
  const std::vector<Piece> pieces = pieces_of(raster);
  std::map<std::uint8_t, const Piece*> largest;
  for (const Piece& piece : pieces) {
    const Piece*& kept = largest[piece.owner];
    if (kept == nullptr || piece.squares.size() > kept->squares.size()) kept = &piece;
  }
  for (const Piece& piece : pieces) {
    if (largest[piece.owner] == &piece) continue;
    const std::uint8_t neighbour = main_neighbour(raster, piece);
    const bool is_island = neighbour == LandRaster::kNobody && piece.squares.size() >= kSmallestIsland;
    if (is_island) continue;
    for (const auto& [column, row] : piece.squares) raster.owners[raster.at(column, row)] = neighbour;
  }
}

/// Whether any corner had to be undone.
bool undo_crossings(LandRaster& raster) {
  bool found = false;
  for (int row = 0; row + 1 < raster.rows; ++row) {
    for (int column = 0; column + 1 < raster.columns; ++column) {
      const std::uint8_t south_west = raster.owner(column, row);
      const std::uint8_t south_east = raster.owner(column + 1, row);
      const std::uint8_t north_west = raster.owner(column, row + 1);
      const std::uint8_t north_east = raster.owner(column + 1, row + 1);
      if (south_west == south_east || south_east == north_east) continue;
      if (north_east == north_west || north_west == south_west) continue;
      raster.owners[raster.at(column, row)] = south_east;
      found = true;
    }
  }
  return found;
}

}  // namespace

void tidy(LandRaster& raster) {
  for (int pass = 0; pass < 3; ++pass) smooth(raster);
  constexpr int kPatience = 20;
  for (int pass = 0; pass < kPatience; ++pass) {
    give_away_crumbs(raster);
    if (!undo_crossings(raster)) return;
  }
  throw Error(ErrorKind::broken, "the demonstration city's borders cannot be untangled");
}

}  // namespace tryggkarta::demo
