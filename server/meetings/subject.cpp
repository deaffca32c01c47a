#include "server/meetings/subject.hpp"

#include <algorithm>

namespace tryggkarta::meetings {

namespace {

/// A list of a thousand areas helps nobody.
constexpr std::size_t kMostListed = 200;

/// Whether an area is one of a grant's, or lies in one.
bool is_within(const access::DecisionGrant& grant, const published::Scheme& scheme, const published::Area& area) {
  return reaches(grant, {scheme.code, area.code}) || reaches(grant, {scheme.parent_scheme, area.parent});
}

}  // namespace

std::string area_value(const published::AreaKey& area) {
  return area == published::AreaKey{} ? std::string{} : area.scheme + ":" + area.code;
}

std::vector<chain::Option> area_options(const Visit& visit, WholeCity whole_city) {
  std::vector<chain::Option> options;
  const auto& grant = visit.asked.grant;
  if (whole_city == WholeCity::offered && grant.areas().empty())
    options.push_back({"", visit.words()("hela staden", "the whole city")});
  for (const auto& scheme : visit.asked.view.edition.schemes()) {
    if (scheme.areas.size() > kMostListed) continue;
    for (const auto& area : scheme.areas) {
      if (!is_within(grant, scheme, area)) continue;
      options.push_back({scheme.code + ":" + area.code, pages::display_name(area.name) + " (" +
                                                            (scheme.title.empty() ? scheme.code : scheme.title) + " " +
                                                            area.code + ")"});
    }
  }
  return options;
}

}  // namespace tryggkarta::meetings
