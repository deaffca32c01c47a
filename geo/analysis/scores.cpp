#include "geo/analysis/scores.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "geo/analysis/delivered.hpp"
#include "geo/published/rates.hpp"
#include "geo/statistics/empirical_bayes.hpp"

namespace tryggkarta::analysis {

namespace {

/// Does the filter ask for nothing but days and categories? Then the ranks know the answer.
bool is_of_days_and_categories(const IncidentFilter& filter) {
  IncidentFilter plain;
  plain.first_day = filter.first_day;
  plain.last_day = filter.last_day;
  plain.earlier = filter.earlier;
  plain.categories = filter.categories;
  return filter == plain;
}

/// Areas in order, then those without one.
std::vector<std::int64_t> counts_of(const Readied& ready, std::size_t scheme, const IncidentFilter& filter) {
  const std::size_t areas = ready.schemes[scheme].areas.size();
  std::vector<std::int64_t> counts(areas + 1, 0);
  if (is_of_days_and_categories(filter)) {
    for (const DayStretch& days : filter.stretches()) {
      const auto then = ready.ranks[scheme].count(filter.categories, days.first, days.last);
      std::transform(counts.begin(), counts.end(), then.begin(), counts.begin(), std::plus{});
    }
    return counts;
  }
  const auto& table = ready.view.incidents;
  RowTest{ready.view, filter}.each(
      [&](std::size_t row) { ++counts[std::min<std::size_t>(table.area(scheme, row), areas)]; });
  return counts;
}

/// The years of the filter's stretches; the latest delivered one for an open end.
std::vector<time::Period> years_of(const Readied& ready, const IncidentFilter& filter) {
  const auto known = delivered(ready.view, filter);
  std::vector<time::Period> years;
  for (const DayStretch& days : filter.stretches())
    years.push_back(
        time::Period::containing(time::PeriodKind::year, day_at(std::min(days.last, known ? known->last : 0))));
  return years;
}

/// Everyone counts once for each stretch of days. `of_year` may know nothing of a year: then nothing is known.
template <class OfYear>
std::optional<double> people_of(const std::vector<time::Period>& years, const OfYear& of_year) {
  double people = 0;
  for (const time::Period& year : years) {
    const auto then = of_year(year);
    if (!then) return std::nullopt;
    people += *then;
  }
  return people;
}

std::optional<double> people_in(const published::Area& area, const std::vector<time::Period>& years) {
  return people_of(years, [&](const time::Period& year) { return published::population_for(area.population, year); });
}

using HotNow = std::function<std::vector<HotSpot>(const IncidentFilter&)>;

std::vector<int> find_hot_quarters(const IncidentFilter& filter, int quarters, const HotNow& hot_now) {
  auto quarter = time::Period::containing(time::PeriodKind::quarter, day_at(filter.last_day));
  std::vector<int> times;
  for (int back = 0; back < quarters; ++back, quarter = quarter.previous()) {
    IncidentFilter then = filter;
    then.earlier.clear();
    then.first_day = static_cast<std::int32_t>(quarter.first_day().time_since_epoch().count());
    then.last_day = static_cast<std::int32_t>(quarter.end_day().time_since_epoch().count()) - 1;
    const auto spots = hot_now(then);
    times.resize(spots.size(), 0);
    for (std::size_t i = 0; i < spots.size(); ++i) times[i] |= spots[i].is_hot() ? 1 << back : 0;
  }
  return times;
}

}  // namespace

AreaFigures area_figures(const Readied& ready, std::size_t scheme, const IncidentFilter& filter) {
  AreaFigures figures;
  figures.counts = counts_of(ready, scheme, filter);
  figures.unplaced = figures.counts.back();
  figures.counts.pop_back();
  figures.total = std::accumulate(figures.counts.begin(), figures.counts.end(), figures.unplaced);
  const auto years = years_of(ready, filter);
  const auto& division = ready.schemes[scheme];
  for (std::size_t area = 0; area < division.areas.size(); ++area)
    figures.rates.push_back(published::rate_of(figures.counts[area], people_in(division.areas[area], years)));
  figures.total_rate = published::rate_of(figures.total, people_of(years, [&](const time::Period& year) {
                                            return published::total_population_for(division, year);
                                          }));
  return figures;
}

AreaScores area_scores(const Readied& ready, std::size_t scheme, const IncidentFilter& filter) {
  AreaScores scores{area_figures(ready, scheme, filter), Measured::counts, {}};
  const auto years = years_of(ready, filter);
  std::vector<double> events(scores.figures.counts.begin(), scores.figures.counts.end());
  std::vector<double> people;
  for (const auto& area : ready.schemes[scheme].areas) people.push_back(people_in(area, years).value_or(0));
  const auto rates = statistics::empirical_bayes(events, people);
  const bool known = !rates.empty() && std::all_of(rates.begin(), rates.end(), [](const auto& rate) { return rate; });
  if (known) {
    scores.measured = Measured::empirical_bayes_rates;
    std::transform(rates.begin(), rates.end(), events.begin(), [](const auto& rate) { return *rate; });
  }
  scores.spots = hot_spots(events, ready.area_neighbours[scheme]);
  return scores;
}

CellScores cell_scores(const Readied& ready, place::CellSide side, const IncidentFilter& filter) {
  const StudyNet& net = ready.net(side);
  CellScores scores{net.count(ready.view, filter), std::vector<HotSpot>(net.cells().size())};
  const auto studied = hot_spots(net.studied(scores.counts.cells), net.neighbours());
  auto next = studied.begin();
  for (std::size_t cell = 0; cell < net.cells().size(); ++cell) {
    if (net.cells()[cell].studied) scores.spots[cell] = *next++;
  }
  return scores;
}

std::vector<int> quarters_hot(const Readied& ready, std::size_t scheme, const IncidentFilter& filter, int quarters) {
  return find_hot_quarters(filter, quarters,
                           [&](const IncidentFilter& then) { return area_scores(ready, scheme, then).spots; });
}

std::vector<int> quarters_hot(const Readied& ready, place::CellSide side, const IncidentFilter& filter, int quarters) {
  return find_hot_quarters(filter, quarters,
                           [&](const IncidentFilter& then) { return cell_scores(ready, side, then).spots; });
}

}  // namespace tryggkarta::analysis
