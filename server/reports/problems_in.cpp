#include "server/reports/problems_in.hpp"

#include <algorithm>
#include <limits>

#include "geo/casebook/rules.hpp"
#include "geo/place/projection.hpp"
#include "geo/place/share_index.hpp"
#include "server/chain/fields.hpp"
#include "server/reports/report_words.hpp"

namespace tryggkarta::reports {

namespace {

place::Ring<place::Metric> in_metres(const place::Ring<place::LonLat>& ring, const place::Projection& projection) {
  place::Ring<place::Metric> metres;
  for (const auto& vertex : ring) {
    const auto position = projection.transform(place::Position{vertex.lon, vertex.lat});
    metres.push_back({position.x, position.y});
  }
  return metres;
}

place::MultiPolygon<place::Metric> in_metres(const place::MultiPolygon<place::LonLat>& polygons, int analysis_epsg) {
  const place::Projection projection{4326, analysis_epsg};
  place::MultiPolygon<place::Metric> metres;
  for (const auto& polygon : polygons) {
    place::Polygon<place::Metric> made{in_metres(polygon.exterior, projection), {}};
    for (const auto& hole : polygon.holes) made.holes.push_back(in_metres(hole, projection));
    metres.push_back(std::move(made));
  }
  return metres;
}

/// Less than this is a sliver of a neighbour.
constexpr double kLeastShare = 0.01;

/// What lies in the area; everything where the area is the whole city or is not in the edition.
template <class Shaped>
std::vector<const Shaped*> lying_in(const Visit& visit, const ReportBook& book, const AreaKey& key,
                                    const std::vector<Shaped>& all) {
  const auto* area = key == AreaKey{} ? nullptr : area_named(visit.chain.view.edition, key);
  std::vector<const Shaped*> found;
  if (area == nullptr) {
    for (const Shaped& each : all) found.push_back(&each);
    return found;
  }
  const auto ground = in_metres(area->geometry, book.chain.analysis_epsg);
  const place::ShareIndex index{{&ground, 1}};
  for (const Shaped& each : all) {
    if (index.share_of(each.shape) >= kLeastShare) found.push_back(&each);
  }
  return found;
}

}  // namespace

std::vector<const casebook::Problem*> decided_problems_in(const Visit& visit, const ReportBook& book,
                                                          const AreaKey& area) {
  auto found = lying_in(visit, book, area, book.chain.problems);
  std::erase_if(found, [](const casebook::Problem* problem) {
    return !casebook::is_decided(*problem) || problem->status == casebook::ProblemStatus::avslutat;
  });
  const auto rank = [](const casebook::Problem* problem) {
    return problem->priority.value_or(std::numeric_limits<int>::max());
  };
  std::stable_sort(found.begin(), found.end(), [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
  return found;
}

std::vector<const casebook::Action*> actions_in(const Visit& visit, const ReportBook& book, const AreaKey& area) {
  return lying_in(visit, book, area, book.chain.actions);
}

std::string law_title(const pages::Words& words, std::string_view field) {
  for (const chain::Field* each : chain::fields_of(chain::FormKind::report)) {
    if (each->name == field) return words(each->swedish, each->english);
  }
  return std::string{field};
}

}  // namespace tryggkarta::reports
