#include "geo/basemap/basemap_maker.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "geo/basemap/tile_cutter.hpp"
#include "geo/basemap/zoom_rules.hpp"
#include "geo/place/tidy_rings.hpp"

namespace tryggkarta::basemap {

using place::GridBox;
using place::GridCoverage;
using place::GridPoint;
using place::LonLat;
using published::BasemapBounds;

namespace {

constexpr int kFinest = GridCoverage::kMaxZoom;
/// Features of zoom 10–14 wait by the tile of zoom 10 that shows them, those of coarser zooms together.
constexpr int kRegionZoom = 10;
constexpr int kCoarseZoom = kRegionZoom - 1;
constexpr std::uint64_t kCoarseRegion = 0;
constexpr double kMercatorEdge = 85.05;  // degrees of latitude

GridPoint on_grid(LonLat where) {
  const auto position = place::to_grid(
      {std::clamp(where.lon, -180.0, 180.0), std::clamp(where.lat, -kMercatorEdge, kMercatorEdge)}, kFinest);
  return {static_cast<std::int32_t>(std::lround(position.x)), static_cast<std::int32_t>(std::lround(position.y))};
}

std::vector<GridPoint> on_grid(const std::vector<LonLat>& part) {
  std::vector<GridPoint> out;
  out.reserve(part.size());
  for (const LonLat& vertex : part) {
    const GridPoint point = on_grid(vertex);
    if (out.empty() || out.back() != point) out.push_back(point);
  }
  return out;
}

std::vector<std::vector<GridPoint>> parts_of(const place::Shape<LonLat>& shape, Form form) {
  std::vector<std::vector<GridPoint>> parts;
  if (const auto* where = std::get_if<LonLat>(&shape); where != nullptr && form == Form::point) {
    parts.push_back({on_grid(*where)});
  } else if (const auto* lines = std::get_if<place::MultiLine<LonLat>>(&shape);
             lines != nullptr && form == Form::lines) {
    for (const auto& line : *lines) {
      if (auto part = on_grid(line); part.size() >= 2) parts.push_back(std::move(part));
    }
  } else if (const auto* areas = std::get_if<place::MultiPolygon<LonLat>>(&shape);
             areas != nullptr && form == Form::areas) {
    place::MultiPolygon<GridPoint> polygons;
    for (const auto& polygon : *areas) {
      auto& made = polygons.emplace_back();
      made.exterior = on_grid(polygon.exterior);
      for (const auto& hole : polygon.holes) made.holes.push_back(on_grid(hole));
    }
    parts = place::tidied(place::oriented(polygons));
  }
  return parts;
}

GridBox grid_box(const BasemapBounds& bounds) {
  const GridPoint north_west = on_grid({bounds.west, bounds.north});
  const GridPoint south_east = on_grid({bounds.east, bounds.south});
  return {north_west.x, north_west.y, south_east.x, south_east.y};
}

/// A box of zoom 14's grid on a coarser one.
GridBox at_zoom(const GridBox& box, int zoom) {
  const int up = kFinest - zoom;
  return {box.min_x >> up, box.min_y >> up, box.max_x >> up, box.max_y >> up};
}

bool is_apart(const GridBox& a, const GridBox& b) {
  return a.max_x < b.min_x || b.max_x < a.min_x || a.max_y < b.min_y || b.max_y < a.min_y;
}

/// The feature as zoom 9 shows it, on the grid of zoom 14; without parts where it does not.
Feature coarse_form_of(const Feature& feature) {
  Feature coarse{feature.drawing, feature.name, parts_at(feature, kCoarseZoom)};
  for (auto& part : coarse.parts) {
    for (GridPoint& vertex : part) vertex = {vertex.x << (kFinest - kCoarseZoom), vertex.y << (kFinest - kCoarseZoom)};
  }
  return coarse;
}

}  // namespace

BasemapMaker::BasemapMaker(const std::optional<BasemapBounds>& within)
    : within_(within), grid_within_(grid_box(within.value_or(BasemapBounds{-180, -90, 180, 90}))) {}

Fate BasemapMaker::add(const Drawing& drawing, std::string_view name, const place::Shape<LonLat>& shape) {
  Feature feature{drawing, {}, parts_of(shape, form_of(drawing.kind))};
  if (feature.parts.empty()) return Fate::without_shape;
  const GridBox box = box_of(feature.parts);
  if (is_apart(box, grid_within_)) return Fate::outside;
  if (drawing.kind == Kind::place) feature.name = std::string{name};
  widen_bounds(shape);
  spool(feature, box);
  return Fate::kept;
}

void BasemapMaker::spool(const Feature& feature, const GridBox& box) {
  const Feature coarse = coarse_form_of(feature);
  if (!coarse.parts.empty()) spool_.add(kCoarseRegion, coarse);
  const TileRange regions = common(common(all_tiles(kRegionZoom), tiles_of(at_zoom(box, kRegionZoom))),
                                   tiles_of(at_zoom(grid_within_, kRegionZoom)));
  for (std::int32_t column = regions.min_column; column <= regions.max_column; ++column) {
    for (std::int32_t row = regions.min_row; row <= regions.max_row; ++row)
      spool_.add(published::tile_key(kRegionZoom, column, row), feature);
  }
}

void BasemapMaker::widen_bounds(const place::Shape<LonLat>& shape) {
  const auto take = [this](LonLat where) {
    bounds_ = {std::min(bounds_.west, where.lon), std::min(bounds_.south, where.lat), std::max(bounds_.east, where.lon),
               std::max(bounds_.north, where.lat)};
  };
  if (const auto* where = std::get_if<LonLat>(&shape)) take(*where);
  if (const auto* lines = std::get_if<place::MultiLine<LonLat>>(&shape)) {
    for (const auto& line : *lines) std::for_each(line.begin(), line.end(), take);
  }
  if (const auto* areas = std::get_if<place::MultiPolygon<LonLat>>(&shape)) {
    for (const auto& polygon : *areas) std::for_each(polygon.exterior.begin(), polygon.exterior.end(), take);
  }
  if (!within_) return;
  bounds_ = {std::max(bounds_.west, within_->west), std::max(bounds_.south, within_->south),
             std::min(bounds_.east, within_->east), std::min(bounds_.north, within_->north)};
}

void BasemapMaker::write_tiles(const published::TileSink& sink) {
  for (const std::uint64_t region : spool_.regions()) {
    const auto features = spool_.features_in(region);
    const bool is_coarse = region == kCoarseRegion;
    const auto column = static_cast<std::int32_t>(region >> 24 & 0xff'ffff);
    const auto row = static_cast<std::int32_t>(region & 0xff'ffff);
    const TileRange home = is_coarse ? all_tiles(0) : TileRange{column, row, column, row};
    const int home_zoom = is_coarse ? 0 : kRegionZoom;
    for (int zoom = home_zoom; zoom <= (is_coarse ? kCoarseZoom : kFinest); ++zoom) {
      TileCutter cutter{zoom, common(at_zoom(home, home_zoom, zoom), tiles_of(at_zoom(grid_within_, zoom)))};
      for (const auto& feature : features) cutter.add(feature);
      cutter.write_tiles(sink);
    }
  }
}

}  // namespace tryggkarta::basemap
