#include "geo/store/reach.hpp"

#include <algorithm>
#include <vector>

#include "geo/store/geometry_blob.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

// Borders of two divisions differ by slivers, and a drawn line seldom follows a border to the metre.
constexpr double kSliver = 0.05;

}  // namespace

Reach::Reach(Database& database, const access::DecisionGrant& grant) {
  if (grant.areas().empty()) return;
  std::vector<place::MultiPolygon<place::Metric>> areas;
  Statement area{database, "SELECT geometry FROM area WHERE scheme = :scheme AND code = :code"};
  for (const access::AreaName& name : grant.areas()) {
    names_.insert({name.scheme, name.code});
    area.bind(":scheme", name.scheme).bind(":code", name.code);
    if (area.step()) areas.push_back(metric_polygons_in(area.view(0)));
    area.reset();
  }
  areas_.emplace(areas);
  Statement parent{database, R"(
SELECT scheme, area.code, parent_scheme, parent FROM area JOIN area_scheme ON area_scheme.code = area.scheme
WHERE parent <> '')"};
  while (parent.step())
    parents_.emplace(published::AreaKey{parent.text(0), parent.text(1)},
                     published::AreaKey{parent.text(2), parent.text(3)});
}

bool Reach::lies_within(published::AreaKey area, const std::set<published::AreaKey>& areas) const {
  // Schemes nest a few levels deep; a store whose parents went in a circle must not hold a reader up.
  for (std::size_t steps = 0; steps <= parents_.size(); ++steps) {
    if (areas.contains(area)) return true;
    const auto parent = parents_.find(area);
    if (parent == parents_.end()) return false;
    area = parent->second;
  }
  return false;
}

bool Reach::sees(const published::AreaKey& area) const {
  if (!areas_ || area == published::AreaKey{} || lies_within(area, names_)) return true;
  return std::any_of(names_.begin(), names_.end(), [&](const auto& own) { return lies_within(own, {area}); });
}

bool Reach::may_change(const published::AreaKey& area) const { return !areas_ || lies_within(area, names_); }

bool Reach::sees(const place::Shape<place::Metric>& shape) const {
  return !areas_ || areas_->share_of(shape) > kSliver;
}

bool Reach::may_change(const place::Shape<place::Metric>& shape) const {
  return !areas_ || areas_->share_of(shape) >= 1 - kSliver;
}

}  // namespace tryggkarta::store
