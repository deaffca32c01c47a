// Tables of survey values as people paste them.
#include "server/meetings/survey_table.hpp"

#include <catch2/catch.hpp>

#include "geo/casebook/chain_rules.hpp"

using namespace tryggkarta;

namespace {

published::Scheme two_areas() {
  published::Scheme scheme;
  scheme.code = "MO";
  scheme.areas.resize(2);
  scheme.areas[0].code = "14";
  scheme.areas[0].name = "Norra delen";
  scheme.areas[1].code = "15";
  scheme.areas[1].name = "Majorna-Stigberget";
  return scheme;
}

std::vector<casebook::SurveyValue> read(std::string_view text) {
  const auto scheme = two_areas();
  return meetings::read_survey_table(text, {7, "trygg ute", &scheme});
}

/// The English complaints, one a line.
std::string complaints(std::string_view text) {
  try {
    read(text);
    return "";
  } catch (const casebook::RefusedWork& refused) {
    std::string all;
    for (const auto& complaint : refused.complaints()) all += complaint.english + "\n";
    return all;
  }
}

}  // namespace

TEST_CASE("a table with a head, decimal commas, percent signs and names of areas becomes values") {
  const auto values = read(
      "område;n;andel;låg;hög\r\n14;212;54,5 %;48;60\r\n\r\nMajorna–Stigberget;1 040;50;45,25;55\nhela "
      "staden;900;52;49;55\n");
  REQUIRE(values.size() == 3);
  CHECK(values[0].survey == 7);
  CHECK(values[0].question == "trygg ute");
  CHECK(values[0].area == published::AreaKey{"MO", "14"});
  CHECK(values[0].n == 212);
  CHECK(values[0].share == 54.5);
  CHECK(values[1].area == published::AreaKey{"MO", "15"});
  CHECK(values[1].n == 1040);
  CHECK(values[1].low == 45.25);
  CHECK(values[2].area == published::AreaKey{});
}

TEST_CASE("a table from a sheet is parted by tabs") {
  const auto values = read("14\t100\t50\t40\t60");
  REQUIRE(values.size() == 1);
  CHECK(values[0].high == 60);
}

TEST_CASE("each line that cannot be kept is named by its number") {
  CHECK(complaints("14;100;50;40") == "line 1: write five fields (area;n;share;low;high), there are 4\n");
  CHECK(complaints("14;100;50;40;60\n99;100;50;40;60") == "line 2: there is no area 99\n");
  CHECK(complaints("14;1,5;50;40;60") == "line 1: n must be a whole number of answers\n");
  CHECK(complaints("14;-3;50;40;60") == "line 1: n must be a whole number of answers\n");
  CHECK(complaints("14;100;nan;40;60") == "line 1: no number: nan\n");
  CHECK(complaints("14;100;50;60;70") == "line 1: the lower end of the interval is 0–100 and at most the share\n");
  CHECK(complaints("14;100;50;40;60\n14;100;50;40;60") == "line 2: the area stands twice\n");
}

TEST_CASE("an empty table and one without end are refused") {
  CHECK(complaints(" \n\n") == "paste at least one line\n");
  std::string endless;
  for (int i = 0; i < 600; ++i) endless += "\n";
  CHECK(complaints(endless + "14;100;50;40;60") == "line 501: the table is too long\n");
}
