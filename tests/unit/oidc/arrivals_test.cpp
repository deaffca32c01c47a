// Whom a provider vouches for, as a member of a real store.
#include "server/arrivals.hpp"

#include <catch2/catch.hpp>

#include "geo/access/policy.hpp"
#include "geo/error.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/member_book.hpp"
#include "tests/unit/oidc/signing.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::server;
using store::testing::Folder;
using store::testing::small_store;

namespace {

const time::Instant kNow = oidc::testing::kNow;
const access::DecisionGrant kManages = access::Policy::for_owner_of_the_store_file(access::Act::manage_members);

access::Assignment part(const char* text) { return access::parse_assignment(text).value(); }

const GroupRoles kRoles{{"planerare", part("planner@MO:11")}, {"ledning", part("steering")}, {"alla", part("reader")}};

oidc::Person person(const std::string& subject, std::vector<std::string> groups, const std::string& user = "anna") {
  return {"https://login.example.se", subject, "Anna Ek", user, "", std::move(groups)};
}

/// "planner@MO:11 reader"; "nobody" for who is not let in.
std::string parts_in(const std::optional<account::Arrival>& arrival) {
  if (!arrival) return "nobody";
  std::string text;
  for (const auto& each : arrival->member.assignments) text += (text.empty() ? "" : " ") + format_assignment(each);
  return text;
}

std::string acts_of_provider(store::Store& store) {
  std::string acts;
  for (const auto& entry : store.audit().of_member("(stadens inloggning)", 20))
    acts += entry.act + " " + entry.what + " " + entry.filter + "; ";
  return acts;
}

}  // namespace

TEST_CASE("groups give parts in the order of the configuration, each once") {
  const GroupRoles roles{{"b", part("steering")}, {"a", part("reader")}, {"c", part("steering")}};
  CHECK(parts_of({"a", "b", "c", "d"}, roles) == std::vector{part("steering"), part("reader")});
  CHECK(parts_of({"A", "b "}, roles).empty());
  CHECK(parts_of({}, roles).empty());
}

TEST_CASE("a stranger with a group becomes a member, without a password, known by the subject") {
  const Folder folder;
  auto store = small_store(folder / "a");
  const auto arrival = arrive(store, person("42", {"alla", "planerare"}), kRoles, kNow);
  CHECK(parts_in(arrival) == "planner@MO:11 reader");
  const auto kept = store.members().named("anna");
  REQUIRE(kept);
  CHECK(kept->member.title == "Anna Ek");
  CHECK(kept->password_hash.empty());
  CHECK(kept->subject == store::Subject{"https://login.example.se", "42"});
  CHECK(acts_of_provider(store) == "member add anna planner@MO:11 reader; ");
  CHECK_FALSE(store.audit().verify());
}

TEST_CASE("a stranger without a group, or where no groups are configured, is nobody here") {
  const Folder folder;
  auto store = small_store(folder / "a");
  CHECK_FALSE(arrive(store, person("42", {"annat"}), kRoles, kNow));
  CHECK_FALSE(arrive(store, person("42", {"planerare"}), {}, kNow));
  CHECK(store.members().all().empty());
  CHECK(store.audit().head().count == 0);
}

TEST_CASE("nobody gets an account by its name, nor the name of somebody who is removed") {
  const Folder folder;
  auto store = small_store(folder / "a");
  store.members().add(kManages, {.member = {0, "anna", "Anna", {part("administrator")}}, .password_hash = "x"}, kNow);
  store.members().add(kManages, {.member = {0, "anna-2", "Anna", {part("reader")}}, .password_hash = "x"}, kNow);
  store.members().remove(kManages, "anna-2", kNow);
  const auto arrival = arrive(store, person("42", {"alla"}), kRoles, kNow);
  REQUIRE(arrival);
  CHECK(arrival->member.name == "anna-3");
  CHECK(parts_in(arrival) == "reader");
  CHECK(store.members().named("anna")->member.assignments == std::vector{part("administrator")});
}

TEST_CASE("the same subject of another provider is another person") {
  const Folder folder;
  auto store = small_store(folder / "a");
  arrive(store, person("42", {"ledning"}), kRoles, kNow);
  auto other = person("42", {"alla"});
  other.issuer = "https://elsewhere.example";
  CHECK(arrive(store, other, kRoles, kNow)->member.name == "anna-2");
}

TEST_CASE("a known member comes in with the same parts, and nothing is written") {
  const Folder folder;
  auto store = small_store(folder / "a");
  arrive(store, person("42", {"alla"}), kRoles, kNow);
  const auto rows = store.audit().head().count;
  const auto again = arrive(store, person("42", {"alla"}, "a new user name"), kRoles, kNow);
  REQUIRE(again);
  CHECK(again->member.name == "anna");
  CHECK_FALSE(again->has_other_parts);
  CHECK(store.audit().head().count == rows);
}

TEST_CASE("other groups are other parts, from this sign-in on, and logged") {
  const Folder folder;
  auto store = small_store(folder / "a");
  arrive(store, person("42", {"alla"}), kRoles, kNow);
  const auto promoted = arrive(store, person("42", {"ledning"}), kRoles, kNow);
  REQUIRE(promoted);
  CHECK(promoted->has_other_parts);
  CHECK(parts_in(promoted) == "steering");
  CHECK(store.members().named("anna")->member.assignments == std::vector{part("steering")});
  CHECK(acts_of_provider(store) == "member parts anna steering; member add anna reader; ");
}

TEST_CASE("a member whose groups play no part any more has none, and gets them back with the group") {
  const Folder folder;
  auto store = small_store(folder / "a");
  arrive(store, person("42", {"alla"}), kRoles, kNow);
  CHECK_FALSE(arrive(store, person("42", {}), kRoles, kNow));
  CHECK(store.members().named("anna")->member.assignments.empty());
  CHECK_FALSE(arrive(store, person("42", {}), {}, kNow));
  CHECK(parts_in(arrive(store, person("42", {"alla"}), kRoles, kNow)) == "reader");
  CHECK(store.members().all().size() == 1);
  CHECK_FALSE(store.audit().verify());
}

TEST_CASE("where no groups are configured a member has the parts that were given by hand") {
  const Folder folder;
  auto store = small_store(folder / "a");
  store.members().add(kManages,
                      {.member = {0, "bo", "Bo", {part("analyst/2")}},
                       .password_hash = "",
                       .subject = store::Subject{"https://login.example.se", "7"}},
                      kNow);
  CHECK(parts_in(arrive(store, person("7", {"ledning"}), {}, kNow)) == "analyst/2");
  CHECK(acts_of_provider(store).empty());
}

TEST_CASE("a part in areas that the store does not have makes nobody a member, and says which there are") {
  const Folder folder;
  auto store = small_store(folder / "a");
  const GroupRoles wrong{{"alla", part("planner@MO:99")}};
  CHECK_THROWS_WITH(arrive(store, person("42", {"alla"}), wrong, kNow), Catch::Contains("MO has no area 99"));
  CHECK(store.members().all().empty());
  CHECK(parts_in(arrive(store, person("42", {"alla"}), kRoles, kNow)) == "reader");
}
