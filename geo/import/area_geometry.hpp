// The polygons of an area scheme's file: into the analysis CRS, repaired where they can be.
#pragma once

#include "geo/casebook/area.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/import/row.hpp"

namespace tryggkarta::import {

/// An area as its file holds it.
struct RawArea {
  std::int64_t row = 0;
  std::string code;
  std::string name;
  std::string parent;
  SourceShape shape;
};

/// How a file's areas get into a store.
struct AreaFrame {
  std::string source;  ///< as shown in sentences
  int source_epsg = 0;
  int analysis_epsg = 0;                    ///< 0: not decided, chosen by the file
  std::vector<casebook::AreaScheme> known;  ///< schemes of the store: where the city is
};

/// Areas with geometry in metres, in the order of the file.
struct FramedAreas {
  int analysis_epsg = 0;
  std::vector<casebook::Area> areas;
  std::vector<std::string> notes;  ///< what was repaired, a sentence an area
};

/// Projects and repairs. Throws Error(bad_input) that names the area and its row: no polygon, coordinates that are no
/// numbers, swapped axes or another CRS, more than 1 % of the ground lost in the repair.
FramedAreas frame_areas(std::vector<RawArea> raw, const AreaFrame& frame);

}  // namespace tryggkarta::import
