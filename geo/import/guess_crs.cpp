#include "geo/import/guess_crs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "geo/import/analysis_crs.hpp"
#include "geo/import/position_check.hpp"

namespace tryggkarta::import {

namespace {

using place::Position;

/// The systems that a file of this city may be in, the likeliest first.
std::vector<int> likely_systems(const KnownCity& city) {
  std::vector<int> codes{4326};
  const auto add = [&](int code) {
    if (code != 0 && std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  };
  add(city.analysis_epsg);
  for (const auto& scheme : city.schemes) add(scheme.source_epsg);
  for (const int code : {3006, 3007, 3008, 3009, 3010, 3011, 3012, 3013, 3014, 3015, 3016, 3017, 3018, 3021, 3857})
    add(code);
  return codes;
}

bool most_lie_here(const std::vector<Position>& points, const PositionCheck& check) {
  const auto judged = check.judge(points);
  const auto here = std::count_if(judged.begin(), judged.end(), [](const auto& each) { return each.fit == Fit::here; });
  return static_cast<std::size_t>(here) * 2 > points.size();
}

/// The first system in which most points lie in or near the city.
std::optional<int> system_near(const std::vector<Position>& points, const KnownCity& city, const Extent& extent) {
  for (const int code : likely_systems(city)) {
    if (most_lie_here(points, PositionCheck{{code, city.analysis_epsg, extent, {}}})) return code;
  }
  return std::nullopt;
}

/// Without a city all zones of SWEREF 99 look alike: only what no other system has tells.
std::optional<int> system_in_sweden(const std::vector<Position>& points) {
  const auto most_in = [&](double west, double east, double south, double north) {
    const auto count = std::count_if(points.begin(), points.end(), [&](Position at) {
      return at.x >= west && at.x <= east && at.y >= south && at.y <= north;
    });
    return static_cast<std::size_t>(count) * 2 > points.size();
  };
  if (most_in(10, 25, 55, 70)) return 4326;
  if (most_in(260'000, 930'000, 6'100'000, 7'700'000)) return 3006;
  if (most_in(1'200'000, 1'900'000, 6'100'000, 7'700'000)) return 3021;
  return std::nullopt;
}

std::vector<Position> exchanged(std::vector<Position> points) {
  for (Position& point : points) std::swap(point.x, point.y);
  return points;
}

}  // namespace

GuessedCrs guess_crs(const std::vector<Position>& points, const KnownCity& city) {
  if (points.empty()) return {std::nullopt, false, {"crs", "inga koordinater kunde läsas", "no coordinates were read"}};
  const auto extent = city.analysis_epsg == 0 ? std::nullopt : wide_extent_of(city.schemes);
  const auto system_of = [&](const std::vector<Position>& at) {
    return extent ? system_near(at, city, *extent) : system_in_sweden(at);
  };
  if (const auto epsg = system_of(points)) {
    const std::string name = place::facts_of(*epsg).name;
    return {epsg,
            false,
            {"crs", fmt::format("i EPSG:{} ({}) ligger punkterna i eller nära staden", *epsg, name),
             fmt::format("in EPSG:{} ({}) the points lie in or near the city", *epsg, name)}};
  }
  if (const auto epsg = system_of(exchanged(points))) {
    return {epsg,
            true,
            {"crs",
             fmt::format("axlarna är omkastade: koordinaterna passar EPSG:{} först när öst och norr byter plats. Byt "
                         "kolumnerna för x (öst) och y (norr) med varandra.",
                         *epsg),
             fmt::format("the axes are swapped: the coordinates fit EPSG:{} only when east and north change places. "
                         "Exchange the columns of x (east) and y (north).",
                         *epsg)}};
  }
  return {std::nullopt,
          false,
          {"crs", "koordinaterna passar inget system som vi känner igen: välj det som filens avsändare uppger",
           "the coordinates fit no system that we recognise: choose the one that their sender names"}};
}

}  // namespace tryggkarta::import
