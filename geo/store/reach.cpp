#include "geo/store/reach.hpp"

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
    area.bind(":scheme", name.scheme).bind(":code", name.code);
    if (area.step()) areas.push_back(metric_polygons_in(area.view(0)));
    area.reset();
  }
  areas_.emplace(areas);
}

bool Reach::sees(const place::Shape<place::Metric>& shape) const {
  return !areas_ || areas_->share_of(shape) > kSliver;
}

bool Reach::may_change(const place::Shape<place::Metric>& shape) const {
  return !areas_ || areas_->share_of(shape) >= 1 - kSliver;
}

}  // namespace tryggkarta::store
