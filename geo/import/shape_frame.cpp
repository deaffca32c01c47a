#include "geo/import/shape_frame.hpp"

#include <span>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/place/repair.hpp"

namespace tryggkarta::import {

namespace {

using place::Metric;
using place::Position;

constexpr double kMostLost = 0.01;

std::vector<Metric> project(const std::vector<Position>& line, const place::Projection& projection) {
  std::vector<Position> positions = line;
  projection.transform(positions);
  std::vector<Metric> projected;
  projected.reserve(positions.size());
  for (const Position& position : positions) projected.push_back({position.x, position.y});
  return projected;
}

Position first_of(const place::Shape<Position>& shape) {
  if (const auto* point = std::get_if<Position>(&shape)) return *point;
  if (const auto* lines = std::get_if<place::MultiLine<Position>>(&shape)) return lines->front().front();
  return std::get<place::MultiPolygon<Position>>(shape).front().exterior.front();
}

}  // namespace

ShapeFrame::ShapeFrame(std::string source, int source_epsg, int analysis_epsg, std::vector<casebook::AreaScheme> known)
    : source_(std::move(source)), source_epsg_(source_epsg), analysis_epsg_(analysis_epsg), known_(std::move(known)) {}

void ShapeFrame::check(Position position, CaseworkRow& row) {
  if (!check_) {
    if (analysis_epsg_ == 0) analysis_epsg_ = analysis_epsg_for(source_epsg_, position);
    std::vector<int> likely;
    for (const auto& scheme : known_) likely.push_back(scheme.source_epsg);
    check_.emplace(PositionCheck::Request{source_epsg_, analysis_epsg_, wide_extent_of(known_), std::move(likely)});
    projection_.emplace(source_epsg_, analysis_epsg_);
  }
  const JudgedPosition judged = check_->judge(std::span{&position, 1}).front();
  if (judged.fit == Fit::swapped) throw swapped_axes(source_, source_epsg_);
  if (judged.fit == Fit::other_crs) {
    throw other_crs(source_, source_epsg_, judged.epsg);
  }
  if (judged.fit == Fit::impossible) {
    row.complain("geometry", fmt::format("koordinaterna är ingen plats i EPSG:{}", source_epsg_),
                 fmt::format("the coordinates are no place of EPSG:{}", source_epsg_));
  }
}

place::Shape<Metric> ShapeFrame::frame(const SourceShape& source, CaseworkRow& row) {
  check(first_of(source.shape), row);
  if (const auto* point = std::get_if<Position>(&source.shape)) {
    const Position projected = projection_->transform(*point);
    return Metric{projected.x, projected.y};
  }
  if (const auto* lines = std::get_if<place::MultiLine<Position>>(&source.shape)) {
    place::MultiLine<Metric> projected;
    for (const auto& line : *lines) projected.push_back(project(line, *projection_));
    return projected;
  }
  place::MultiPolygon<Metric> projected;
  for (const auto& polygon : std::get<place::MultiPolygon<Position>>(source.shape)) {
    auto& out = projected.emplace_back();
    out.exterior = project(polygon.exterior, *projection_);
    for (const auto& hole : polygon.holes) out.holes.push_back(project(hole, *projection_));
  }
  place::Repaired repaired = place::repair(std::move(projected));
  if (repaired.polygons.empty() ||
      repaired.square_metres_before - repaired.square_metres_after > repaired.square_metres_before * kMostLost) {
    row.complain("geometry", "ytan korsar sig själv och kan inte lagas: rita om den",
                 "the polygon crosses itself beyond repair: draw it again");
  }
  return std::move(repaired.polygons);
}

}  // namespace tryggkarta::import
