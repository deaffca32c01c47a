#include "geo/store/incident_join.hpp"

#include <limits>

#include "geo/casebook/incident_table.hpp"

namespace tryggkarta::store {

namespace {

constexpr std::uint16_t kNoArea = casebook::IncidentTable::kNoArea;

std::int32_t day_number(const std::optional<time::Day>& day, std::int32_t otherwise) {
  return day ? static_cast<std::int32_t>(day->time_since_epoch().count()) : otherwise;
}

place::AreaIndex index_of(const casebook::AreaScheme& scheme) {
  std::vector<place::MultiPolygon<place::Metric>> geometries;
  geometries.reserve(scheme.areas.size());
  for (const casebook::Area& area : scheme.areas) geometries.push_back(area.geometry);
  return place::AreaIndex{geometries};
}

}  // namespace

IncidentJoin::IncidentJoin(std::span<const casebook::AreaScheme> schemes) : schemes_(schemes) {
  for (const casebook::AreaScheme& scheme : schemes) {
    std::map<std::string, std::uint16_t, std::less<>> positions;
    for (std::size_t position = 0; position < scheme.areas.size(); ++position) {
      positions.emplace(scheme.areas[position].code, static_cast<std::uint16_t>(position));
    }
    prepared_.push_back({index_of(scheme), std::move(positions), scheme.level,
                         day_number(scheme.valid_from, std::numeric_limits<std::int32_t>::min()),
                         day_number(scheme.valid_to, std::numeric_limits<std::int32_t>::max())});
  }
}

std::optional<std::size_t> IncidentJoin::position_of_scheme(const std::string& code) const {
  for (std::size_t position = 0; position < schemes_.size(); ++position) {
    if (schemes_[position].code == code) return position;
  }
  return std::nullopt;
}

NamedArea IncidentJoin::areas_of(const std::string& scheme, const std::string& code) const {
  NamedArea areas(schemes_.size(), kNoArea);
  std::string next_code = code;
  auto at = position_of_scheme(scheme);
  // A scheme is visited once, so that schemes that name each other as parents end the walk.
  while (at && areas[*at] == kNoArea) {
    const auto& positions = prepared_[*at].position_of_code;
    const auto found = positions.find(next_code);
    if (found == positions.end()) break;
    areas[*at] = found->second;
    next_code = schemes_[*at].areas[found->second].parent;
    at = position_of_scheme(schemes_[*at].parent_scheme);
  }
  return areas;
}

std::uint16_t IncidentJoin::area_in(std::size_t scheme, std::int32_t day, const Place& place) const {
  const Prepared& prepared = prepared_[scheme];
  return day < prepared.first_day || day >= prepared.end_day ? kNoArea : area_of(scheme, place);
}

std::uint16_t IncidentJoin::area_of(std::size_t scheme, const Place& place) const {
  const Prepared& prepared = prepared_[scheme];
  if (place.where && casebook::places_in(prepared.level, place.precision)) {
    if (const auto area = prepared.index.area_at(*place.where)) return static_cast<std::uint16_t>(*area);
  }
  return place.named != nullptr ? (*place.named)[scheme] : kNoArea;
}

}  // namespace tryggkarta::store
