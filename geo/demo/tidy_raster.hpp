// Makes a raster fit for borders: no crumbs, no threads, no corner where four owners meet.
#pragma once

#include "geo/demo/land_raster.hpp"

namespace tryggkarta::demo {

/// Smooths, gives crumbs to their neighbours and undoes every corner where four borders meet, so that a line that
/// follows a border never has a choice. Small islands go under.
void tidy(LandRaster& raster);

}  // namespace tryggkarta::demo
