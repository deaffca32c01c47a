#include "geo/import/area_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/analysis_crs.hpp"
#include "geo/import/position_check.hpp"
#include "geo/place/projection.hpp"
#include "geo/place/repair.hpp"

namespace tryggkarta::import {

namespace {

using place::Metric;
using place::Position;
using SourcePolygons = place::MultiPolygon<Position>;

constexpr double kMostLost = 0.01;

std::string title_of(const RawArea& area) {
  return area.name.empty() ? area.code : fmt::format("{} {}", area.code, area.name);
}

[[noreturn]] void refuse(const AreaFrame& frame, const RawArea& area, std::string_view what) {
  throw Error{ErrorKind::bad_input, fmt::format("{} row {}: area {} {}", frame.source, area.row, title_of(area), what)};
}

const SourcePolygons& polygons_of(const AreaFrame& frame, const RawArea& area) {
  const auto* polygons = std::get_if<SourcePolygons>(&area.shape.shape);
  if (polygons == nullptr || polygons->empty()) refuse(frame, area, "has no polygon: an area needs one.");
  for (const auto& polygon : *polygons) {
    for (const Position& vertex : polygon.exterior) {
      if (!std::isfinite(vertex.x) || !std::isfinite(vertex.y))
        refuse(frame, area, "has a vertex that is no number: draw it again.");
    }
  }
  return *polygons;
}

/// The middle of each area's box, in the file's CRS: enough to recognise swapped axes and wrong systems.
std::vector<Position> middles_of(const std::vector<RawArea>& raw, const AreaFrame& frame) {
  std::vector<Position> middles;
  for (const RawArea& area : raw) {
    Position low{1e300, 1e300};
    Position high{-1e300, -1e300};
    for (const auto& polygon : polygons_of(frame, area)) {
      for (const Position& vertex : polygon.exterior) {
        low = {std::min(low.x, vertex.x), std::min(low.y, vertex.y)};
        high = {std::max(high.x, vertex.x), std::max(high.y, vertex.y)};
      }
    }
    middles.push_back({(low.x + high.x) / 2, (low.y + high.y) / 2});
  }
  return middles;
}

void check_positions(const std::vector<Position>& middles, const AreaFrame& frame, int analysis_epsg) {
  std::vector<int> likely;
  for (const auto& scheme : frame.known) likely.push_back(scheme.source_epsg);
  const PositionCheck check{{frame.source_epsg, analysis_epsg, wide_extent_of(frame.known), std::move(likely)}};
  for (const JudgedPosition& judged : check.judge(middles)) {
    if (judged.fit == Fit::swapped) {
      throw swapped_axes(frame.source, frame.source_epsg);
    }
    if (judged.fit == Fit::other_crs) {
      throw other_crs(frame.source, frame.source_epsg, judged.epsg);
    }
    if (judged.fit == Fit::impossible) {
      throw Error{ErrorKind::bad_input,
                  fmt::format("{}: its coordinates are no places of EPSG:{} ({}): say the right one with --crs.",
                              frame.source, frame.source_epsg, place::facts_of(frame.source_epsg).name)};
    }
  }
}

place::Ring<Metric> project_ring(const place::Ring<Position>& ring, const place::Projection& projection) {
  std::vector<Position> positions = ring;
  projection.transform(positions);
  place::Ring<Metric> projected;
  projected.reserve(positions.size());
  for (const Position& position : positions) projected.push_back({position.x, position.y});
  return projected;
}

place::MultiPolygon<Metric> project(const SourcePolygons& polygons, const place::Projection& projection) {
  place::MultiPolygon<Metric> projected;
  for (const auto& polygon : polygons) {
    auto& out = projected.emplace_back();
    out.exterior = project_ring(polygon.exterior, projection);
    for (const auto& hole : polygon.holes) out.holes.push_back(project_ring(hole, projection));
  }
  return projected;
}

void note_rings(const RawArea& area, std::vector<std::string>& notes) {
  if (area.shape.unclosed_rings > 0) {
    notes.push_back(fmt::format("Area {}: {} of its rings was not closed and was closed (0 m² changed).",
                                title_of(area), area.shape.unclosed_rings));
  }
  if (area.shape.dropped_rings > 0) {
    notes.push_back(fmt::format("Area {}: {} ring(s) without ground were left out (0 m² changed).", title_of(area),
                                area.shape.dropped_rings));
  }
}

place::MultiPolygon<Metric> mend(place::MultiPolygon<Metric> polygons, const RawArea& area, const AreaFrame& frame,
                                 std::vector<std::string>& notes) {
  place::Repaired repaired = place::repair(std::move(polygons));
  if (!repaired.changed) return std::move(repaired.polygons);
  const double before = repaired.square_metres_before;
  const double after = repaired.square_metres_after;
  if (repaired.polygons.empty() || after <= 0 || before - after > before * kMostLost) {
    refuse(
        frame, area,
        fmt::format(
            "crosses itself beyond repair ({} near {:.0f}, {:.0f}): {:.0f} of {:.0f} m² would be lost; draw it again.",
            repaired.reason, repaired.where.east, repaired.where.north, before - after, before));
  }
  notes.push_back(fmt::format("Area {}: {} near {:.0f}, {:.0f} was repaired; {:.0f} m² became {:.0f} m².",
                              title_of(area), repaired.reason, repaired.where.east, repaired.where.north, before,
                              after));
  return std::move(repaired.polygons);
}

}  // namespace

FramedAreas frame_areas(std::vector<RawArea> raw, const AreaFrame& frame) {
  const std::vector<Position> middles = middles_of(raw, frame);
  FramedAreas framed;
  framed.analysis_epsg =
      frame.analysis_epsg != 0 ? frame.analysis_epsg : analysis_epsg_for(frame.source_epsg, middles.front());
  check_positions(middles, frame, framed.analysis_epsg);
  const place::Projection projection{frame.source_epsg, framed.analysis_epsg};
  for (RawArea& area : raw) {
    note_rings(area, framed.notes);
    auto& done = framed.areas.emplace_back();
    done.geometry = mend(project(polygons_of(frame, area), projection), area, frame, framed.notes);
    done.land_km2 = place::square_metres(done.geometry) / 1e6;
    done.code = std::move(area.code);
    done.name = std::move(area.name);
    done.parent = std::move(area.parent);
  }
  return framed;
}

}  // namespace tryggkarta::import
