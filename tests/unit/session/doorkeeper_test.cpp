#include "server/session/doorkeeper.hpp"

#include <catch2/catch.hpp>

#include "server/session/cookies.hpp"
#include "server/session/password.hpp"

using namespace tryggkarta;
using namespace tryggkarta::session;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view kPassword = "tolv tecken eller fler";
constexpr std::string_view kBase = "http://127.0.0.1:8080";

/// Anna is a planner and an analyst, with a password; Berit is there by the city's own log-in alone.
std::shared_ptr<People> people() {
  static const std::string hash = hash_password(kPassword);
  auto people = std::make_shared<People>();
  people->members = {
      {1, "anna", "Anna Berg", {*access::parse_assignment("planner@SO:04"), *access::parse_assignment("analyst/3")}},
      {2, "berit", "Berit Ek", {*access::parse_assignment("reader")}}};
  people->password_hashes = {{"anna", hash}};
  return people;
}

struct Door {
  explicit Door(std::shared_ptr<People> who = people()) : live(std::move(who)) {}

  time::Instant now{1'790'000'000s};
  server::Live<People> live;
  Doorkeeper keeper{live, [this] { return now; }};

  http::Request request(std::vector<std::pair<std::string, std::string>> headers) const {
    http::Request made;
    made.headers = std::move(headers);
    made.base_url = kBase;
    return made;
  }
  http::Request with_cookie(const std::string& secret) const { return request({{"cookie", "tryggkarta=" + secret}}); }
  std::string sign_in() { return std::get<Welcome>(keeper.sign_in("anna", kPassword, "192.0.2.1")).secret; }
};

void add_token(People& people, const std::string& secret, const char* assignment, time::Instant expires) {
  const std::string hash = hash_secret(secret);
  people.tokens[hash] = {9, hash, 1, *access::parse_assignment(assignment), "statistik", expires};
}

}  // namespace

TEST_CASE("name and password open a session in the first part; anything else opens nothing") {
  Door door;
  const auto visitor = door.keeper.who(door.with_cookie(door.sign_in()));
  REQUIRE(visitor);
  CHECK(visitor->member.name == "anna");
  CHECK(visitor->assignment.role == access::Role::planner);
  CHECK(visitor->purpose == "");
  CHECK_FALSE(visitor->csrf.empty());
  for (const auto& [name, password] :
       std::vector<std::pair<std::string, std::string>>{{"anna", "tolv tecken eller fle"},
                                                        {"anna", ""},
                                                        {"Anna", std::string{kPassword}},
                                                        {"", ""},
                                                        {"berit", ""},
                                                        {"berit", std::string{kPassword}},
                                                        {"cecilia", std::string{kPassword}}}) {
    INFO(name << " " << password);
    CHECK(std::holds_alternative<Wrong>(door.keeper.sign_in(name, password, "192.0.2.9")));
  }
}

TEST_CASE("a member without any part does not come in by a password, and what was open shuts") {
  Door door;
  const std::string secret = door.sign_in();
  auto later = people();
  later->members.at(0).assignments.clear();
  door.live.replace(later);
  CHECK(std::holds_alternative<Wrong>(door.keeper.sign_in("anna", kPassword, "192.0.2.1")));
  CHECK_FALSE(door.keeper.who(door.with_cookie(secret)));
}

TEST_CASE("whom the city's own log-in vouches for has a session like any other, and no password") {
  Door door;
  const access::Member berit = people()->members.at(1);
  const auto visitor = door.keeper.who(door.with_cookie(door.keeper.let_in(berit)));
  REQUIRE(visitor);
  CHECK(visitor->member.name == "berit");
  CHECK_FALSE(visitor->csrf.empty());
  CHECK_FALSE(door.keeper.has_password(berit));
  CHECK(door.keeper.has_password(people()->members.at(0)));
}

TEST_CASE("the cookie of a browser that is away is another than that of its session, and lasts ten minutes") {
  Door door;
  const auto request = door.request({{"cookie", "tryggkarta=a; tryggkarta-departure=b"}});
  CHECK(secret_in(request) == "a");
  CHECK(secret_in(request, Cookie::departure) == "b");
  CHECK(cookie_of("b", kBase, Cookie::departure) ==
        "tryggkarta-departure=b; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");
  CHECK(cookie_of("b", "https://a.se", Cookie::departure) ==
        "__Host-tryggkarta-departure=b; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600");
}

TEST_CASE("each sign-in has a new secret, so that one that was planted before opens nothing") {
  Door door;
  const std::string planted(43, 'A');
  CHECK_FALSE(door.keeper.who(door.with_cookie(planted)));
  const std::string first = door.sign_in(), second = door.sign_in();
  CHECK(first != second);
  CHECK_FALSE(door.keeper.who(door.with_cookie(planted)));
}

TEST_CASE("a cookie of another name, two cookies, or a secret in another place is no session") {
  Door door;
  const std::string secret = door.sign_in();
  CHECK(door.keeper.who(door.request({{"cookie", "a=b; tryggkarta=" + secret + "; c=d"}})));
  CHECK_FALSE(door.keeper.who(door.request({{"cookie", "tryggkarta2=" + secret}})));
  CHECK_FALSE(door.keeper.who(door.request({{"cookie", "__Host-tryggkarta=" + secret}})));
  CHECK_FALSE(door.keeper.who(door.request({{"cookie", "tryggkarta=" + secret + "; tryggkarta=" + secret}})));
  CHECK_FALSE(door.keeper.who(door.request({{"authorization", "Bearer " + secret}})));
  CHECK_FALSE(door.keeper.who(door.request({{"x-cookie", "tryggkarta=" + secret}})));
}

TEST_CASE("an unsafe request needs the session's own form token, and comes from no other site") {
  Door door;
  const auto visitor = *door.keeper.who(door.with_cookie(door.sign_in()));
  const auto is_ours = [&](std::vector<std::pair<std::string, std::string>> headers, std::string_view csrf) {
    return Doorkeeper::is_ours(door.request(std::move(headers)), visitor, csrf);
  };
  CHECK(is_ours({}, visitor.csrf));
  CHECK(is_ours({{"origin", std::string{kBase}}, {"sec-fetch-site", "same-origin"}}, visitor.csrf));
  CHECK_FALSE(is_ours({}, ""));
  CHECK_FALSE(is_ours({}, std::string(43, 'A')));
  CHECK_FALSE(is_ours({{"origin", "http://elsewhere.example"}}, visitor.csrf));
  CHECK_FALSE(is_ours({{"origin", "null"}}, visitor.csrf));
  CHECK_FALSE(is_ours({{"origin", "http://127.0.0.1:8080.elsewhere.example"}}, visitor.csrf));
  CHECK_FALSE(is_ours({{"sec-fetch-site", "cross-site"}}, visitor.csrf));
  CHECK_FALSE(is_ours({{"sec-fetch-site", "same-site"}}, visitor.csrf));
}

TEST_CASE("a token opens its part until it expires, and never more than its member has today") {
  auto known = people();
  const time::Instant end{1'790'003'600s};
  add_token(*known, "own", "planner@SO:04", end);
  add_token(*known, "wider", "planner", end);
  add_token(*known, "higher", "planner@SO:04/2", end);
  add_token(*known, "other", "steering", end);
  add_token(*known, "within", "analyst@SO:02/2", end);
  Door door{known};
  const auto part_of = [&](const std::string& secret) {
    const auto visitor = door.keeper.who(door.request({{"authorization", "Bearer " + secret}}));
    return visitor ? format_assignment(visitor->assignment) + " " + visitor->purpose : "";
  };
  CHECK(part_of("own") == "planner@SO:04 statistik");
  CHECK(part_of("within") == "analyst@SO:02/2 statistik");
  CHECK(part_of("wider") == "");
  CHECK(part_of("higher") == "");
  CHECK(part_of("other") == "");
  CHECK(part_of("own ") == "");
  CHECK(part_of("") == "");
  door.now = end;
  CHECK(part_of("own") == "");
}

TEST_CASE("a wrong token is not helped by a right cookie") {
  Door door;
  const std::string cookie = "tryggkarta=" + door.sign_in();
  CHECK_FALSE(door.keeper.who(door.request({{"cookie", cookie}, {"authorization", "Bearer wrong"}})));
  CHECK_FALSE(door.keeper.who(door.request({{"cookie", cookie}, {"authorization", "Basic YW5uYTp4"}})));
}

TEST_CASE("a member who is removed while signed in is out at the next request") {
  Door door;
  const std::string secret = door.sign_in();
  REQUIRE(door.keeper.who(door.with_cookie(secret)));
  auto fewer = people();
  fewer->members.erase(fewer->members.begin());
  door.live.replace(fewer);
  CHECK_FALSE(door.keeper.who(door.with_cookie(secret)));
  // Also should the number come back.
  door.keeper.forget_the_gone();
  door.live.replace(people());
  CHECK_FALSE(door.keeper.who(door.with_cookie(secret)));
}

TEST_CASE("a part that is taken away is not played on") {
  Door door;
  const std::string secret = door.sign_in();
  REQUIRE(door.keeper.change(door.with_cookie(secret), 1, "lägesbild 2026"));
  CHECK(door.keeper.who(door.with_cookie(secret))->assignment.role == access::Role::analyst);
  CHECK(door.keeper.who(door.with_cookie(secret))->purpose == "lägesbild 2026");
  auto fewer = people();
  fewer->members[0].assignments.pop_back();
  door.live.replace(fewer);
  CHECK_FALSE(door.keeper.who(door.with_cookie(secret)));
}

TEST_CASE("nobody takes a part that is not theirs, or a purpose that would break the log's lines") {
  Door door;
  const auto request = door.with_cookie(door.sign_in());
  CHECK_FALSE(door.keeper.change(request, 2, ""));
  CHECK_FALSE(door.keeper.change(request, 0, "a\nb"));
  CHECK_FALSE(door.keeper.change(request, 0, std::string(201, 'a')));
  CHECK_FALSE(door.keeper.change(door.with_cookie("unknown"), 0, ""));
  CHECK(door.keeper.change(request, 0, std::string(200, 'a')));
}

TEST_CASE("a thousand tries at a password meet a wait, and the right one fits again after it") {
  Door door;
  int tried = 0;
  std::chrono::seconds wait{0};
  while (wait == 0s && tried < 1000) {
    const auto outcome = door.keeper.sign_in("anna", "gissning nummer " + std::to_string(tried++), "192.0.2.66");
    if (const auto* told = std::get_if<std::chrono::seconds>(&outcome)) wait = *told;
  }
  CHECK(tried == 6);
  CHECK(wait == 2s);
  door.now += wait;
  CHECK(std::holds_alternative<Welcome>(door.keeper.sign_in("anna", kPassword, "192.0.2.66")));
}

TEST_CASE("behind https the cookie is guarded: Secure, HttpOnly, SameSite, of this host alone") {
  CHECK(cookie_of("s", "https://karta.example") == "__Host-tryggkarta=s; Path=/; HttpOnly; SameSite=Lax; Secure");
  CHECK(cookie_of("s", "http://127.0.0.1:8080") == "tryggkarta=s; Path=/; HttpOnly; SameSite=Lax");
  CHECK(no_cookie("https://karta.example").find("Max-Age=0") != std::string::npos);
}

TEST_CASE("a key to a feed follows from a token: it opens that feed alone, and shuts with the token") {
  auto who = people();
  add_token(*who, "hemligheten", "planner@SO:04", time::Instant{1'790'000'100s});
  Door door{who};
  const auto anna = door.keeper.who(door.request({{"authorization", "Bearer hemligheten"}}));
  REQUIRE(anna);
  const auto keys = door.keeper.feed_keys(*anna, "arshjul/norr");
  REQUIRE(keys.size() == 1);
  CHECK(keys[0].token == 9);
  CHECK(keys[0].expires == time::Instant{1'790'000'100s});
  CHECK(keys[0].key.size() == 43);
  const auto visitor = door.keeper.who_by_feed_key("arshjul/norr", keys[0].key);
  REQUIRE(visitor);
  CHECK(visitor->member.name == "anna");
  CHECK(visitor->known == "token 9");
  CHECK_FALSE(door.keeper.who_by_feed_key("arshjul/soder", keys[0].key));
  // Neither the token's secret nor what is kept of it is a key, and the key is no token.
  CHECK_FALSE(door.keeper.who_by_feed_key("arshjul/norr", "hemligheten"));
  CHECK_FALSE(door.keeper.who_by_feed_key("arshjul/norr", hash_secret("hemligheten")));
  CHECK_FALSE(door.keeper.who_by_feed_key("arshjul/norr", ""));
  CHECK_FALSE(door.keeper.who(door.request({{"authorization", "Bearer " + keys[0].key}})));
  CHECK_FALSE(door.keeper.who(door.with_cookie(keys[0].key)));
  door.now += 100s;
  CHECK_FALSE(door.keeper.who_by_feed_key("arshjul/norr", keys[0].key));
  CHECK(door.keeper.feed_keys(*anna, "arshjul/norr").empty());
}

TEST_CASE("a key to a feed is told to its own member alone, and ends with the part of its token") {
  auto who = people();
  add_token(*who, "hemligheten", "planner@SO:04", time::Instant{1'790'000'100s});
  Door door{who};
  const auto berit = door.keeper.who(door.with_cookie(door.keeper.let_in(who->members.at(1))));
  REQUIRE(berit);
  CHECK(door.keeper.feed_keys(*berit, "arshjul/norr").empty());
  const auto anna = door.keeper.who(door.with_cookie(door.sign_in()));
  REQUIRE(anna);
  const auto key = door.keeper.feed_keys(*anna, "arshjul/norr").at(0).key;
  auto later = std::make_shared<People>(*who);
  later->members.at(0).assignments = {*access::parse_assignment("planner@SO:01")};
  door.live.replace(later);
  CHECK_FALSE(door.keeper.who_by_feed_key("arshjul/norr", key));
}
