#include <catch2/catch.hpp>

#include "server/reports/grade_table.hpp"

using namespace tryggkarta;
using reports::mark_of_grade;
using reports::sent_grade_of;

TEST_CASE("a grade that comes back as it was shown has the same mark, whatever line ends a browser sends") {
  const casebook::Assessment assessment{1, "q3", {"MO", "11"}, casebook::AreaGrade::gul, "rad ett\nrad två", 4};
  const auto shown = mark_of_grade(sent_grade_of(&assessment));
  CHECK(mark_of_grade({"gul", "rad ett\r\nrad två"}) == shown);
  CHECK(mark_of_grade({"röd", "rad ett\nrad två"}) != shown);
  CHECK(mark_of_grade({"gul", "rad ett"}) != shown);
  CHECK(mark_of_grade({"", ""}) == mark_of_grade(sent_grade_of(nullptr)));
}
