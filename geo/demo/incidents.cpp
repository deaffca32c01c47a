#include "geo/demo/incidents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "geo/demo/category_profile.hpp"
#include "geo/demo/chance.hpp"
#include "geo/demo/day_choice.hpp"
#include "geo/demo/facts.hpp"
#include "geo/demo/place_choice.hpp"
#include "geo/error.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::Incident;
using time::Day;

/// Mellanområden where things slowly get more or fewer, in per mille a year, beside the city's own trend.
constexpr std::array<std::pair<std::string_view, int>, 8> kDrifts{
    {{"74", 60}, {"72", 45}, {"12", 30}, {"50", -45}, {"13", -40}, {"71", -35}, {"30", -30}, {"36", -25}}};

/// How many years a drift counts from, so that the middle of the five years is as the profiles say.
constexpr double kDriftMiddle = 2.5;

double drift_of(std::size_t primary) {
  const auto middle = primary_areas()[primary].parent;
  const auto found =
      std::find_if(kDrifts.begin(), kDrifts.end(), [&](const auto& drift) { return drift.first == middle; });
  return found == kDrifts.end() ? 0 : found->second / 1000.0;
}

bool touches(const Dip& dip, place::Metric at) {
  const double east = at.east - dip.centre.east;
  const double north = at.north - dip.centre.north;
  return east * east + north * north < dip.reach * dip.reach;
}

/// The share of the drawn events of a day and place that happen. The profiles count what would happen without
/// actions, so that only dips and falling drifts take away.
double share_that_happens(const TruePlace& place, double years, Day day, std::span<const Dip* const> dips) {
  double share = std::clamp(0.88 * (1 + drift_of(place.primary) * (years - kDriftMiddle)), 0.0, 1.0);
  for (const Dip* dip : dips) {
    if (day >= dip->from && touches(*dip, place.at)) share *= 1 - dip->share;
  }
  return share;
}

std::vector<const Dip*> dips_for(std::string_view category, std::span<const Dip> dips) {
  std::vector<const Dip*> found;
  for (const Dip& dip : dips) {
    if (std::find(dip.categories.begin(), dip.categories.end(), category) != dip.categories.end())
      found.push_back(&dip);
  }
  return found;
}

DemoDays days_of(Era era, const DemoDays& days) {
  switch (era) {
    case Era::always: return days;
    case Era::before_contact_centre: return {days.first, days.contact_centre, std::min(days.contact_centre, days.end)};
    case Era::from_contact_centre: return {days.contact_centre, days.contact_centre, days.end};
  }
  return days;
}

/// What all kinds of events share.
struct Making {
  const Ground& ground;
  std::span<const Dip> dips;
  time::TimeZone zone;
  Day first;
};

void add_events(const CategoryProfile& profile, const DemoDays& days, const Making& making, Chance chance,
                std::vector<Incident>& rows) {
  if (days.end <= days.first) return;
  const DayChoice moments(profile, days.first, days.end);
  const PlaceChoice places(profile, making.ground);
  const std::vector<const Dip*> dips = dips_for(profile.category, making.dips);
  for (int drawn = 0; drawn < moments.expected() * 100 / 88; ++drawn) {
    const Moment moment = moments.pick(chance);
    const TruePlace place = places.pick(chance);
    Incident incident;
    write_down(place, profile.placing, chance, incident);
    const Day day{std::chrono::floor<std::chrono::days>(moment.from).time_since_epoch()};
    const double years = static_cast<double>((day - making.first).count()) / 365.25;
    if (!chance.happens(share_that_happens(place, years, day, dips))) continue;
    incident.category = profile.category;
    incident.from = making.zone.to_utc(moment.from);
    incident.to = making.zone.to_utc(moment.to);
    rows.push_back(std::move(incident));
  }
}

void sort_and_number(DemoIncidents& incidents) {
  std::stable_sort(incidents.rows.begin(), incidents.rows.end(),
                   [](const Incident& a, const Incident& b) { return a.from < b.from; });
  int number = 0;
  for (Incident& row : incidents.rows) row.key = fmt::format("demo-{}-{:06}", incidents.source, ++number);
}

}  // namespace

std::vector<DemoIncidents> make_incidents(std::uint64_t seed, const DemoDays& days, const LandRaster& land,
                                          std::span<const Dip> dips) {
  const auto zone = time::TimeZone::named("Europe/Stockholm");
  if (!zone) {
    throw Error(ErrorKind::unavailable, "the system's zone table has no Europe/Stockholm; install the package tzdata");
  }
  const Ground ground(land);
  const Making making{ground, dips, *zone, days.first};
  std::vector<DemoIncidents> sources;
  std::uint64_t stream = 0;
  for (const CategoryProfile& profile : category_profiles()) {
    if (sources.empty() || sources.back().source != profile.source)
      sources.push_back({std::string(profile.source), {}});
    add_events(profile, days_of(profile.era, days), making, Chance{seed, ++stream}, sources.back().rows);
  }
  for (DemoIncidents& source : sources) sort_and_number(source);
  return sources;
}

}  // namespace tryggkarta::demo
