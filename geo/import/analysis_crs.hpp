// In which metres a city is measured.
#pragma once

#include "geo/casebook/area.hpp"

#include <optional>
#include <span>

#include "geo/place/projection.hpp"

namespace tryggkarta::import {

/// The CRS of a store whose first file is in `file_epsg`: that one if it is projected in metres (Web Mercator is not
/// fit for measuring), else the UTM zone of `middle`, which is in the file's CRS.
int analysis_epsg_for(int file_epsg, place::Position middle);

/// The ground that a city's areas cover, in metres of the analysis CRS.
struct Extent {
  double west, south, east, north;
  bool holds(place::Position position) const {
    return position.x >= west && position.x <= east && position.y >= south && position.y <= north;
  }
};

/// The box of all areas, widened by half its size and at least 25 km; nothing where there are no areas.
std::optional<Extent> wide_extent_of(std::span<const casebook::AreaScheme> schemes);

}  // namespace tryggkarta::import
