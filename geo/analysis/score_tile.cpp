#include <algorithm>
#include <array>
#include <cmath>

#include "geo/analysis/inside_tiles.hpp"
#include "geo/tiles/clip.hpp"
#include "geo/tiles/encode_mvt.hpp"

namespace tryggkarta::analysis {

namespace {

using place::GridBox;
using place::GridCoverage;
using place::GridPoint;
using tiles::TileAddress;

constexpr GridBox kTileBox{-GridCoverage::kBuffer, -GridCoverage::kBuffer,
                           GridCoverage::kExtent + GridCoverage::kBuffer,
                           GridCoverage::kExtent + GridCoverage::kBuffer};

void add_spot(tiles::Attributes& attributes, const HotSpot& spot) {
  if (!spot.z) return;
  attributes.emplace_back("z", std::round(*spot.z * 100) / 100);
  attributes.emplace_back("level", std::int64_t{spot.level});
}

/// Units from the tile's corner; in 64 bits, since at zoom 22 the world is wider than 32 of them.
struct Units {
  std::int64_t x, y;
};

/// World steps → units from the tile's corner, the same rounding for all tiles of a zoom.
Units in_units(place::WorldPoint where, const TileAddress& address) {
  const int drop = 32 - address.z - 12;
  const auto unit = [&](std::uint32_t world, std::int64_t tile) {
    const std::int64_t units = drop >= 0 ? std::int64_t{world >> drop} : std::int64_t{world} << -drop;
    return units - tile * GridCoverage::kExtent;
  };
  return {unit(where.x, address.x), unit(where.y, address.y)};
}

/// Do the corners lie on both sides of the tile, or in it?
bool may_meet(const std::array<Units, 4>& corners) {
  const auto meets = [&](std::int64_t Units::*axis, std::int64_t low, std::int64_t high) {
    const auto [least, most] = std::minmax({corners[0].*axis, corners[1].*axis, corners[2].*axis, corners[3].*axis});
    return most >= low && least <= high;
  };
  return meets(&Units::x, kTileBox.min_x, kTileBox.max_x) && meets(&Units::y, kTileBox.min_y, kTileBox.max_y);
}

/// A cell as a ring of the tile; none where it lies elsewhere or is smaller than a unit.
tiles::Rings ring_of(const StudyNet::Cell& cell, const TileAddress& address) {
  std::array<Units, 4> corners;
  std::transform(cell.corners.begin(), cell.corners.end(), corners.begin(),
                 [&](place::WorldPoint corner) { return in_units(corner, address); });
  if (!may_meet(corners)) return {};
  place::Ring<GridPoint> ring;
  for (const Units& corner : corners) {
    ring.push_back({static_cast<std::int32_t>(corner.x), static_cast<std::int32_t>(corner.y)});
  }
  std::int64_t doubled_area = 0;
  bool inside = true;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto& a = ring[i];
    const auto& b = ring[(i + 1) % ring.size()];
    if (a == b) return {};
    doubled_area += std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y;
    inside = inside && a.x >= kTileBox.min_x && a.x <= kTileBox.max_x && a.y >= kTileBox.min_y && a.y <= kTileBox.max_y;
  }
  if (doubled_area <= 0) return {};
  if (inside) return {ring};
  return tiles::clip(tiles::with_crossings({ring}, kTileBox), kTileBox);
}

/// From the place alone: cells that come with an import leave the others their ids.
std::uint64_t feature_id_of(const StudyNet::Cell& cell) {
  constexpr std::uint32_t kBeyondAnyCity = 0xffff'ffff;
  return std::uint64_t{place::packed(cell.cell).value_or(kBeyondAnyCity)} + 1;
}

struct CellLayer {
  std::string_view name;
  const StudyNet& net;
  const CellScores& scores;
  const TileAddress& address;
};

template <class Takes>
void append_cells(std::string& tile, const CellLayer& of, const Takes& takes) {
  tiles::LayerWriter layer{of.name};
  for (std::size_t i = 0; i < of.net.cells().size(); ++i) {
    if (!takes(i)) continue;
    const auto& cell = of.net.cells()[i];
    const auto rings = ring_of(cell, of.address);
    if (rings.empty()) continue;
    const std::string id = place::id_of(cell.cell, of.net.side());
    tiles::Attributes attributes{{"cell", std::string_view{id}},
                                 {"count", static_cast<std::uint64_t>(of.scores.counts.cells[i])}};
    add_spot(attributes, of.scores.spots[i]);
    layer.add_polygon(feature_id_of(cell), attributes, rings);
  }
  layer.append_to(tile);
}

}  // namespace

void append_grid(std::string& tile, const Readied& ready, const CellScores& scores, const TileAddress& address) {
  append_cells(tile, {"grid", ready.net(side_at(address.z)), scores, address},
               [&](std::size_t cell) { return scores.counts.cells[cell] != 0 || scores.spots[cell].level != 0; });
}

void append_hotspots(std::string& tile, const Readied& ready, const CellScores& scores, const TileAddress& address) {
  append_cells(tile, {"hotspots", ready.net(side_at(address.z)), scores, address},
               [&](std::size_t cell) { return scores.spots[cell].level != 0; });
}

void append_areas(std::string& tile, const Readied& ready, std::size_t scheme, const AreaScores& scores,
                  const TileAddress& address) {
  tiles::LayerWriter layer{"areas"};
  tiles::Attributes attributes;
  ready.borders->pieces(scheme, address, [&](std::size_t i, std::string_view outline) {
    const auto& area = ready.schemes[scheme].areas[i];
    attributes.assign({{"code", std::string_view{area.code}},
                       {"name", std::string_view{area.name}},
                       {"count", static_cast<std::uint64_t>(scores.figures.counts[i])}});
    if (scores.figures.rates[i]) attributes.emplace_back("rate", *scores.figures.rates[i]);
    add_spot(attributes, scores.spots[i]);
    layer.add_outline(std::uint64_t{area.id}, attributes, outline);
  });
  layer.append_to(tile);
}

}  // namespace tryggkarta::analysis
