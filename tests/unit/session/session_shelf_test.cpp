#include "server/session/session_shelf.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace tryggkarta;
using namespace tryggkarta::session;
using namespace std::chrono_literals;

namespace {

constexpr time::Instant kStart{1'790'000'000s};

}  // namespace

TEST_CASE("each session has a secret and a form token of its own, and nothing else opens it") {
  SessionShelf shelf;
  std::set<std::string> secrets;
  for (int i = 0; i < 15; ++i) {
    const std::string secret = shelf.begin(7, kStart);
    CHECK(secret.size() == 43);
    secrets.insert(secret);
    const auto session = shelf.find(secret, kStart);
    REQUIRE(session);
    CHECK(session->member == 7);
    secrets.insert(session->csrf);
    CHECK_FALSE(shelf.find(session->csrf, kStart));
    CHECK_FALSE(shelf.find(secret.substr(1), kStart));
    CHECK_FALSE(shelf.find(std::to_string(session->number), kStart));
  }
  CHECK(secrets.size() == 30);
  CHECK_FALSE(shelf.find("", kStart));
}

TEST_CASE("a session ends when it has not been used for its idle time, and at its end however busy it is") {
  SessionShelf shelf{{.idle = 30min, .whole = 2h}};
  const std::string idle = shelf.begin(1, kStart);
  CHECK(shelf.find(idle, kStart + 29min));
  CHECK(shelf.find(idle, kStart + 58min));
  CHECK_FALSE(shelf.find(idle, kStart + 88min));
  CHECK_FALSE(shelf.find(idle, kStart + 59min));
  const std::string busy = shelf.begin(1, kStart);
  for (auto at = kStart; at < kStart + 2h; at += 10min) CHECK(shelf.find(busy, at));
  CHECK_FALSE(shelf.find(busy, kStart + 2h));
}

TEST_CASE("signing out here leaves the others, signing out everywhere none, and other members all of theirs") {
  SessionShelf shelf;
  const std::string here = shelf.begin(1, kStart), there = shelf.begin(1, kStart), other = shelf.begin(2, kStart);
  shelf.end(here);
  CHECK_FALSE(shelf.find(here, kStart));
  CHECK(shelf.find(there, kStart));
  shelf.end_all_of(1);
  CHECK_FALSE(shelf.find(there, kStart));
  CHECK(shelf.find(other, kStart));
}

TEST_CASE("sessions of members who are gone end at once") {
  SessionShelf shelf;
  const std::string stays = shelf.begin(1, kStart), goes = shelf.begin(2, kStart);
  shelf.keep([](std::int64_t member) { return member == 1; });
  CHECK(shelf.find(stays, kStart));
  CHECK_FALSE(shelf.find(goes, kStart));
}

TEST_CASE("one session more than a member may have ends the longest unused") {
  SessionShelf shelf{{.per_member = 2}};
  const std::string first = shelf.begin(1, kStart), second = shelf.begin(1, kStart + 1s);
  CHECK(shelf.find(first, kStart + 2s));
  const std::string third = shelf.begin(1, kStart + 3s);
  CHECK(shelf.find(first, kStart + 4s));
  CHECK_FALSE(shelf.find(second, kStart + 4s));
  CHECK(shelf.find(third, kStart + 4s));
}
