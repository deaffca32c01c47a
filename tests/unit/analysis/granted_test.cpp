// Rows outside of a right are as if they did not exist.
#include "geo/casebook/casebook.hpp"

#include "geo/analysis/granted.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "geo/access/policy.hpp"
#include "geo/error.hpp"
#include "tests/unit/analysis/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using access::Detail;
using access::Role;
using analysis::granted;
using analysis::IncidentFilter;

namespace {

access::ReadGrant right(const char* assignment, const char* purpose = "") {
  return *access::Policy::may_read({1, "anna", "Anna", {}}, *access::parse_assignment(assignment), purpose);
}

std::size_t count(const casebook::CasebookView& view, const IncidentFilter& filter) {
  std::size_t rows = 0;
  analysis::RowTest{view, filter}.each([&](std::size_t) { ++rows; });
  return rows;
}

std::size_t points(const char* assignment) {
  const auto& view = small_city().view;
  return count(view, granted(view, right(assignment), {}, Detail::points));
}

casebook::CasebookView with_a_sensitive_category() {
  auto view = square_city(1000);
  view.categories.push_back({.code = "sexualbrott", .parent = "all", .title = "Sexualbrott", .sensitive = true});
  return view;
}

std::string refusal(const casebook::CasebookView& view, const access::ReadGrant& grant, IncidentFilter asked,
                    Detail detail) {
  try {
    analysis::granted(view, grant, std::move(asked), detail);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::not_allowed);
    return error.english();
  }
  return "";
}

}  // namespace

TEST_CASE("a planner of one part sees the points of that part alone") {
  const auto& view = small_city().view;
  const std::size_t city = static_cast<std::size_t>(
      std::find_if(view.schemes.begin(), view.schemes.end(), [](const auto& s) { return s.code == "CITY"; }) -
      view.schemes.begin());
  std::size_t of_south = 0, of_north = 0;
  for (std::size_t row = 0; row < view.incidents.size(); ++row) {
    of_south += view.incidents.area(city, row) == 0 ? 1 : 0;
    of_north += view.incidents.area(city, row) == 1 ? 1 : 0;
  }
  REQUIRE(of_south > 100);
  REQUIRE(of_north > 100);
  CHECK(points("planner@CITY:1") == of_south);
  CHECK(points("planner@CITY:2") == of_north);
  CHECK(points("planner@CITY:1,2") == of_south + of_north);
  CHECK(points("planner") == view.incidents.size());
}

TEST_CASE("an area or a division that the city does not have opens nothing") {
  CHECK(points("planner@CITY:9") == 0);
  CHECK(points("planner@GONE:1") == 0);
}

TEST_CASE("counts of areas and cells are of the whole city, also for who holds one part") {
  const auto& view = small_city().view;
  for (const Detail detail : {Detail::areas, Detail::cells})
    CHECK(count(view, granted(view, right("planner@CITY:1"), {}, detail)) == view.incidents.size());
}

TEST_CASE("a role is refused the detail that the policy does not give it") {
  const auto& view = small_city().view;
  const std::string refused = "The role gives no right to this much detail.";
  CHECK(refusal(view, right("reader"), {}, Detail::cells) == refused);
  CHECK(refusal(view, right("reader"), {}, Detail::points) == refused);
  CHECK(refusal(view, right("communicator"), {}, Detail::cells) == refused);
  CHECK(refusal(view, right("steering"), {}, Detail::points) == refused);
  CHECK(refusal(view, right("coordination"), {}, Detail::points) == refused);
  CHECK(refusal(view, right("steering"), {}, Detail::cells) == "");
  CHECK(refusal(view, right("reader"), {}, Detail::areas) == "");
}

TEST_CASE("sensitive categories are left out of every sum until a purpose is stated") {
  const auto view = with_a_sensitive_category();
  const auto sensitive = category_at(view, "sexualbrott");
  const auto takes = [&](const access::ReadGrant& grant) {
    const auto filter = granted(view, grant, {}, Detail::areas);
    return filter.categories.empty() ||
           std::find(filter.categories.begin(), filter.categories.end(), sensitive) != filter.categories.end();
  };
  CHECK_FALSE(takes(right("planner/2")));
  CHECK(takes(right("planner/2", "lägesbild 2026")));
  CHECK_FALSE(takes(right("planner", "lägesbild 2026")));
  CHECK_FALSE(takes(right("steering/3", "lägesbild 2026")));
}

TEST_CASE("asking for sensitive categories alone is refused, and the sentence says whether a purpose would help") {
  const auto view = with_a_sensitive_category();
  IncidentFilter asked;
  asked.categories = {category_at(view, "sexualbrott")};
  CHECK(refusal(view, right("planner/2"), asked, Detail::areas) == "What is asked for needs a stated purpose.");
  CHECK(refusal(view, right("planner"), asked, Detail::areas) == "The role gives no right to what is asked for.");
  CHECK(refusal(view, right("planner/2", "lägesbild"), asked, Detail::areas) == "");
}

TEST_CASE("a source above the right's secrecy is left out, and refused where it is all that was asked for") {
  auto view = with_a_sensitive_category();
  view.sources.front().secrecy = access::kHighest;
  CHECK(refusal(view, right("planner/2", "lägesbild"), {}, Detail::areas) ==
        "The role gives no right to what is asked for.");
  CHECK(granted(view, right("analyst/3", "lägesbild"), {}, Detail::areas) == IncidentFilter{});
}

TEST_CASE("what the right takes away is not in the question any more, so it cannot be in a kept answer") {
  const auto& view = small_city().view;
  const auto south = granted(view, right("planner@CITY:1"), {}, Detail::points);
  const auto north = granted(view, right("planner@CITY:2"), {}, Detail::points);
  CHECK(south != north);
  CHECK(south == granted(view, right("analyst@CITY:1"), {}, Detail::points));
}
