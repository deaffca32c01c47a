#include <catch2/catch.hpp>

#include <array>

#include "geo/demo/chance.hpp"

namespace tryggkarta::demo {

TEST_CASE("splitmix64 gives the published numbers of seed 1234567") {
  // The first two outputs that the reference implementation of Vigna prints for that seed.
  CHECK(mixed(1234567) == 6457827717110365317U);
  CHECK(mixed(1234567 + 0x9e3779b97f4a7c15U) == 3203168211198807973U);
}

TEST_CASE("equal seed and stream give equal numbers, another stream others") {
  Chance one{1, 1};
  Chance same{1, 1};
  Chance other{1, 2};
  const auto first = one.next();
  CHECK(first == same.next());
  CHECK(first != other.next());
}

TEST_CASE("draws stay in their range") {
  Chance chance{3, 1};
  for (int draw = 0; draw < 10'000; ++draw) {
    REQUIRE(chance.below(7) < 7);
    const double unit = chance.unit();
    REQUIRE((unit >= 0 && unit < 1));
    const double around = chance.around_zero();
    REQUIRE((around > -1.0001 && around < 1));
  }
}

TEST_CASE("a weight of three is drawn three times as often as a weight of one, a weight of zero never") {
  const std::array<std::uint32_t, 3> weights{1, 0, 3};
  const WeightedChoice choice(weights);
  Chance chance{5, 1};
  std::array<int, 3> drawn{};
  for (int draw = 0; draw < 400'000; ++draw) ++drawn[choice.pick(chance)];
  CHECK(drawn[1] == 0);
  CHECK(drawn[2] > 2.9 * drawn[0]);
  CHECK(drawn[2] < 3.1 * drawn[0]);
}

}  // namespace tryggkarta::demo
