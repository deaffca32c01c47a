#include "geo/access/policy.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta::access;

namespace {

const Member anna{1, "anna", "Anna Berg", {}};

Assignment as(Role role, Secrecy secrecy = kHighest, std::vector<AreaName> areas = {}) {
  return {role, std::move(areas), secrecy};
}

}  // namespace

TEST_CASE("every role has one line in the policy, and only administrators manage members and read the log") {
  REQUIRE(Policy::table().size() == kRoles.size());
  for (const Role role : kRoles) {
    INFO(name_of(role));
    CHECK(Policy::may(anna, as(role), Act::manage_members).has_value() == (role == Role::administrator));
    CHECK(Policy::may(anna, as(role), Act::read_log).has_value() == (role == Role::administrator));
  }
}

TEST_CASE("who manages members reads no rows") {
  CHECK_FALSE(Policy::may_read(anna, as(Role::administrator), "tillsyn"));
}

TEST_CASE("a planner sees the rows of the own areas, and counts of the city") {
  const auto grant = Policy::may_read(anna, as(Role::planner, kInternal, {{"SO2021", "04"}}), "");
  REQUIRE(grant);
  CHECK(grant->member() == "anna");
  CHECK(grant->everywhere() == Detail::cells);
  CHECK(grant->sees_points());
  CHECK(grant->areas() == std::vector<AreaName>{{"SO2021", "04"}});
}

TEST_CASE("sensitive rows need a level in the assignment and a stated purpose") {
  const auto secrecy = [](Role role, Secrecy level, const char* purpose) {
    return Policy::may_read(anna, as(role, level), purpose)->secrecy();
  };
  CHECK(secrecy(Role::planner, kSensitive, "") == kInternal);
  CHECK(secrecy(Role::planner, kSensitive, "  \t") == kInternal);
  CHECK(secrecy(Role::planner, kSensitive, "lägesbild 2026") == kSensitive);
  CHECK(secrecy(Role::planner, kHighest, "lägesbild 2026") == kSensitive);
  CHECK(secrecy(Role::analyst, kHighest, "lägesbild 2026") == kHighest);
  CHECK(secrecy(Role::planner, kInternal, "lägesbild 2026") == kInternal);
  CHECK(secrecy(Role::steering, kHighest, "lägesbild 2026") == kInternal);
  CHECK(Policy::may_read(anna, as(Role::planner, kInternal), "")->secrecy_with_purpose() == kInternal);
  CHECK(Policy::may_read(anna, as(Role::planner, kSensitive), "")->secrecy_with_purpose() == kSensitive);
}

TEST_CASE("only those who see rows one by one may take them away in a file") {
  for (const PolicyRow& row : Policy::table()) {
    INFO(name_of(row.role));
    CHECK(row.may_export == row.points_in_own_areas);
  }
}

TEST_CASE("no role has a higher level without a purpose than with one, nor any above the highest") {
  for (const PolicyRow& row : Policy::table()) {
    CHECK(row.secrecy <= row.secrecy_with_purpose);
    CHECK(row.secrecy < kSensitive);
    CHECK(row.secrecy_with_purpose <= kHighest);
    CHECK(row.everywhere != Detail::points);
  }
}

TEST_CASE("the policy in words names every role in Swedish and by its name") {
  const std::string words = Policy::in_words();
  for (const Role role : kRoles) {
    CHECK(words.find(std::string{swedish(role)}) != std::string::npos);
    CHECK(words.find(std::string{name_of(role)}) != std::string::npos);
  }
}

TEST_CASE("the configured log-in manages members, and does nothing else") {
  const auto grant = Policy::for_the_configured_provider();
  CHECK(grant.act() == Act::manage_members);
  CHECK(grant.member() == "(stadens inloggning)");
  CHECK_FALSE(Member::is_name(grant.member()));
}

TEST_CASE("whoever has some areas alone imports nothing, whatever the role") {
  const Member member{1, "anna", "Anna", {}};
  for (const Role role : kRoles) {
    CHECK_FALSE(Policy::may(member, {role, {{"MO2021", "14"}}, kHighest}, Act::import));
    const bool imports = role == Role::planner || role == Role::analyst;
    CHECK(Policy::may(member, {role, {}, kInternal}, Act::import).has_value() == imports);
  }
}
