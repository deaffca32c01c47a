#include "geo/analysis/granted.hpp"

#include <algorithm>

#include "geo/error.hpp"

namespace tryggkarta::analysis {

namespace {

using access::Detail;
using access::ReadGrant;

Error no_such_detail() {
  return Error{ErrorKind::not_allowed, "Rollen ger inte rätt att se så noga.",
               "The role gives no right to this much detail."};
}

Error above_the_secrecy(const ReadGrant& grant) {
  if (grant.secrecy_with_purpose() > grant.secrecy()) {
    return Error{ErrorKind::not_allowed, "Det som frågan gäller kräver ett angivet ändamål.",
                 "What is asked for needs a stated purpose."};
  }
  return Error{ErrorKind::not_allowed, "Rollen ger inte rätt till det som frågan gäller.",
               "The role gives no right to what is asked for."};
}

access::Secrecy secrecy_of(const casebook::Category& category) {
  return category.sensitive ? access::kSensitive : access::kInternal;
}
access::Secrecy secrecy_of(const casebook::Source& source) { return source.secrecy; }

/// The asked positions (all, where none is named) that the right opens. Empty again where that is all there are.
template <class Entry>
std::vector<std::uint16_t> opened(const std::vector<Entry>& all, std::vector<std::uint16_t> asked,
                                  const ReadGrant& grant) {
  const bool asks_for_all = asked.empty();
  if (asks_for_all) {
    for (std::size_t i = 0; i < all.size(); ++i) asked.push_back(static_cast<std::uint16_t>(i));
  }
  const auto closed = [&](std::uint16_t position) { return secrecy_of(all[position]) > grant.secrecy(); };
  const std::size_t before = asked.size();
  asked.erase(std::remove_if(asked.begin(), asked.end(), closed), asked.end());
  if (asked.empty() && before > 0) throw above_the_secrecy(grant);
  if (asks_for_all && asked.size() == before) asked.clear();
  return asked;
}

/// Areas of the right as positions; an area that the city no longer has opens nothing.
IncidentFilter::Reach reach_of(const casebook::CasebookView& view, const ReadGrant& grant) {
  IncidentFilter::Reach reach;
  for (std::size_t scheme = 0; scheme < view.schemes.size(); ++scheme) {
    if (view.schemes[scheme].code != grant.areas().front().scheme) continue;
    reach.scheme = scheme;
    for (std::size_t area = 0; area < view.schemes[scheme].areas.size(); ++area) {
      const access::AreaName name{view.schemes[scheme].code, view.schemes[scheme].areas[area].code};
      if (std::binary_search(grant.areas().begin(), grant.areas().end(), name))
        reach.areas.push_back(static_cast<std::uint16_t>(area));
    }
  }
  return reach;
}

}  // namespace

IncidentFilter granted(const casebook::CasebookView& view, const ReadGrant& grant, IncidentFilter asked,
                       Detail detail) {
  if (detail == Detail::points ? !grant.sees_points() : grant.everywhere() < detail) throw no_such_detail();
  asked.categories = opened(view.categories, std::move(asked.categories), grant);
  asked.sources = opened(view.sources, std::move(asked.sources), grant);
  if (detail == Detail::points && !grant.areas().empty()) asked.reach = reach_of(view, grant);
  return asked;
}

}  // namespace tryggkarta::analysis
