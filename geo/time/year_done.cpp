#include "geo/time/year_done.hpp"

#include <algorithm>

namespace tryggkarta::time {

namespace {

template <class Named>
auto find_named(std::vector<Named>& all, std::string_view id) {
  return std::find_if(all.begin(), all.end(), [&](const Named& each) { return each.id == id; });
}

}  // namespace

YearWheel with_done(YearWheel wheel, std::span<const DoneItem> done) {
  for (const DoneItem& item : done) {
    const auto body = find_named(wheel.bodies, item.body);
    const auto rule = find_named(wheel.rules, item.rule);
    if (body == wheel.bodies.end() || rule == wheel.rules.end() || rule->every != item.period.kind()) continue;
    body->done[item.rule].insert(item.period);
  }
  return wheel;
}

YearWheel with_last_decided(YearWheel wheel, std::string_view body, Day day) {
  const auto found = find_named(wheel.bodies, body);
  if (found != wheel.bodies.end()) found->last_decided = std::max(found->last_decided.value_or(day), day);
  return wheel;
}

}  // namespace tryggkarta::time
