#include "geo/analysis/hot_spots.hpp"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "geo/analysis/scores.hpp"
#include "tests/unit/analysis/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using analysis::cell_scores;
using analysis::CellScores;
using place::CellSide;

namespace {

constexpr int kSide = 40;  // cells
constexpr const char* kDay = "2025-05-15";

/// Every cell has a number of incidents that chance alone gives, five on average.
casebook::CasebookView noise(unsigned seed) {
  auto view = square_city(kSide * 250);
  std::mt19937 chance{seed};
  for (int column = 0; column < kSide; ++column) {
    for (int row = 0; row < kSide; ++row) {
      int count = 0;  // Poisson by waiting times
      for (double left = 5; (left += std::log((chance() + 1.0) / 4294967297.0)) > 0;) ++count;
      put_into_cell(view, column, row, count, day_number(kDay));
    }
  }
  return view;
}

struct Scored {
  std::unique_ptr<analysis::ReadyCasebook> book;
  CellScores scores;

  const analysis::HotSpot& at(int column, int row) const {
    const auto& cells = opened(*book).quarter_kilometres.cells();
    REQUIRE(cells.size() == kSide * kSide);
    return scores.spots[static_cast<std::size_t>(row * kSide + column)];
  }
};

Scored scored(casebook::CasebookView view) {
  view.incidents.put_in_order();
  auto book = ready_of(std::move(view));
  auto scores = cell_scores(opened(*book), CellSide::quarter_kilometre, {});
  return {std::move(book), std::move(scores)};
}

}  // namespace

TEST_CASE("where there is chance alone, hardly a city in twenty has anything called hot or cold at five per cent") {
  int cities = 0;
  for (unsigned seed = 101; seed <= 140; ++seed) {
    const auto city = scored(noise(seed));
    const auto& spots = city.scores.spots;
    cities += std::any_of(spots.begin(), spots.end(), [](const auto& spot) { return std::abs(spot.level) >= 2; });
  }
  INFO(cities << " of 40");
  CHECK(cities <= 4);
}

TEST_CASE("a planted hot spot is found, and nothing is called hot that does not touch it") {
  for (const unsigned seed : {11U, 12U, 13U}) {
    INFO("seed " << seed);
    auto view = noise(seed);
    for (int column = 20; column < 23; ++column) {
      for (int row = 10; row < 13; ++row) put_into_cell(view, column, row, 15, day_number(kDay));
    }
    const auto city = scored(std::move(view));
    CHECK(city.at(21, 11).level == 3);
    CHECK(*city.at(21, 11).z > 8);
    for (int column = 0; column < kSide; ++column) {
      for (int row = 0; row < kSide; ++row) {
        const bool touches = column >= 19 && column <= 23 && row >= 9 && row <= 13;
        INFO("column " << column << ", row " << row);
        if (!touches) CHECK(city.at(column, row).level < 2);
      }
    }
  }
}

TEST_CASE("a planted lull is found cold") {
  auto view = square_city(kSide * 250);
  for (int column = 0; column < kSide; ++column) {
    for (int row = 0; row < kSide; ++row) {
      const bool quiet = column >= 5 && column < 12 && row >= 5 && row < 12;
      put_into_cell(view, column, row, quiet ? 0 : 18 + (column * 7 + row * 3) % 5, day_number(kDay));
    }
  }
  const auto city = scored(std::move(view));
  CHECK(city.at(8, 8).level == -3);
  CHECK(city.at(30, 30).level == 0);
}

TEST_CASE("levels say at which rate of false discoveries a unit would be called") {
  const auto city = scored([] {
    auto view = noise(21);
    put_into_cell(view, 3, 3, 12, day_number(kDay));
    put_into_cell(view, 30, 9, 25, day_number(kDay));
    return view;
  }());
  for (const auto& spot : city.scores.spots) {
    const int level = spot.q <= 0.01 ? 3 : spot.q <= 0.05 ? 2 : spot.q <= 0.1 ? 1 : 0;
    CHECK(std::abs(spot.level) == level);
    if (spot.level != 0) CHECK((spot.level > 0) == (*spot.z > 0));
    CHECK(spot.is_hot() == (spot.level >= 2));
  }
}

TEST_CASE("where nothing has happened, or the same everywhere, nothing is said") {
  for (const int count : {0, 3}) {
    auto view = square_city(kSide * 250);
    for (int column = 0; column < kSide; ++column) {
      for (int row = 0; row < kSide; ++row) put_into_cell(view, column, row, count, day_number(kDay));
    }
    const auto city = scored(std::move(view));
    for (const auto& spot : city.scores.spots) {
      CHECK_FALSE(spot.z);
      CHECK(spot.level == 0);
    }
  }
}

TEST_CASE("cells outside the city are counted and say nothing") {
  const auto& ready = small_city();
  const auto scores = cell_scores(ready, CellSide::kilometre, {});
  const auto& cells = ready.kilometres.cells();
  std::int64_t outside = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    CHECK(scores.spots[i].z.has_value() == cells[i].studied);
    if (!cells[i].studied) outside += scores.counts.cells[i];
  }
  CHECK(outside > 0);
}
