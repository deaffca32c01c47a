#include "geo/analysis/scores.hpp"

#include <numeric>

#include <catch2/catch.hpp>

#include "tests/unit/analysis/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using analysis::area_figures;
using analysis::area_scores;
using analysis::IncidentFilter;

namespace {

constexpr std::size_t kCity = 0;
constexpr std::size_t kParts = 1;

IncidentFilter on_days(const char* first, const char* last) {
  IncidentFilter filter;
  filter.first_day = day_number(first);
  filter.last_day = day_number(last);
  return filter;
}

IncidentFilter summers_of_two_years() {
  IncidentFilter filter = on_days("2025-06-01", "2025-08-31");
  filter.earlier = {{day_number("2024-06-01"), day_number("2024-08-31")}};
  return filter;
}

/// The same rows by another way: a filter that names every source takes all, and has to look at each row.
IncidentFilter by_a_pass(IncidentFilter filter) {
  filter.sources.resize(small_city().view.sources.size());
  std::iota(filter.sources.begin(), filter.sources.end(), std::uint16_t{0});
  return filter;
}

std::int64_t sum(const std::vector<std::int64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

}  // namespace

TEST_CASE("the figures of several years are their sum, and their rates the mean") {
  const auto& ready = small_city();
  const auto both = area_figures(ready, kParts, summers_of_two_years());
  const auto later = area_figures(ready, kParts, on_days("2025-06-01", "2025-08-31"));
  const auto earlier = area_figures(ready, kParts, on_days("2024-06-01", "2024-08-31"));
  REQUIRE(both.counts.size() == later.counts.size());
  for (std::size_t area = 0; area < both.counts.size(); ++area) {
    CHECK(both.counts[area] == later.counts[area] + earlier.counts[area]);
    CHECK(both.rates[area].value() == Approx((later.rates[area].value() + earlier.rates[area].value()) / 2));
  }
  CHECK(both.unplaced == later.unplaced + earlier.unplaced);
  CHECK(both.total == later.total + earlier.total);
}

TEST_CASE("the figures by prefix sums are those of a pass over the rows") {
  const auto& ready = small_city();
  const auto theft = category_at(ready.view, "stold");
  const auto burglary = category_at(ready.view, "inbrott");
  for (auto filter :
       {IncidentFilter{}, on_days("2024-03-05", "2024-03-05"), on_days("2024-01-01", "2025-12-31"),
        on_days("2025-07-03", "2026-07-01"), on_days("2030-01-01", "2031-01-01"), summers_of_two_years()}) {
    for (const auto& categories : {std::vector<std::uint16_t>{}, {theft}, {theft, burglary}}) {
      filter.categories = categories;
      for (const std::size_t scheme : {kCity, kParts}) {
        const auto ranks = area_figures(ready, scheme, filter);
        const auto pass = area_figures(ready, scheme, by_a_pass(filter));
        CHECK(ranks.counts == pass.counts);
        CHECK(ranks.rates == pass.rates);
        CHECK(ranks.unplaced == pass.unplaced);
        CHECK(ranks.total == pass.total);
        CHECK(ranks.total_rate == pass.total_rate);
      }
    }
  }
}

TEST_CASE("areas and what has no area add up to the total, whatever is asked") {
  const auto& ready = small_city();
  IncidentFilter nights = on_days("2024-02-01", "2025-11-30");
  nights.hours = 0b1100'0000'0000'0000'0000'0011;
  IncidentFilter exact;
  exact.coarsest = casebook::Precision::adress;
  for (const auto& filter : {IncidentFilter{}, nights, exact}) {
    std::int64_t total = -1;
    for (const std::size_t scheme : {kCity, kParts}) {
      const auto figures = area_figures(ready, scheme, filter);
      CHECK(sum(figures.counts) + figures.unplaced == figures.total);
      CHECK(figures.unplaced > 0);
      if (total >= 0) CHECK(figures.total == total);
      total = figures.total;
    }
  }
  CHECK(area_figures(ready, kCity, {}).total == kCityRows);
}

TEST_CASE("an area has what its parts have, where every row is placed finely enough") {
  const auto& ready = small_city();
  IncidentFilter exact;
  exact.coarsest = casebook::Precision::gata;
  const auto halves = area_figures(ready, kCity, exact);
  const auto parts = area_figures(ready, kParts, exact);
  REQUIRE(halves.counts.size() == 2);
  REQUIRE(parts.counts.size() == 25);
  const std::vector<std::int64_t> south(parts.counts.begin(), parts.counts.begin() + 10);
  CHECK(halves.counts[0] == sum(south));
  CHECK(halves.counts[1] == sum(parts.counts) - sum(south));
}

TEST_CASE("a filter of one area leaves nothing in the others") {
  const auto& ready = small_city();
  const auto all = area_figures(ready, kParts, {});
  for (std::uint16_t area = 0; area < 25; ++area) {
    IncidentFilter filter;
    filter.area = IncidentFilter::Area{kParts, area};
    const auto figures = area_figures(ready, kParts, filter);
    CHECK(figures.counts[area] == all.counts[area]);
    CHECK(figures.total == all.counts[area]);
    CHECK(figures.unplaced == 0);
  }
}

TEST_CASE("rates are of the inhabitants of the year in which the interval ends") {
  const auto& ready = small_city();
  const auto figures = area_figures(ready, kParts, on_days("2025-01-01", "2025-12-31"));
  for (std::size_t area = 0; area < figures.counts.size(); ++area) {
    REQUIRE(figures.rates[area]);
    CHECK(*figures.rates[area] == Approx(static_cast<double>(figures.counts[area])));  // of 1 000 people
  }
  REQUIRE(figures.total_rate);
  CHECK(*figures.total_rate == Approx(static_cast<double>(figures.total) / 25));
}

TEST_CASE("areas are scored by their rates where all have inhabitants") {
  const auto scores = area_scores(small_city(), kParts, {});
  CHECK(scores.measured == analysis::Measured::empirical_bayes_rates);
  CHECK(scores.spots.size() == 25);
  // Two units are too few to say anything about.
  for (const auto& spot : area_scores(small_city(), kCity, {}).spots) {
    CHECK_FALSE(spot.z);
    CHECK(spot.level == 0);
  }
}

TEST_CASE("neighbours among areas are mutual, never oneself, and touch across corners") {
  const auto& neighbours = small_city().area_neighbours[kParts];
  REQUIRE(neighbours.size() == 25);
  for (std::uint32_t area = 0; area < 25; ++area) {
    const auto& own = neighbours[area];
    CHECK(std::is_sorted(own.begin(), own.end()));
    CHECK(std::adjacent_find(own.begin(), own.end()) == own.end());
    CHECK(std::find(own.begin(), own.end(), area) == own.end());
    for (const std::uint32_t other : own) {
      CHECK(std::find(neighbours[other].begin(), neighbours[other].end(), area) != neighbours[other].end());
    }
  }
  // Parts are numbered row by row: corners have three neighbours, inner ones eight.
  CHECK(neighbours[0] == std::vector<std::uint32_t>{1, 5, 6});
  CHECK(neighbours[6] == std::vector<std::uint32_t>{0, 1, 2, 5, 7, 10, 11, 12});
  CHECK(neighbours[24] == std::vector<std::uint32_t>{18, 19, 23});
}

TEST_CASE("the quarters in which a cell was hot are counted back from the last day asked for") {
  // A cell that is hot in the second and third quarter of 2025 and as all others in the rest.
  auto view = square_city(5000);
  for (const char* day : {"2024-11-15", "2025-02-15", "2025-05-15", "2025-08-15", "2025-11-15"}) {
    for (int column = 0; column < 20; ++column) {
      for (int row = 0; row < 20; ++row) put_into_cell(view, column, row, 2 + (column + row) % 2, day_number(day));
    }
    if (std::string_view{day} == "2025-05-15" || std::string_view{day} == "2025-08-15") {
      put_into_cell(view, 10, 10, 60, day_number(day));
    }
  }
  view.incidents.put_in_order();
  const auto book = ready_of(std::move(view));
  const auto& ready = opened(*book);
  const auto side = place::CellSide::quarter_kilometre;
  const auto at = [&](int column, int row) {
    const auto& cells = ready.net(side).cells();
    const auto wanted = place::cell_at({319'125.0 + 250 * column, 6'400'125.0 + 250 * row}, side);
    return static_cast<std::size_t>(
        std::find_if(cells.begin(), cells.end(), [&](const auto& cell) { return cell.cell == wanted; }) -
        cells.begin());
  };
  IncidentFilter filter;
  filter.last_day = day_number("2025-12-31");
  const auto hot = [&](const char* last, int quarters) {
    filter.last_day = day_number(last);
    return quarters_hot(ready, side, filter, quarters);
  };
  CHECK(hot("2025-12-31", 8).at(at(10, 10)) == 0b110);
  CHECK(hot("2025-12-31", 8).at(at(2, 2)) == 0);
  CHECK(hot("2025-12-31", 1).at(at(10, 10)) == 0);
  CHECK(hot("2025-09-30", 1).at(at(10, 10)) == 1);
  CHECK(hot("2025-07-01", 1).at(at(10, 10)) == 1);
  CHECK(hot("2025-06-30", 8).at(at(10, 10)) == 1);
  CHECK(hot("2025-03-31", 8).at(at(10, 10)) == 0);
}
