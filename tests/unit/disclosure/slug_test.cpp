#include "geo/disclosure/public_areas.hpp"

#include <catch2/catch.hpp>

using tryggkarta::disclosure::slug_of;

TEST_CASE("names become addresses") {
  CHECK(slug_of("Södra Angered") == "sodra-angered");
  CHECK(slug_of("Majorna-Stigberget-Masthugget") == "majorna-stigberget-masthugget");
  CHECK(slug_of("  Åby / Ö-viken  ") == "aby-o-viken");
  CHECK(slug_of("Café é") == "cafe-e");
  CHECK(slug_of("") == "omrade");
  CHECK(slug_of("../../etc") == "etc");
}
