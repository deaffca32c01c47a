#include <catch2/catch.hpp>

#include "geo/published/class_breaks.hpp"

using namespace tryggkarta::published;

TEST_CASE("five classes of equal size with bounds that people say") {
  std::vector<double> values;
  for (int i = 1; i <= 100; ++i) values.push_back(i * 0.1);
  const auto breaks = breaks_of(values, Measure::rate);
  REQUIRE(breaks.bounds.size() == 4);
  CHECK(breaks.bounds == std::vector<double>{2.0, 4.0, 6.0, 8.0});
  CHECK(breaks.class_of(1.9) == 1);
  CHECK(breaks.class_of(2.0) == 2);
  CHECK(breaks.class_of(100) == 5);
  CHECK(breaks.class_of(0) == 1);
}

TEST_CASE("few different values make few classes, none make one") {
  CHECK(breaks_of({7, 7, 7, 7}, Measure::count).bounds == std::vector<double>{7});
  CHECK(breaks_of({0, 0}, Measure::count).bounds.empty());
  CHECK(breaks_of({}, Measure::rate).class_of(3) == 1);
}

TEST_CASE("bounds of counts are whole, bounds rise, and zeros do not pull them down") {
  const auto breaks = breaks_of({0, 0, 0, 0, 0, 5, 6, 8, 11, 17, 23, 140, 260}, Measure::count);
  for (std::size_t i = 0; i < breaks.bounds.size(); ++i) {
    CHECK(breaks.bounds[i] == std::round(breaks.bounds[i]));
    if (i > 0) CHECK(breaks.bounds[i] > breaks.bounds[i - 1]);
  }
  CHECK(breaks.bounds.front() >= 5);
}
