#include "geo/tiles/tile_frame.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tryggkarta::tiles {

using place::GridArea;
using place::GridBox;
using place::GridCoverage;
using place::GridPoint;

namespace {

constexpr GridBox kTileBox{-GridCoverage::kBuffer, -GridCoverage::kBuffer,
                           GridCoverage::kExtent + GridCoverage::kBuffer,
                           GridCoverage::kExtent + GridCoverage::kBuffer};

bool is_apart(const GridBox& a, const GridBox& b) {
  return a.max_x < b.min_x || b.max_x < a.min_x || a.max_y < b.min_y || b.max_y < a.min_y;
}

bool holds(const GridBox& outer, const GridBox& inner) {
  return outer.min_x <= inner.min_x && inner.max_x <= outer.max_x && outer.min_y <= inner.min_y &&
         inner.max_y <= outer.max_y;
}

}  // namespace

TileFrame::TileFrame(TileAddress address) : address_(address), grid_zoom_(std::min(address.z, GridCoverage::kMaxZoom)) {
  // With a unit more than the buffer on every side: rounding must not decide here.
  constexpr double kMargin = (GridCoverage::kBuffer + 2.0) / GridCoverage::kExtent;
  const double tiles = std::ldexp(1.0, address.z);
  const auto longitude = [&](double column) { return column / tiles * 360 - 180; };
  const auto latitude = [&](double row) {
    // Places beyond the square are drawn at its edge.
    if (row <= 0) return 90.0;
    if (row >= tiles) return -90.0;
    return std::atan(std::sinh(std::numbers::pi * (1 - 2 * row / tiles))) * 180 / std::numbers::pi;
  };
  const auto column = static_cast<double>(address.x);
  const auto row = static_cast<double>(address.y);
  around_ = {longitude(column - kMargin), latitude(row + 1 + kMargin), longitude(column + 1 + kMargin),
             latitude(row - kMargin)};
  const int deeper = address.z - grid_zoom_;
  corner_ = {static_cast<std::int32_t>((address.x >> deeper) * GridCoverage::kExtent),
             static_cast<std::int32_t>((address.y >> deeper) * GridCoverage::kExtent)};
  grid_box_ = {corner_.x + kTileBox.min_x, corner_.y + kTileBox.min_y, corner_.x + kTileBox.max_x,
               corner_.y + kTileBox.max_y};
}

Rings TileFrame::clipped(const GridArea& area) const {
  if (area.rings.empty() || is_apart(area.box, grid_box_)) return {};
  Rings rings = holds(grid_box_, area.box) ? area.rings : clip(area, grid_box_);
  const int deeper = address_.z - grid_zoom_;
  // Position of this tile inside the one of zoom 14, in its own units.
  const std::int64_t offset_x = (address_.x - ((address_.x >> deeper) << deeper)) * GridCoverage::kExtent;
  const std::int64_t offset_y = (address_.y - ((address_.y >> deeper) << deeper)) * GridCoverage::kExtent;
  for (auto& ring : rings) {
    for (GridPoint& vertex : ring) {
      vertex = {static_cast<std::int32_t>(((std::int64_t{vertex.x} - corner_.x) << deeper) - offset_x),
                static_cast<std::int32_t>(((std::int64_t{vertex.y} - corner_.y) << deeper) - offset_y)};
    }
  }
  return deeper == 0 ? rings : clip(with_crossings(rings, kTileBox), kTileBox);
}

std::vector<std::vector<GridPoint>> TileFrame::clipped(const place::MultiLine<place::LonLat>& lines) const {
  std::vector<std::vector<GridPoint>> pieces;
  for (const auto& line : lines) {
    std::vector<GridPoint> in_units;
    for (const place::LonLat& vertex : line) {
      const auto position = place::to_grid(vertex, address_.z);
      // A line that leaves the tile by more than a thousand tiles is cut where it does: the numbers stay small.
      const auto unit = [](double value, std::int64_t tile) {
        return static_cast<std::int32_t>(
            std::clamp<std::int64_t>(std::llround(value) - tile * GridCoverage::kExtent, -4'000'000, 4'000'000));
      };
      const GridPoint point{unit(position.x, address_.x), unit(position.y, address_.y)};
      if (in_units.empty() || point != in_units.back()) in_units.push_back(point);
    }
    auto inside = clip_line(in_units, kTileBox);
    std::move(inside.begin(), inside.end(), std::back_inserter(pieces));
  }
  return pieces;
}

std::optional<GridPoint> TileFrame::in_tile(place::LonLat where, std::int32_t low, std::int32_t high) const {
  if (where.lon < around_.west || where.lon > around_.east || where.lat < around_.south || where.lat > around_.north)
    return std::nullopt;
  const auto position = place::to_grid(where, address_.z);
  const std::int64_t x = std::llround(position.x) - address_.x * GridCoverage::kExtent;
  const std::int64_t y = std::llround(position.y) - address_.y * GridCoverage::kExtent;
  if (x < low || x >= high || y < low || y >= high) return std::nullopt;
  return GridPoint{static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)};
}

std::optional<GridPoint> TileFrame::within_buffer(place::LonLat where) const {
  return in_tile(where, -GridCoverage::kBuffer, GridCoverage::kExtent + GridCoverage::kBuffer + 1);
}

std::optional<GridPoint> TileFrame::owned(place::LonLat where) const {
  return in_tile(where, 0, GridCoverage::kExtent);
}

}  // namespace tryggkarta::tiles
