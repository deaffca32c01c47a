#include "geo/import/area_finder.hpp"

#include <algorithm>
#include <vector>

#include "geo/place/area_index.hpp"

namespace tryggkarta::import {

struct AreaFinder::Inside {
  struct Indexed {
    const casebook::AreaScheme* scheme;
    place::AreaIndex index;
  };
  std::vector<Indexed> schemes;  // coarsest first: most points end at the first
};

AreaFinder::AreaFinder(std::span<const casebook::AreaScheme> schemes) : inside_(std::make_unique<Inside>()) {
  for (const auto& scheme : schemes) {
    std::vector<place::MultiPolygon<place::Metric>> polygons;
    for (const auto& area : scheme.areas) polygons.push_back(area.geometry);
    inside_->schemes.push_back({&scheme, place::AreaIndex{polygons}});
  }
  std::stable_sort(inside_->schemes.begin(), inside_->schemes.end(),
                   [](const auto& a, const auto& b) { return a.scheme->level < b.scheme->level; });
}

AreaFinder::~AreaFinder() = default;

bool AreaFinder::places(const casebook::Incident& incident, time::Day day) const {
  if (!incident.area_code.empty()) return true;
  if (!incident.where) return false;
  return std::any_of(inside_->schemes.begin(), inside_->schemes.end(), [&](const auto& indexed) {
    return indexed.scheme->in_force_on(day) && casebook::places_in(indexed.scheme->level, incident.precision) &&
           indexed.index.area_at(*incident.where).has_value();
  });
}

}  // namespace tryggkarta::import
