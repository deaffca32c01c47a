#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "geo/place/projection.hpp"

using namespace tryggkarta;
using namespace tryggkarta::place;

TEST_CASE("the published check point of Göteborg agrees in three systems within a centimetre") {
  // Gustaf Adolf's statue: vartgoteborg.se
  const LonLat degrees{11.9668597, 57.7071523};
  const Position in_3007 = Projection{4326, 3007}.transform({degrees.lon, degrees.lat});
  CHECK(in_3007.y == Approx(6398667.228).margin(0.01));
  CHECK(in_3007.x == Approx(148024.346).margin(0.01));
  const Position in_3006 = Projection{3007, 3006}.transform(in_3007);
  CHECK(in_3006.y == Approx(6400152.211).margin(0.01));
  CHECK(in_3006.x == Approx(319288.357).margin(0.01));
  const LonLat back = ToLonLat{3007}(Metric{in_3007.x, in_3007.y});
  CHECK(back.lon == Approx(degrees.lon).margin(1e-8));
  CHECK(back.lat == Approx(degrees.lat).margin(1e-8));
}

TEST_CASE("what the authority says of a system is known: units and axis order") {
  CHECK(facts_of(3007).metric);
  CHECK(facts_of(3007).north_first);
  CHECK(facts_of(4326).geographic);
  CHECK(facts_of(4326).north_first);
  CHECK_FALSE(facts_of(32633).north_first);
}

TEST_CASE("a code that does not exist is named in the error") {
  CHECK_THROWS_WITH(facts_of(999999), Catch::Contains("999999"));
  CHECK_THROWS_AS((Projection{4326, 999999}), Error);
}

TEST_CASE("cities in degrees get the UTM zone of their middle") {
  CHECK(utm_zone_at({-1.15, 52.95}) == 32630);
  CHECK(utm_zone_at({11.97, 57.7}) == 32632);
  CHECK(utm_zone_at({151.2, -33.9}) == 32756);
  CHECK(utm_zone_at({180.0, 10.0}) == 32660);
}
