#include "server/chain/named_place.hpp"

#include <catch2/catch.hpp>

#include <memory>

#include "geo/casebook/chain_rules.hpp"
#include "geo/place/repair.hpp"
#include "server/casework/shape_in.hpp"
#include "tests/support/small_edition.hpp"

using namespace tryggkarta;
using chain::Json;

namespace {

double ground_of(const Json& geometry) {
  const auto shape = casework::read_shape(geometry, 3007);
  return place::square_metres(std::get<place::MultiPolygon<place::Metric>>(shape));
}

}  // namespace

TEST_CASE("Areas that touch become one, of the ground of both") {
  const auto edition = testing::edition_of(testing::small_parts(2));
  const auto& scheme = edition->schemes().front();
  const auto name = [&](std::size_t i) { return scheme.code + ":" + scheme.areas[i].code; };
  const auto one = *chain::named_geometry(chain::area_words({name(0)}), *edition, 3007);
  const auto other = *chain::named_geometry(chain::area_words({name(1)}), *edition, 3007);
  const auto both = *chain::named_geometry(chain::area_words({name(0), name(1)}), *edition, 3007);
  CHECK(ground_of(both) == Approx(ground_of(one) + ground_of(other)).epsilon(1e-6));
  CHECK(both.at("coordinates").size() <= one.at("coordinates").size() + other.at("coordinates").size());
}

TEST_CASE("A cell is the square of its side, wherever its corner is") {
  const auto edition = testing::edition_of(testing::small_parts(2));
  const auto cell = chain::named_geometry(chain::cell_words("250", "3190006399000"), *edition, 3007);
  REQUIRE(cell);
  CHECK(ground_of(*cell) == Approx(250 * 250).epsilon(0.01));
  CHECK(ground_of(*chain::named_geometry("ruta 1000:3190006399000", *edition, 3007)) == Approx(1e6).epsilon(0.01));
}

TEST_CASE("What is named and not there is complained of, and any other text is left to others") {
  const auto edition = testing::edition_of(testing::small_parts(2));
  CHECK_FALSE(chain::named_geometry("57.7, 11.9", *edition, 3007));
  for (const char* text : {"område INGEN:1", "område 1", "område ,", "ruta 250:12", "ruta 300:3190006399000", "ruta x"})
    CHECK_THROWS_AS(chain::named_geometry(text, *edition, 3007), casebook::RefusedWork);
}
