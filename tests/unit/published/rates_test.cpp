#include <catch2/catch.hpp>

#include "geo/published/rates.hpp"
#include "tests/support/small_edition.hpp"

using namespace tryggkarta;
using namespace tryggkarta::published;
using namespace tryggkarta::testing;

namespace {
time::Period period(const char* token) { return time::Period::parse(token).value(); }
}  // namespace

TEST_CASE("the city's rate is its events over its people, as Brå publishes it for 2025, not the mean of the rates") {
  // Brå 2025, all recorded crimes: Centrum, Hisingen, Nordost, Sydväst; statistics.md M1.
  CHECK(rate_of(35'597, 198'627) == 179.2);
  CHECK(rate_of(19'982, 174'806) == 114.3);
  CHECK(rate_of(12'705, 109'989) == 115.5);
  CHECK(rate_of(12'093, 127'803) == 94.6);
  CHECK(rate_of(84'816, 613'278) == 138.3);
}

TEST_CASE("without people there is no rate") {
  CHECK_FALSE(rate_of(3, std::nullopt));
  CHECK_FALSE(rate_of(3, 0));
  CHECK(rate_of(0, 10) == 0.0);
}

TEST_CASE("hidden and unknown get no rate") {
  CHECK(with_rate(Hidden{}, 1000) == Figure{Hidden{}});
  CHECK(with_rate(Unknown{}, 1000) == Figure{Unknown{}});
  CHECK(with_rate(Shown{7, std::nullopt}, 2000) == Figure{Shown{7, 3.5}});
}

TEST_CASE("a period is divided by the people of its year, or of the year beside it, and by no other") {
  const std::vector<std::pair<int, double>> people{{2024, 100}, {2026, 300}};
  CHECK(population_for(people, period("2024-Q2")) == 100.0);
  CHECK(population_for(people, period("2025")) == 100.0);
  CHECK(population_for(people, period("2027-01")) == 300.0);
  CHECK_FALSE(population_for(people, period("2028")));
  CHECK(population_for(people, period("2024..2025")) == 100.0);
  CHECK(population_for(people, period("2025..2026")) == 200.0);
}

TEST_CASE("the total is divided by everybody, also those without an area, or by nobody") {
  auto parts = small_parts(2);
  parts.schemes[0].unplaced_population = {{2026, 500.0}};
  CHECK(total_population_for(parts.schemes[0], period("2026")) == 4500.0);
  parts.schemes[0].areas[1].population.clear();
  CHECK_FALSE(total_population_for(parts.schemes[0], period("2026")));
}
