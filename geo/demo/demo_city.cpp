#include "geo/demo/demo_city.hpp"

#include <algorithm>
#include <chrono>

#include "geo/demo/casework.hpp"
#include "geo/demo/dip.hpp"
#include "geo/demo/land_raster.hpp"
#include "geo/demo/schemes.hpp"
#include "geo/demo/sources.hpp"

namespace tryggkarta::demo {

namespace {

using std::chrono::year;
using std::chrono::years;

constexpr year kAreasInForce{2021};
constexpr year kPopulationUntil{2026};

year year_of(time::Day day) { return std::chrono::year_month_day{day}.year(); }
time::Day new_year(year which) { return time::Day{which / 1 / 1}; }

/// Whole years to begin with, so that the first year on the map compares with the next.
DemoDays days_until(time::Day today) {
  const year first = std::max(kAreasInForce, year_of(today) - years{5});
  return {new_year(first), new_year(first + years{2}), today};
}

casebook::City made_up_city() {
  casebook::City city;
  city.name = "Göteborg";
  city.analysis_epsg = 3007;
  city.made_up = true;
  return city;
}

}  // namespace

DemoCity make_city(std::uint64_t seed, time::Day today) {
  const DemoDays days = days_until(today);
  const LandRaster land = divide_land();
  DemoCity made;
  made.city = made_up_city();
  made.schemes = make_schemes(land);
  made.denominators = make_population(static_cast<int>(std::max(kPopulationUntil, year_of(today))));
  made.problems = make_problems(today);
  made.actions = make_actions(today);
  made.pledges = make_pledges(today);
  made.incidents = make_incidents(seed, days, land, dips_of(made.problems, made.actions));
  made.sources = make_sources(made.incidents, days);
  return made;
}

}  // namespace tryggkarta::demo
