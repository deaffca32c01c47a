#include <catch2/catch.hpp>

#include "server/public/pages/legend.hpp"

using namespace tryggkarta;
using namespace tryggkarta::pages;

using Bounds = std::vector<std::string>;

TEST_CASE("the bounds of rates neither overlap nor leave a gap in the first decimal") {
  const Words words(Language::swedish);
  REQUIRE(bounds_in_words(words, {1.5, 2.5, 3.5, 5.0}, published::Measure::rate) ==
          Bounds{"under 1,5", "1,5–2,4", "2,5–3,4", "3,5–4,9", "5,0 eller fler"});
}

TEST_CASE("the bounds of counts are whole numbers") {
  const Words words(Language::swedish);
  REQUIRE(bounds_in_words(words, {10, 11, 1000}, published::Measure::count) ==
          Bounds{"under 10", "10", "11–999", "1\u00A0000 eller fler"});
}

TEST_CASE("a map without bounds has one class") {
  const Words words(Language::swedish);
  REQUIRE(bounds_in_words(words, {}, published::Measure::rate).size() == 1);
}
