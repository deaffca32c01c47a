#include "geo/access/member.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta::access;

TEST_CASE("an assignment is read as it is written: role, areas of one scheme, secrecy") {
  for (const char* text : {"planner", "planner@SO2021:04", "analyst@SO2021:02,04/2", "administrator/0", "reader/3"}) {
    INFO(text);
    const auto assignment = parse_assignment(text);
    REQUIRE(assignment);
    CHECK(format_assignment(*assignment) == text);
  }
  const auto assignment = *parse_assignment("planner@SO2021:04,02,04/2");
  CHECK(assignment.role == Role::planner);
  CHECK(assignment.areas == std::vector<AreaName>{{"SO2021", "02"}, {"SO2021", "04"}});
  CHECK(assignment.secrecy == 2);
}

TEST_CASE("what is no assignment is not read as one") {
  for (const char* text :
       {"", "boss", "planner@", "planner@SO2021", "planner@:04", "planner@SO2021:", "planner@SO2021:04,", "planner/4",
        "planner/-1", "planner/22", "planner/", "planner@a b:04", "Planner"}) {
    INFO(text);
    CHECK_FALSE(parse_assignment(text));
  }
}

TEST_CASE("a part covers itself and less: fewer areas, lower secrecy, the same role") {
  const auto part = [](const char* text) { return *parse_assignment(text); };
  CHECK(covers(part("planner"), part("planner@SO2021:04")));
  CHECK(covers(part("planner@SO2021:02,04/2"), part("planner@SO2021:04")));
  CHECK(covers(part("planner@SO2021:04"), part("planner@SO2021:04")));
  CHECK_FALSE(covers(part("planner@SO2021:04"), part("planner")));
  CHECK_FALSE(covers(part("planner@SO2021:04"), part("planner@SO2021:02,04")));
  CHECK_FALSE(covers(part("planner@SO2021:04"), part("planner@PO2021:04")));
  CHECK_FALSE(covers(part("planner"), part("planner/2")));
  CHECK_FALSE(covers(part("analyst"), part("planner")));
  CHECK(covers({part("reader"), part("planner")}, part("planner@SO2021:04")));
  CHECK_FALSE(covers(std::vector<Assignment>{}, part("reader")));
}

TEST_CASE("a name to sign in with has lower case letters, digits and .-_@") {
  CHECK(Member::is_name("anna.berg"));
  CHECK(Member::is_name("a2"));
  CHECK(Member::is_name("anna@stad.example"));
  for (const char* text : {"", "a", "Anna", "anna berg", "anna\n", "åsa", "<b>"}) {
    INFO(text);
    CHECK_FALSE(Member::is_name(text));
  }
  CHECK_FALSE(Member::is_name(std::string(65, 'a')));
}
