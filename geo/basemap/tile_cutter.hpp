// Features of one zoom → the tiles that show them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "geo/basemap/feature.hpp"
#include "geo/basemap/tile_range.hpp"
#include "geo/place/tidy_rings.hpp"
#include "geo/published/basemap.hpp"

namespace tryggkarta::basemap {

/// Gathers the pieces of features in tiles of one zoom and writes the tiles out.
class TileCutter {
 public:
  /// Tiles outside of `within` are not made.
  TileCutter(int zoom, const TileRange& within) : zoom_(zoom), within_(within) {}

  void add(const Feature& feature);
  /// One tile at a time, by column and row: MVT 2.1, layer `basemap`, attributes `class`, `rank` and `name`. Polygons
  /// of one class are one feature, buildings one each, lines of one class and rank one feature; no ids.
  void write_tiles(const published::TileSink& sink) const;

 private:
  using Lines = std::vector<std::vector<place::GridPoint>>;
  struct Place {
    Rank rank;
    std::string name;
    place::GridPoint where;
  };
  struct Tile {
    std::array<std::vector<place::GridRings>, kKinds> areas;
    std::map<std::pair<Kind, Rank>, Lines> lines;
    std::vector<Place> places;
  };
  void cut_areas(Kind kind, const place::GridRings& rings, const TileRange& range);
  void cut_lines(const Drawing& drawing, const Lines& lines, const TileRange& range);
  void put_place(const Feature& feature, place::GridPoint where);
  Tile& tile_at(const TileRange& one) { return tiles_[{one.min_column, one.min_row}]; }

  int zoom_;
  TileRange within_;
  std::map<std::pair<std::int32_t, std::int32_t>, Tile> tiles_;
};

}  // namespace tryggkarta::basemap
