#include "geo/basemap/tile_cutter.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "geo/basemap/zoom_rules.hpp"
#include "geo/tiles/clip.hpp"
#include "geo/tiles/encode_mvt.hpp"

namespace tryggkarta::basemap {

using place::GridBox;
using place::GridPoint;
using place::GridRings;

namespace {

bool holds(const GridBox& outer, const GridBox& inner) {
  return outer.min_x <= inner.min_x && inner.max_x <= outer.max_x && outer.min_y <= inner.min_y &&
         inner.max_y <= outer.max_y;
}

/// The two halves of a range of more than one tile, cut across its longer side.
std::pair<TileRange, TileRange> halves(const TileRange& range) {
  TileRange first = range;
  TileRange second = range;
  if (range.max_column - range.min_column >= range.max_row - range.min_row) {
    first.max_column = (range.min_column + range.max_column) >> 1;
    second.min_column = first.max_column + 1;
  } else {
    first.max_row = (range.min_row + range.max_row) >> 1;
    second.min_row = first.max_row + 1;
  }
  return {first, second};
}

std::vector<GridPoint> from_corner(std::vector<GridPoint> part, GridPoint corner) {
  for (GridPoint& vertex : part) vertex = {vertex.x - corner.x, vertex.y - corner.y};
  return part;
}

std::vector<std::vector<GridPoint>> from_corner(std::vector<std::vector<GridPoint>> parts, GridPoint corner) {
  for (auto& part : parts) part = from_corner(std::move(part), corner);
  return parts;
}

GridRings together(const std::vector<GridRings>& pieces) {
  GridRings all;
  for (const auto& rings : pieces) all.insert(all.end(), rings.begin(), rings.end());
  return all;
}

tiles::Attributes attributes_of(Kind kind, Rank rank) {
  tiles::Attributes attributes{{"class", name_of(kind)}};
  if (rank != Rank::none) attributes.emplace_back("rank", name_of(rank));
  return attributes;
}

}  // namespace

void TileCutter::add(const Feature& feature) {
  const auto parts = parts_at(feature, zoom_);
  if (parts.empty()) return;
  const TileRange range = common(within_, tiles_of(basemap::box_of(parts)));
  switch (form_of(feature.drawing.kind)) {
    case Form::areas: cut_areas(feature.drawing.kind, parts, range); break;
    case Form::lines: cut_lines(feature.drawing, parts, range); break;
    case Form::point: put_place(feature, parts.front().front()); break;
  }
}

// Large shapes are cut in halves of halves, so that the work grows with the vertices and not with vertices × tiles.
void TileCutter::cut_areas(Kind kind, const GridRings& rings, const TileRange& range) {
  if (range.is_empty() || rings.empty()) return;
  const GridBox box = box_of(range);
  const bool is_inside = holds(box, basemap::box_of(rings));
  GridRings clipped = is_inside ? rings : tiles::clip(tiles::with_crossings(rings, box), box);
  if (range.is_one()) {
    auto& pieces = tile_at(range).areas.at(static_cast<std::size_t>(kind));
    if (!clipped.empty()) pieces.push_back(std::move(clipped));
    return;
  }
  const auto [first, second] = halves(range);
  cut_areas(kind, clipped, first);
  cut_areas(kind, clipped, second);
}

void TileCutter::cut_lines(const Drawing& drawing, const Lines& lines, const TileRange& range) {
  if (range.is_empty() || lines.empty()) return;
  const GridBox box = box_of(range);
  Lines clipped;
  for (const auto& line : lines) {
    auto pieces = tiles::clip_line(line, box);
    std::move(pieces.begin(), pieces.end(), std::back_inserter(clipped));
  }
  if (range.is_one()) {
    auto& pieces = tile_at(range).lines[{drawing.kind, drawing.rank}];
    std::move(clipped.begin(), clipped.end(), std::back_inserter(pieces));
    return;
  }
  const auto [first, second] = halves(range);
  cut_lines(drawing, clipped, first);
  cut_lines(drawing, clipped, second);
}

/// Into the one tile that owns the point, so that no name is written twice.
void TileCutter::put_place(const Feature& feature, GridPoint where) {
  const std::int32_t column = where.x / place::GridCoverage::kExtent;
  const std::int32_t row = where.y / place::GridCoverage::kExtent;
  const TileRange owner = common(within_, {column, row, column, row});
  if (!owner.is_empty()) tile_at(owner).places.push_back({feature.drawing.rank, feature.name, where});
}

void TileCutter::write_tiles(const published::TileSink& sink) const {
  for (const auto& [address, tile] : tiles_) {
    const auto [column, row] = address;
    const GridPoint corner{column * place::GridCoverage::kExtent, row * place::GridCoverage::kExtent};
    tiles::LayerWriter layer{"basemap"};
    for (std::size_t i = 0; i < kKinds; ++i) {
      const auto kind = static_cast<Kind>(i);
      const auto& pieces = tile.areas[i];
      if (kind == Kind::building) {
        for (const auto& building : pieces)
          layer.add_polygon(std::nullopt, attributes_of(kind, Rank::none),
                            from_corner(place::tidied(building), corner));
      } else {
        layer.add_polygon(std::nullopt, attributes_of(kind, Rank::none),
                          from_corner(place::tidied(together(pieces)), corner));
      }
    }
    for (const auto& [drawing, lines] : tile.lines)
      layer.add_lines(std::nullopt, attributes_of(drawing.first, drawing.second), from_corner(lines, corner));
    for (const auto& place : tile.places) {
      auto attributes = attributes_of(Kind::place, place.rank);
      attributes.emplace_back("name", std::string_view{place.name});
      layer.add_point(std::nullopt, attributes, {place.where.x - corner.x, place.where.y - corner.y});
    }
    std::string bytes;
    layer.append_to(bytes);
    if (!bytes.empty()) sink(published::tile_key(zoom_, column, row), bytes);
  }
}

}  // namespace tryggkarta::basemap
