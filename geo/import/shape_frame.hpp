// Shapes of one file → shapes in metres.
#pragma once

#include "geo/casebook/area.hpp"

#include <optional>
#include <string>
#include <vector>

#include "geo/import/casework_table.hpp"
#include "geo/import/position_check.hpp"

namespace tryggkarta::import {

/// Projects shapes into the analysis CRS, judges where they lie, and repairs polygons.
class ShapeFrame {
 public:
  /// `analysis_epsg` 0: chosen by the first shape. Throws as place::facts_of does.
  ShapeFrame(std::string source, int source_epsg, int analysis_epsg, std::vector<casebook::AreaScheme> known);

  /// Complains to the row when the shape is no place or crosses itself beyond repair; throws Error(bad_input) when it
  /// shows swapped axes or another CRS.
  place::Shape<place::Metric> frame(const SourceShape& shape, CaseworkRow& row);
  int analysis_epsg() const { return analysis_epsg_; }

 private:
  void check(place::Position position, CaseworkRow& row);

  std::string source_;
  int source_epsg_;
  int analysis_epsg_;
  std::vector<casebook::AreaScheme> known_;
  std::optional<PositionCheck> check_;
  std::optional<place::Projection> projection_;
};

}  // namespace tryggkarta::import
