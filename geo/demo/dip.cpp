#include "geo/demo/dip.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace tryggkarta::demo {

namespace {

using casebook::ActionStatus;
using place::Metric;

/// Several actions together make fewer events fewer still, but none does wonders.
constexpr double kShareOfOneAction = 0.13;

bool has_begun(ActionStatus status) {
  return status == ActionStatus::pagaende || status == ActionStatus::pausad || status == ActionStatus::genomford ||
         status == ActionStatus::uppfoljd || status == ActionStatus::avslutad;
}

struct Circle {
  Metric centre;
  double radius;
};

Circle circle_around(const place::MultiPolygon<Metric>& polygons) {
  const auto& ring = polygons.front().exterior;
  Metric centre{};
  for (const Metric vertex : ring) {
    centre.east += vertex.east / static_cast<double>(ring.size());
    centre.north += vertex.north / static_cast<double>(ring.size());
  }
  double radius = 0;
  for (const Metric vertex : ring) {
    const double east = vertex.east - centre.east;
    const double north = vertex.north - centre.north;
    radius = std::max(radius, std::sqrt(east * east + north * north));
  }
  return {centre, radius};
}

}  // namespace

std::vector<Dip> dips_of(std::span<const casebook::Problem> problems, std::span<const casebook::Action> actions) {
  std::vector<Dip> dips;
  for (const casebook::Action& action : actions) {
    if (!has_begun(action.status) || !action.start) continue;
    const auto problem =
        std::find_if(problems.begin(), problems.end(), [&](const auto& each) { return each.key == action.problem; });
    if (problem == problems.end()) continue;
    const Circle circle = circle_around(std::get<place::MultiPolygon<Metric>>(problem->shape));
    dips.push_back({circle.centre, circle.radius, problem->categories, *action.start, kShareOfOneAction});
  }
  return dips;
}

}  // namespace tryggkarta::demo
