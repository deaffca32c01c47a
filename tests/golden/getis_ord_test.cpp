// statistics.md M4: closed forms on a 3 × 3 grid.
#include <catch2/catch.hpp>

#include "geo/statistics/benjamini_hochberg.hpp"
#include "geo/statistics/getis_ord.hpp"
#include "geo/statistics/normal.hpp"

using namespace tryggkarta::statistics;

namespace {

const std::vector<double> kGrid{0, 1, 0, 1, 6, 4, 0, 4, 11};

Neighbours neighbours_of_grid(bool queen) {
  Neighbours neighbours(9);
  for (int i = 0; i < 9; ++i) {
    for (int j = 0; j < 9; ++j) {
      const int rows = std::abs(i / 3 - j / 3);
      const int columns = std::abs(i % 3 - j % 3);
      const bool near = queen ? std::max(rows, columns) == 1 : rows + columns == 1;
      if (near) neighbours[static_cast<std::size_t>(i)].push_back(static_cast<std::uint32_t>(j));
    }
  }
  return neighbours;
}

}  // namespace

TEST_CASE("Gi* with rook neighbours gives the closed form's values") {
  const std::vector<double> expected{-1.334848, -0.904534, -0.762770, -0.904534, 0.180907,
                                     1.628161,  -0.762770, 1.628161,  1.906925};
  const auto scores = getis_ord_star(kGrid, neighbours_of_grid(false));
  for (std::size_t i = 0; i < 9; ++i) CHECK(scores[i].value() == Approx(expected[i]).margin(1e-6));
}

TEST_CASE("Gi* with queen neighbours is undefined in the middle, whose neighbourhood is everything") {
  const std::vector<double> expected{-0.723627, -1.144155, -0.180907, -1.144155, 0,
                                     1.525540,  -0.180907, 1.525540,  2.351788};
  const auto scores = getis_ord_star(kGrid, neighbours_of_grid(true));
  for (std::size_t i = 0; i < 9; ++i) {
    if (i == 4)
      CHECK_FALSE(scores[i]);
    else
      CHECK(scores[i].value() == Approx(expected[i]).margin(1e-6));
  }
}

TEST_CASE("Gi* does not see a constant that is added, and is undefined where all values are equal") {
  auto raised = kGrid;
  for (double& value : raised) value += 1e6;
  const auto neighbours = neighbours_of_grid(false);
  const auto plain = getis_ord_star(kGrid, neighbours);
  const auto moved = getis_ord_star(raised, neighbours);
  for (std::size_t i = 0; i < 9; ++i) CHECK(moved[i].value() == Approx(plain[i].value()).epsilon(1e-6));
  for (const auto& score : getis_ord_star(std::vector<double>(9, 3.0), neighbours)) CHECK_FALSE(score);
  CHECK_FALSE(getis_ord_star(std::vector<double>{1, 2, 3, 4}, Neighbours(4))[0]);
}

TEST_CASE("the false discovery rate is adjusted as Benjamini and Hochberg did") {
  const std::vector<double> p{0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216};
  const std::vector<double> expected{0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.10571428571, 0.216, 0.216, 0.216};
  const auto adjusted = benjamini_hochberg(p);
  for (std::size_t i = 0; i < p.size(); ++i) CHECK(adjusted[i] == Approx(expected[i]).epsilon(1e-9));
}

TEST_CASE("a z of 1.959964 has a two-sided p of 0.05") {
  CHECK(two_sided_p(1.959964) == Approx(0.05).epsilon(1e-6));
  CHECK(two_sided_p(-1.644854) == Approx(0.10).epsilon(1e-6));
  CHECK(two_sided_p(0) == 1);
}
