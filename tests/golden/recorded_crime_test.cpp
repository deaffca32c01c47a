#include <catch2/catch.hpp>

#include <iostream>
#include <map>

#include "geo/published/rates.hpp"
#include "tests/golden/reference_table.hpp"
#include "tests/support/shared_data.hpp"

using namespace tryggkarta::published;
using namespace tryggkarta::testing;

TEST_CASE("Brå's rates per 1 000 come from sums, and the districts do not sum to the city") {
  const auto file = shared_data("statistics/bra_anmalda_so_2023_2025.csv");
  if (!file) {
    std::cout << "skipped: no shared data\n";
    return;
  }
  // statistics.md M1, rounded as the product rounds.
  const std::map<std::pair<std::string, std::string>, double> expected{{{"2025", "Centrum"}, 179.2},
                                                                       {{"2025", "Hisingen"}, 114.3},
                                                                       {{"2025", "Nordost"}, 115.5},
                                                                       {{"2025", "Sydväst"}, 94.6}};
  std::map<std::string, std::int64_t> districts;
  std::map<std::string, std::int64_t> city;
  int compared = 0;
  for (const auto& row : reference_table(file->string())) {
    const std::int64_t crimes = std::stoll(row.at("alla_brott"));
    const bool whole_city = row.at("area").find("teborg") != std::string::npos;
    (whole_city ? city : districts)[row.at("year")] += crimes;
    for (const auto& [key, rate] : expected) {
      if (key.first != row.at("year") || row.at("area").find(key.second) == std::string::npos) continue;
      CHECK(rate_of(crimes, std::stod(row.at("folkmangd"))) == rate);
      ++compared;
    }
  }
  CHECK(compared == 4);
  CHECK(city.at("2025") - districts.at("2025") == 4'439);
  CHECK(city.at("2023") - districts.at("2023") == 7'647);
}
