#include "server/public/box_filter.hpp"

#include <catch2/catch.hpp>

#include "server/http/problem.hpp"

using namespace tryggkarta;
using namespace tryggkarta::public_routes;

namespace {

using Shape = place::Shape<place::LonLat>;

const Crs& crs84() { return offered_crs().front(); }

bool matches(const Shape& shape, std::string_view box) { return BoxFilter::parse(box, crs84()).matches(&shape); }

const Shape kTriangle = place::MultiPolygon<place::LonLat>{{{{10, 50}, {14, 50}, {10, 54}}, {}}};
const Shape kFrame =
    place::MultiPolygon<place::LonLat>{{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{{3, 3}, {3, 6}, {6, 6}, {6, 3}}}}};

}  // namespace

TEST_CASE("a box is compared with the geometry itself, not with its envelope") {
  const auto [box, expected] =
      GENERATE(table<std::string, bool>({{"9,49,15,55", true},        // around it
                                         {"10.5,50.5,11,51", true},   // wholly inside
                                         {"13,53,14,54", false},      // in the envelope, beyond the long side
                                         {"12,52,15,55", true},       // touches the long side in one point
                                         {"12.001,52,15,55", false},  // and no more
                                         {"14,49,15,50", true},       // touches a corner
                                         {"10,55,11,56", false}}));
  INFO(box);
  CHECK(matches(kTriangle, box) == expected);
}

TEST_CASE("a box within a hole touches nothing") {
  CHECK_FALSE(matches(kFrame, "4,4,5,5"));
  CHECK(matches(kFrame, "4,4,6,5"));
  CHECK(matches(kFrame, "1,1,2,2"));
}

TEST_CASE("points and lines on the edge belong to the box") {
  CHECK(matches(place::LonLat{11.97, 57.7}, "11.97,57.7,12,58"));
  CHECK_FALSE(matches(place::LonLat{11.9699999, 57.7}, "11.97,57.7,12,58"));
  CHECK(matches(place::MultiLine<place::LonLat>{{{0, 0}, {10, 10}}}, "4,5,5,6"));
  CHECK_FALSE(matches(place::MultiLine<place::LonLat>{{{0, 0}, {10, 10}}}, "4,5.5,5,6"));
}

TEST_CASE("the geometry is compared as it is sent: rounded") {
  CHECK(matches(place::LonLat{11.97000004, 57.7}, "11,57,11.97,58"));
}

TEST_CASE("six numbers carry heights that are ignored, and west beyond east goes across the antimeridian") {
  CHECK(matches(kTriangle, "9,49,-100,15,55,100"));
  CHECK(matches(place::LonLat{179, 0}, "178,-1,-178,1"));
  CHECK(matches(place::LonLat{-179, 0}, "178,-1,-178,1"));
  CHECK_FALSE(matches(place::LonLat{0, 0}, "178,-1,-178,1"));
}

TEST_CASE("a feature without geometry always matches") {
  CHECK(matches(place::MultiPolygon<place::LonLat>{}, "0,0,1,1"));
}

TEST_CASE("a box is read in the axis order of its system") {
  const Shape point = place::LonLat{11.9668597, 57.7071523};
  const auto [uri, box, expected] = GENERATE(table<std::string, std::string, bool>(
      {{"http://www.opengis.net/def/crs/EPSG/0/4326", "57,11,58,12", true},
       {"http://www.opengis.net/def/crs/EPSG/0/4326", "11,57,12,58", false},
       {"http://www.opengis.net/def/crs/EPSG/0/3007", "6398667.2,148024.3,6398667.3,148024.4", true},
       {"http://www.opengis.net/def/crs/EPSG/0/3007", "6398667.4,148024.3,6398667.5,148024.4", false},
       {"http://www.opengis.net/def/crs/EPSG/0/3006", "6400000,319000,6401000,320000", true},
       {"http://www.opengis.net/def/crs/EPSG/0/3857", "1300000,7900000,1400000,8000000", true},
       {"http://www.opengis.net/def/crs/EPSG/0/3857", "-20037508,-20037508,20037508,20037508", true}}));
  INFO(uri << " " << box);
  CHECK(BoxFilter::parse(box, *find_crs(uri)).matches(&point) == expected);
}

TEST_CASE("what is no box is refused by name") {
  const std::string box = GENERATE("", "1,2,3", "1,2,3,4,5", "a,2,3,4", "1,2,3,4,", "1, 2,3,4", "nan,0,1,1",
                                   "inf,0,1,1", "0,5,1,4", "0,0,0,160", "200,0,201,1", "1e400,0,1,1");
  INFO(box);
  try {
    BoxFilter::parse(box, crs84());
    FAIL("accepted");
  } catch (const http::ProblemError& problem) {
    CHECK(problem.faults().at(0).name == "bbox");
  }
}
