#include "geo/disclosure/public_words.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "geo/disclosure/public_areas.hpp"
#include "geo/place/area_index.hpp"
#include "geo/place/projection.hpp"

namespace tryggkarta::disclosure {

namespace {

using casebook::ActionStatus;
using casebook::PledgeStatus;
using casebook::ProblemStatus;

bool is_public(const casebook::Problem& problem) {
  return problem.words.is_public && !problem.words.title.empty() && problem.status != ProblemStatus::foreslaget;
}
bool is_public(const casebook::Action& action) {
  return action.words.is_public && !action.words.title.empty() && action.status != ActionStatus::foreslagen &&
         action.status != ActionStatus::avbruten;
}
bool is_public(const casebook::Pledge& pledge) {
  return pledge.words.is_public && !pledge.words.title.empty() && pledge.status != PledgeStatus::utkast &&
         pledge.status != PledgeStatus::beslutat;
}

/// Places that stand for a shape: the point, the vertices of lines, a grid over areas.
std::vector<place::Metric> samples_of(const place::Shape<place::Metric>& shape) {
  if (const auto* point = std::get_if<place::Metric>(&shape)) return {*point};
  std::vector<place::Metric> samples;
  if (const auto* lines = std::get_if<place::MultiLine<place::Metric>>(&shape)) {
    for (const auto& line : *lines) samples.insert(samples.end(), line.begin(), line.end());
    return samples;
  }
  const auto& polygons = std::get<place::MultiPolygon<place::Metric>>(shape);
  const place::AreaIndex inside{std::span{&polygons, 1}};
  place::Metric low{1e12, 1e12};
  place::Metric high{-1e12, -1e12};
  for (const auto& polygon : polygons) {
    for (const auto& vertex : polygon.exterior) {
      low = {std::min(low.east, vertex.east), std::min(low.north, vertex.north)};
      high = {std::max(high.east, vertex.east), std::max(high.north, vertex.north)};
    }
  }
  constexpr int kSteps = 24;
  for (int i = 0; i < kSteps; ++i) {
    for (int j = 0; j < kSteps; ++j) {
      const place::Metric at{low.east + (high.east - low.east) * (i + 0.5) / kSteps,
                             low.north + (high.north - low.north) * (j + 0.5) / kSteps};
      if (inside.area_at(at)) samples.push_back(at);
    }
  }
  return samples;
}

/// "Which areas does this concern?", in every scheme of the casebook.
class Places {
 public:
  explicit Places(const casebook::CasebookView& view) : view_(view) {
    for (const auto& scheme : view.schemes) {
      std::vector<place::MultiPolygon<place::Metric>> areas;
      for (const auto& area : scheme.areas) areas.push_back(area.geometry);
      indexes_.emplace_back(areas);
    }
  }

  /// A neighbour that is touched by less than a twentieth is not meant.
  std::vector<published::AreaKey> touched_by(const place::Shape<place::Metric>& shape) const {
    const auto samples = samples_of(shape);
    std::set<published::AreaKey> keys;
    for (std::size_t scheme = 0; scheme < indexes_.size(); ++scheme) {
      std::map<std::uint32_t, std::size_t> hits;
      for (const auto& at : samples) {
        if (const auto area = indexes_[scheme].area_at(at)) ++hits[*area];
      }
      for (const auto& [area, count] : hits) {
        if (20 * count >= samples.size())
          keys.insert({view_.schemes[scheme].code, view_.schemes[scheme].areas[area].code});
      }
    }
    return {keys.begin(), keys.end()};
  }

 private:
  const casebook::CasebookView& view_;
  std::vector<place::AreaIndex> indexes_;
};

published::ProblemNotice notice_of(const casebook::Problem& problem, const Places& places,
                                   const place::ToLonLat& to_degrees) {
  return {.id = stable_id("problem", problem.key),
          .key = problem.key,
          .title = problem.words.title,
          .text = problem.words.text,
          .status = std::string{name_of(problem.status)},
          .priority = problem.priority,
          .since = problem.decided,
          .owner = problem.owner,
          .categories = problem.categories,
          .areas = places.touched_by(problem.shape),
          .shape = to_degrees(problem.shape)};
}

published::ActionNotice notice_of(const casebook::Action& action, const Places& places,
                                  const place::ToLonLat& to_degrees) {
  return {.id = stable_id("action", action.key),
          .key = action.key,
          .problem = action.problem,
          .title = action.words.title,
          .text = action.words.text,
          .kind = action.kind,
          .status = std::string{name_of(action.status)},
          .responsible = action.responsible,
          .parties = action.parties,
          .start = action.start,
          .end = action.end,
          .target = action.target,
          .outcome = action.outcome,
          .unit = action.unit,
          .result = action.result,
          .areas = places.touched_by(action.shape),
          .shape = to_degrees(action.shape)};
}

published::PledgeNotice notice_of(const casebook::Pledge& pledge, const published::Area& area) {
  return {.id = stable_id("pledge", pledge.key),
          .key = pledge.key,
          .year = pledge.year,
          .title = pledge.words.title,
          .text = pledge.words.text,
          .status = std::string{name_of(pledge.status)},
          .responsible = pledge.responsible,
          .target = pledge.target,
          .outcome = pledge.outcome,
          .unit = pledge.unit,
          .areas = {pledge.area},
          .where = area.label};
}

const published::Area* find_area(const published::EditionParts& parts, const published::AreaKey& key) {
  for (const auto& scheme : parts.schemes) {
    if (scheme.code != key.scheme) continue;
    for (const auto& area : scheme.areas) {
      if (area.code == key.code) return &area;
    }
  }
  return nullptr;
}

template <class Notice>
void sort_by_id(std::vector<Notice>& notices) {
  std::sort(notices.begin(), notices.end(), [](const Notice& a, const Notice& b) { return a.id < b.id; });
}

}  // namespace

void put_public_words(const casebook::CasebookView& view, published::EditionParts& parts) {
  if (view.city.analysis_epsg == 0) return;
  const Places places{view};
  const place::ToLonLat to_degrees{view.city.analysis_epsg};
  std::set<std::string> public_problems;
  for (const auto& problem : view.problems) {
    if (!is_public(problem)) continue;
    public_problems.insert(problem.key);
    parts.problems.push_back(notice_of(problem, places, to_degrees));
  }
  for (const auto& action : view.actions) {
    if (!is_public(action)) continue;
    auto& notice = parts.actions.emplace_back(notice_of(action, places, to_degrees));
    // The key of a problem that is not public would tell that there is one.
    if (!public_problems.contains(notice.problem)) notice.problem.clear();
  }
  for (const auto& pledge : view.pledges) {
    const auto* area = find_area(parts, pledge.area);
    if (is_public(pledge) && area != nullptr) parts.pledges.push_back(notice_of(pledge, *area));
  }
  sort_by_id(parts.problems);
  sort_by_id(parts.actions);
  sort_by_id(parts.pledges);
}

}  // namespace tryggkarta::disclosure
