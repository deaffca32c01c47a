#include "server/session/throttle.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta;
using namespace tryggkarta::session;
using namespace std::chrono_literals;

namespace {

constexpr time::Instant kStart{1'790'000'000s};

void fail(Throttle& throttle, int times, const std::string& account, const std::string& address,
          time::Instant when = kStart) {
  for (int i = 0; i < times; ++i) throttle.failed(account, address, when);
}

}  // namespace

TEST_CASE("five slips cost nothing; then each doubles the wait, up to a quarter of an hour") {
  Throttle throttle;
  fail(throttle, 4, "anna", "192.0.2.1");
  CHECK(throttle.wait("anna", "192.0.2.1", kStart) == 0s);
  fail(throttle, 1, "anna", "192.0.2.1");
  CHECK(throttle.wait("anna", "192.0.2.1", kStart) == 2s);
  CHECK(throttle.wait("anna", "192.0.2.1", kStart + 1s) == 1s);
  CHECK(throttle.wait("anna", "192.0.2.1", kStart + 2s) == 0s);
  fail(throttle, 1, "anna", "192.0.2.1");
  CHECK(throttle.wait("anna", "192.0.2.1", kStart) == 4s);
  fail(throttle, 1000, "anna", "192.0.2.1");
  CHECK(throttle.wait("anna", "192.0.2.1", kStart) == 15min);
  CHECK(throttle.wait("anna", "192.0.2.1", kStart + 15min) == 0s);
}

TEST_CASE("a thousand tries at different accounts from one address slow that address alone") {
  Throttle throttle;
  for (int i = 0; i < 1000; ++i) throttle.failed("guess" + std::to_string(i), "192.0.2.1", kStart);
  CHECK(throttle.wait("anna", "192.0.2.1", kStart) == 15min);
  CHECK(throttle.wait("anna", "192.0.2.2", kStart) == 0s);
}

TEST_CASE("a thousand tries at one account from everywhere do not lock out its owner at home") {
  Throttle throttle;
  throttle.succeeded("anna", "198.51.100.7", kStart);
  for (int i = 0; i < 1000; ++i) throttle.failed("anna", "192.0.2." + std::to_string(i), kStart);
  CHECK(throttle.wait("anna", "198.51.100.7", kStart) == 0s);
  CHECK(throttle.wait("anna", "203.0.113.9", kStart) == 10s);
  CHECK(throttle.wait("anna", "203.0.113.9", kStart + 10s) == 0s);
  CHECK(throttle.wait("berit", "203.0.113.9", kStart) == 0s);
}

TEST_CASE("signing in forgets the slips, and an hour forgets everything") {
  Throttle throttle;
  fail(throttle, 9, "anna", "192.0.2.1");
  throttle.succeeded("anna", "192.0.2.1", kStart);
  CHECK(throttle.wait("anna", "192.0.2.1", kStart) == 0s);
  fail(throttle, 60, "anna", "192.0.2.1");
  CHECK(throttle.wait("anna", "192.0.2.1", kStart + 1h) == 0s);
  fail(throttle, 1, "anna", "192.0.2.1", kStart + 1h);
  CHECK(throttle.wait("anna", "192.0.2.1", kStart + 1h) == 0s);
}

TEST_CASE("a flood of names and addresses takes no more memory than the most that is remembered") {
  Throttle throttle;
  fail(throttle, 6, "anna", "192.0.2.1", kStart + 1s);
  for (int i = 0; i < 20'000; ++i) throttle.failed("x" + std::to_string(i), "a" + std::to_string(i), kStart);
  CHECK(throttle.wait("anna", "192.0.2.1", kStart + 1s) > 0s);
}
