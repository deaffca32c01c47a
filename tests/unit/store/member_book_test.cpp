#include <catch2/catch.hpp>

#include "geo/access/policy.hpp"
#include "geo/error.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/member_book.hpp"
#include "geo/store/sha256.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;
using access::Act;
using access::Policy;
using Catch::Contains;

namespace {

const time::Instant kNow = instant("2026-11-24T10:00:00Z");
const access::DecisionGrant kManages = Policy::for_owner_of_the_store_file(Act::manage_members);

access::Assignment part(const char* text) { return access::parse_assignment(text).value(); }

Account account(const std::string& name, const std::vector<access::Assignment>& parts) {
  return {{0, name, "Anna Ek", parts}, "$argon2id$…", std::nullopt, {}};
}

/// A store with the member "anna": planner of the western area, and reader of the whole city.
Store peopled_store(const std::filesystem::path& path) {
  Store store = small_store(path);
  store.members().add(kManages, account("anna", {part("planner@MO:11/2"), part("reader")}), kNow);
  return store;
}

ApiToken token(const std::string& secret, const char* as) {
  return {0,
          sha256_hex(secret),
          "anna",
          "QGIS",
          part(as),
          "lägesbild",
          {},
          kNow + std::chrono::days{90},
          secret.substr(secret.size() - 4)};
}

}  // namespace

TEST_CASE("a member is kept as added, and found by name and by subject") {
  const Folder folder;
  Store store = small_store(folder / "a");
  Account bo = account("bo", {part("steering")});
  bo.password_hash = "";
  bo.subject = Subject{"https://login.example.se", "42"};
  store.members().add(kManages, bo, kNow);
  store.members().add(kManages, account("anna", {part("planner@MO:11,12/2"), part("reader")}), kNow);
  const auto anna = store.members().named("anna");
  REQUIRE(anna);
  CHECK(anna->member.title == "Anna Ek");
  CHECK(anna->member.assignments == std::vector{part("planner@MO:11,12/2"), part("reader")});
  CHECK(anna->password_hash == "$argon2id$…");
  CHECK(anna->created == kNow);
  CHECK_FALSE(anna->subject);
  const auto found = store.members().of_subject({"https://login.example.se", "42"});
  REQUIRE(found);
  CHECK(found->member.name == "bo");
  CHECK_FALSE(store.members().of_subject({"https://other.example.se", "42"}));
  CHECK_FALSE(store.members().named("nobody"));
  REQUIRE(store.members().all().size() == 2);
  CHECK(store.members().all()[0].member.name == "anna");
}

TEST_CASE("a name, and a subject, is one member's") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  CHECK_THROWS_WITH(store.members().add(kManages, account("anna", {part("reader")}), kNow),
                    Contains("there is a member anna already"));
  Account bo = account("bo", {part("reader")});
  bo.subject = Subject{"https://login.example.se", "42"};
  store.members().add(kManages, bo, kNow);
  CHECK_THROWS_WITH(store.members().set_subject(kManages, "anna", bo.subject, kNow),
                    Contains("bo signs in as that subject already"));
  CHECK_THROWS_AS(store.members().add(kManages, account("Anna Ek", {part("reader")}), kNow), Error);
  CHECK(store.members().all().size() == 2);
}

TEST_CASE("an unknown scheme or area is refused with the known ones, and nothing is kept") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  CHECK_THROWS_WITH(store.members().add(kManages, account("bo", {part("planner@DESO:1")}), kNow),
                    Contains("there is no area scheme DESO: there are MO, SO"));
  CHECK_THROWS_WITH(store.members().set_assignments(kManages, "anna", {part("planner@MO:11,99")}, kNow),
                    Contains("MO has no area 99: it has 11, 12"));
  CHECK_THROWS_WITH(store.members().set_assignments(kManages, "anna", {}, kNow), Contains("at least one part"));
  CHECK_FALSE(store.members().named("bo"));
  CHECK(store.members().named("anna")->member.assignments.front() == part("planner@MO:11/2"));
  CHECK(store.audit().head().count == 1);
}

TEST_CASE("no title and no name of a token speaks to a terminal") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  for (const char* const odd : {"Anna\nEk", "\x1b[2J", "Anna\x7f",
                                "\xC2\x9B"
                                "2J",
                                "Anna\xC2\x85"
                                "Ek"}) {
    CHECK_THROWS_WITH(store.members().set_title(kManages, "anna", odd, kNow), Contains("one line"));
    ApiToken named = token("secret", "reader");
    named.name = odd;
    CHECK_THROWS_WITH(store.members().keep_token(kManages, named, kNow), Contains("one line"));
  }
  CHECK_NOTHROW(store.members().set_title(kManages, "anna", "Åsa Öberg-Ñuñez", kNow));
}

TEST_CASE("a grant for another act changes nobody") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  const auto decides = Policy::for_owner_of_the_store_file(Act::decide);
  auto book = store.members();
  CHECK_THROWS_WITH(book.add(decides, account("bo", {part("reader")}), kNow), Contains("manage members"));
  CHECK_THROWS_AS(book.set_title(decides, "anna", "x", kNow), Error);
  CHECK_THROWS_AS(book.set_assignments(decides, "anna", {part("administrator")}, kNow), Error);
  CHECK_THROWS_AS(book.set_password(decides, "anna", "x", kNow), Error);
  CHECK_THROWS_AS(book.set_subject(decides, "anna", std::nullopt, kNow), Error);
  CHECK_THROWS_AS(book.remove(decides, "anna", kNow), Error);
  CHECK_THROWS_AS(book.keep_token(decides, token("secret", "reader"), kNow), Error);
  CHECK_THROWS_AS(book.revoke_token(decides, 1, kNow), Error);
  CHECK(store.audit().head().count == 1);
}

TEST_CASE("every change is in the log, in the name of who made it, and no hash of a password is") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  auto book = store.members();
  book.set_title(kManages, "anna", "Anna Ek-Holm", kNow);
  book.set_assignments(kManages, "anna", {part("analyst")}, kNow);
  book.set_password(kManages, "anna", "secret hash", kNow);
  book.set_own_password(book.named("anna")->member, "other hash", kNow);
  const auto id = book.keep_own_token(book.named("anna")->member, token("secret", "analyst"), kNow);
  book.revoke_token(kManages, id, kNow);
  book.remove(kManages, "anna", kNow);
  std::string acts;
  for (const auto& entry : store.audit().of_member("(kommandoraden)", 10))
    acts += entry.act + " " + entry.filter + "; ";
  CHECK(acts ==
        "member remove ; token revoke 1 …cret analyst; member password ; member parts analyst; member title ; "
        "member add planner@MO:11/2 reader; ");
  CHECK(store.audit().of_member("anna", 10).size() == 2);
  CHECK(ask(folder / "a", "SELECT count(*) FROM audit WHERE filter LIKE '%hash%' OR what LIKE '%hash%'") == "0");
  CHECK_FALSE(store.audit().verify());
}

TEST_CASE("a removed member loses password, parts and tokens, and the name is never given again") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  store.members().keep_token(kManages, token("secret", "reader"), kNow);
  store.members().remove(kManages, "anna", kNow);
  CHECK(store.members().all().empty());
  CHECK(store.members().tokens().empty());
  CHECK_FALSE(store.members().token_holder(sha256_hex("secret"), kNow));
  CHECK(ask(folder / "a", "SELECT title || password FROM member").empty());
  CHECK(ask(folder / "a", "SELECT count(*) FROM assignment") == "0");
  CHECK_THROWS_WITH(store.members().remove(kManages, "anna", kNow), Contains("there is no member anna"));
  CHECK_THROWS_WITH(store.members().add(kManages, account("anna", {part("reader")}), kNow),
                    Contains("choose another name"));
}

TEST_CASE("a token opens its part until it expires or is revoked") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  const auto id = store.members().keep_token(kManages, token("a long secret", "planner@MO:11"), kNow);
  const auto holder = store.members().token_holder(sha256_hex("a long secret"), kNow);
  REQUIRE(holder);
  CHECK(holder->member.name == "anna");
  CHECK(holder->token.id == id);
  CHECK(holder->token.assignment == part("planner@MO:11"));
  CHECK(holder->token.purpose == "lägesbild");
  CHECK(holder->token.ending == "cret");
  CHECK_FALSE(store.members().token_holder(sha256_hex("another secret"), kNow));
  CHECK_FALSE(store.members().token_holder(sha256_hex("a long secret"), kNow + std::chrono::days{90}));
  store.members().revoke_token(kManages, id, kNow);
  CHECK_FALSE(store.members().token_holder(sha256_hex("a long secret"), kNow));
}

TEST_CASE("a token is for a part that its member has, and no more") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  auto book = store.members();
  for (const char* const more : {"analyst", "planner", "planner@MO:12", "planner@MO:11,12", "planner@MO:11/3"}) {
    INFO(more);
    CHECK_THROWS_WITH(book.keep_token(kManages, token("secret", more), kNow), Contains("anna does not have the part"));
  }
  book.keep_token(kManages, token("secret", "planner@MO:11/2"), kNow);
  book.set_assignments(kManages, "anna", {part("planner@MO:11")}, kNow);
  CHECK_FALSE(book.token_holder(sha256_hex("secret"), kNow));
}

TEST_CASE("a token lasts a year and a day at most, and one day at least") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  ApiToken kept = token("secret", "reader");
  kept.expires = kNow + std::chrono::days{367};
  CHECK_THROWS_WITH(store.members().keep_token(kManages, kept, kNow), Contains("from 1 to 366 days"));
  kept.expires = kNow;
  CHECK_THROWS_WITH(store.members().keep_token(kManages, kept, kNow), Contains("from 1 to 366 days"));
  kept.expires = kNow + std::chrono::days{366};
  CHECK(store.members().keep_token(kManages, kept, kNow) == 1);
}

TEST_CASE("nobody revokes somebody else's token as their own") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  store.members().add(kManages, account("bo", {part("reader")}), kNow);
  const auto id = store.members().keep_token(kManages, token("secret", "reader"), kNow);
  const auto bo = store.members().named("bo")->member;
  CHECK_THROWS_WITH(store.members().revoke_own_token(bo, id, kNow), Contains("there is no token 1"));
  CHECK(store.members().tokens_of("bo").empty());
  CHECK(store.members().tokens_of("anna").size() == 1);
}

TEST_CASE("the secret of a token is nowhere in the file") {
  const Folder folder;
  Store store = peopled_store(folder / "a");
  store.members().keep_token(kManages, token("a secret that is long enough", "reader"), kNow);
  CHECK(ask(folder / "a", "SELECT secret_hash || name || ending FROM api_token").find("a secret") == std::string::npos);
}

TEST_CASE("a store from before there were members is brought up to date when it is opened") {
  for (const Access access : {Access::read_only, Access::read_write}) {
    const Folder folder;
    small_store(folder / "a");
    forget_retention(folder / "a");
    tamper(folder / "a",
           "DROP TABLE audit; DROP TABLE audit_head; DROP TABLE api_token; DROP TABLE assignment; DROP TABLE member;"
           "ALTER TABLE source DROP COLUMN secrecy; PRAGMA user_version = 3");
    const Store store = Store::open(folder / "a", access);
    CHECK(store.members().all().empty());
    CHECK_FALSE(store.audit().verify());
    REQUIRE(store.sources().size() == 1);
    CHECK(store.sources()[0].secrecy == access::kInternal);
    CHECK_THAT(store.check().at(0).text, Contains("without its decision"));
    CHECK(store.check().size() == 1);
  }
}

TEST_CASE("the secrecy of a source is kept") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto source = store.sources().front();
  source.secrecy = 3;
  store.put_source(source);
  CHECK(store.sources().front().secrecy == 3);
}
