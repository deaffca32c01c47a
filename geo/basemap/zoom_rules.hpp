// How much detail a zoom gets. Units: 1/4096 of a tile's side; a pixel of a 256-pixel tile is 16 of them wide.
#pragma once

#include <vector>

#include "geo/basemap/feature.hpp"

namespace tryggkarta::basemap {

/// The parts of a feature on the grid of a zoom, simplified for it; empty where the zoom does not show the feature, or
/// nothing of it is large enough. Areas: two pixels by two below zoom 14, a quarter of a pixel there.
std::vector<std::vector<place::GridPoint>> parts_at(const Feature& feature, int zoom);

}  // namespace tryggkarta::basemap
