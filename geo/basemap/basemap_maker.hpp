// The front door of geo/basemap: things with shapes in, the tiles of a basemap out.
#pragma once

#include <optional>
#include <string_view>

#include "geo/basemap/feature.hpp"
#include "geo/basemap/feature_spool.hpp"
#include "geo/basemap/osm_tags.hpp"
#include "geo/basemap/tile_range.hpp"
#include "geo/place/polygon.hpp"
#include "geo/published/basemap.hpp"

namespace tryggkarta::basemap {

/// What became of a thing.
enum class Fate { kept, outside, without_shape };

/// Makes the tiles of zoom 0–14. Memory: what one tile of zoom 10 shows, and the simplified shapes of zoom 9; the rest
/// waits in a temporary file.
class BasemapMaker {
 public:
  /// Keeps what lies in or reaches into the box (degrees), and makes no tiles beyond it; everything without one.
  explicit BasemapMaker(const std::optional<published::BasemapBounds>& within);

  /// Polygons that cross themselves are mended. `without_shape`: not the form that its kind has, or smaller than the
  /// grid.
  Fate add(const Drawing& drawing, std::string_view name, const place::Shape<place::LonLat>& shape);

  /// Around what was kept, within the box.
  const published::BasemapBounds& bounds() const { return bounds_; }

  /// Hands over every tile once. Same things in the same order, same tiles.
  void write_tiles(const published::TileSink& sink);

 private:
  void spool(const Feature& feature, const place::GridBox& box);
  void widen_bounds(const place::Shape<place::LonLat>& shape);

  std::optional<published::BasemapBounds> within_;
  place::GridBox grid_within_;  // on the grid of zoom 14
  published::BasemapBounds bounds_{180, 90, -180, -90};
  FeatureSpool spool_;
};

}  // namespace tryggkarta::basemap
