#include "geo/import/position_check.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"

namespace tryggkarta::import {

namespace {

using place::Position;

// An area of use is drawn around land and coast; a little outside it is nothing to wonder at.
constexpr double kMarginDegrees = 0.5;
// RT 90 2.5 gon V is used in Göteborg, two degrees west of where EPSG says that it is for.
constexpr double kWideMarginDegrees = 4;

bool is_finite(Position position) { return std::isfinite(position.x) && std::isfinite(position.y); }
Position swapped(Position position) { return {position.y, position.x}; }

/// Latitude and longitude of a Swedish town in the wrong order are a place in the Arabian Sea, which EPSG:4326 is for
/// too: the first file of a store can be judged only so.
bool is_in_sweden(Position degrees) {
  static const place::CrsFacts facts = place::facts_of(3006);
  return degrees.x >= facts.west && degrees.x <= facts.east && degrees.y >= facts.south && degrees.y <= facts.north;
}

/// One CRS that coordinates could be in.
struct Candidate {
  place::CrsFacts facts;
  place::Projection to_analysis;
  place::Projection to_degrees;

  Candidate(int epsg, int analysis_epsg)
      : facts(place::facts_of(epsg)), to_analysis(epsg, analysis_epsg), to_degrees(epsg, 4326) {}

  bool in_use_at(Position position, double margin) const {
    if (facts.geographic && (std::abs(position.x) > 180 || std::abs(position.y) > 90)) return false;
    const Position degrees = to_degrees.transform(position);
    if (!is_finite(degrees) || degrees.y < facts.south - margin || degrees.y > facts.north + margin) return false;
    if (facts.west > facts.east) return degrees.x >= facts.west - margin || degrees.x <= facts.east + margin;
    return degrees.x >= facts.west - margin && degrees.x <= facts.east + margin;
  }
};

// SWEREF 99 TM, its zones, and RT 90 2.5 gon V.
constexpr int kSwedishSystems[] = {3006, 3007, 3008, 3009, 3010, 3011, 3012, 3013, 3014, 3015, 3016, 3017, 3018, 3021};

}  // namespace

Error swapped_axes(std::string_view where, int source_epsg) {
  return Error{ErrorKind::bad_input,
               fmt::format("{}: koordinaterna ligger rätt för EPSG:{} först när öst och norr byter plats: axlarna är "
                           "omkastade. x växer åt öster (eller är longituden), y åt norr; byt de två.",
                           where, source_epsg),
               fmt::format("{}: its coordinates lie right for EPSG:{} only when east and north change places: the axes "
                           "are swapped. x is the one that grows to the east (or the longitude), y the one to the "
                           "north; exchange the two.",
                           where, source_epsg)};
}

Error other_crs(std::string_view where, int source_epsg, int recognised_epsg) {
  const std::string name = place::facts_of(recognised_epsg).name;
  return Error{ErrorKind::bad_input,
               fmt::format("{}: koordinaterna är inga platser i EPSG:{}, men passar EPSG:{} ({}): ange det i stället.",
                           where, source_epsg, recognised_epsg, name),
               fmt::format("{}: its coordinates are no places of EPSG:{}, but fit EPSG:{} ({}): say that crs instead.",
                           where, source_epsg, recognised_epsg, name)};
}

struct PositionCheck::Inside {
  Request request;
  Candidate source;
  mutable std::vector<Candidate> others;  // made when the first position does not fit

  explicit Inside(Request asked) : request(std::move(asked)), source(request.source_epsg, request.analysis_epsg) {}

  bool in_city(Position in_analysis) const {
    return is_finite(in_analysis) && request.city && request.city->holds(in_analysis);
  }

  void gather_others() const {
    if (!others.empty()) return;
    std::vector<int> codes = request.likely_epsgs;
    codes.push_back(4326);
    codes.push_back(request.analysis_epsg);
    codes.insert(codes.end(), std::begin(kSwedishSystems), std::end(kSwedishSystems));
    // Any pair of metres is somewhere in Web Mercator: only a known city can tell.
    if (request.city) codes.push_back(3857);
    std::vector<int> tried{request.source_epsg};
    for (const int code : codes) {
      if (code == 0 || std::find(tried.begin(), tried.end(), code) != tried.end()) continue;
      tried.push_back(code);
      others.emplace_back(code, request.analysis_epsg);
    }
  }

  JudgedPosition judge_stranger(Position position, place::Metric where) const;
};

JudgedPosition PositionCheck::Inside::judge_stranger(Position position, place::Metric where) const {
  if (!is_finite(position)) return {};
  const bool near_its_use = source.in_use_at(position, kMarginDegrees);
  if (!request.city && source.facts.geographic && !is_in_sweden(position) && is_in_sweden(swapped(position)))
    return {Fit::swapped, {}, 0};
  if (near_its_use && !request.city) return {Fit::here, where, 0};
  const auto fits = [&](const Candidate& candidate, Position at) {
    return request.city ? in_city(candidate.to_analysis.transform(at)) : candidate.in_use_at(at, 0);
  };
  if (fits(source, swapped(position))) return {Fit::swapped, {}, 0};
  gather_others();
  for (const Candidate& other : others) {
    if (fits(other, position)) return {Fit::other_crs, {}, other.facts.epsg};
  }
  if (!near_its_use && !source.in_use_at(position, kWideMarginDegrees)) return {};
  return {request.city ? Fit::elsewhere : Fit::here, where, 0};
}

PositionCheck::PositionCheck(Request request) : inside_(std::make_unique<Inside>(std::move(request))) {}
PositionCheck::~PositionCheck() = default;
PositionCheck::PositionCheck(PositionCheck&&) noexcept = default;
PositionCheck& PositionCheck::operator=(PositionCheck&&) noexcept = default;

std::vector<JudgedPosition> PositionCheck::judge(std::span<const Position> positions) const {
  std::vector<Position> in_analysis(positions.begin(), positions.end());
  inside_->source.to_analysis.transform(in_analysis);
  std::vector<JudgedPosition> judged;
  judged.reserve(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const place::Metric where{in_analysis[i].x, in_analysis[i].y};
    judged.push_back(inside_->in_city(in_analysis[i]) ? JudgedPosition{Fit::here, where, 0}
                                                      : inside_->judge_stranger(positions[i], where));
  }
  return judged;
}

}  // namespace tryggkarta::import
