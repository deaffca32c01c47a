// statistics.md M2 against the rates of spdep for North Carolina.
#include "geo/statistics/empirical_bayes.hpp"

#include <iostream>

#include <catch2/catch.hpp>

#include "tests/golden/reference_table.hpp"
#include "tests/support/shared_data.hpp"

using namespace tryggkarta::statistics;
using namespace tryggkarta::testing;

TEST_CASE("empirical Bayes rates of all hundred counties are those of the reference") {
  const auto file = shared_data("statistics/nc_sids.csv");
  if (!file) {
    std::cout << "skipped: no shared data\n";
    return;
  }
  std::vector<double> events;
  std::vector<double> births;
  std::vector<double> expected;
  for (const auto& row : reference_table(file->string())) {
    events.push_back(std::stod(row.at("SID74")));
    births.push_back(std::stod(row.at("BIR74")));
    expected.push_back(std::stod(row.at("eb")));
  }
  REQUIRE(expected.size() == 100);
  const auto rates = empirical_bayes(events, births);
  for (std::size_t i = 0; i < rates.size(); ++i) CHECK(rates[i].value() == Approx(expected[i]).epsilon(1e-5));
}

TEST_CASE("without people or events there is no rate to draw towards") {
  CHECK_FALSE(empirical_bayes(std::vector<double>{1, 2}, std::vector<double>{10, 0})[0]);
  CHECK_FALSE(empirical_bayes(std::vector<double>{0, 0}, std::vector<double>{10, 20})[1]);
}
