#include "server/oidc/pending_sign_ins.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/oidc/signing.hpp"

using namespace tryggkarta::oidc;
using namespace tryggkarta::oidc::testing;
using namespace std::chrono_literals;

namespace {

PendingSignIn begun(const std::string& nonce, const std::string& client = "192.0.2.1") {
  return {.browser = "cookie", .nonce = nonce, .verifier = "v", .next = "/inside/konto", .client = client};
}

}  // namespace

TEST_CASE("a sign-in is given out once, to the browser that began it") {
  PendingSignIns pending;
  const std::string state = pending.keep(begun("n"), kNow);
  CHECK(state.size() == 43);
  CHECK_FALSE(pending.take(state, "other cookie", kNow));
  CHECK_FALSE(pending.take(state, "", kNow));
  CHECK_FALSE(pending.take("", "cookie", kNow));
  const auto taken = pending.take(state, "cookie", kNow);
  REQUIRE(taken);
  CHECK(taken->nonce == "n");
  CHECK(taken->next == "/inside/konto");
  CHECK_FALSE(pending.take(state, "cookie", kNow));
}

TEST_CASE("a sign-in is over after ten minutes") {
  PendingSignIns pending;
  const std::string early = pending.keep(begun("a"), kNow);
  const std::string late = pending.keep(begun("b"), kNow);
  CHECK(pending.take(early, "cookie", kNow + 599s));
  CHECK_FALSE(pending.take(late, "cookie", kNow + 600s));
}

TEST_CASE("who begins a thousand times loses the oldest of their own, and nobody else's") {
  PendingSignIns pending;
  const std::string elsewhere = pending.keep(begun("elsewhere", "192.0.2.9"), kNow);
  const std::string first = pending.keep(begun("first"), kNow);
  const std::string second = pending.keep(begun("second"), kNow);
  for (std::size_t i = 2; i <= PendingSignIns::kMostOfClient; ++i) pending.keep(begun("more"), kNow);
  CHECK_FALSE(pending.take(first, "cookie", kNow));
  CHECK(pending.take(second, "cookie", kNow));
  CHECK(pending.take(elsewhere, "cookie", kNow));
}

TEST_CASE("of ten thousand sign-ins the oldest makes room for the next, and those that are over for all") {
  PendingSignIns pending;
  const std::string first = pending.keep(begun("first", "first"), kNow);
  for (std::size_t i = 1; i < PendingSignIns::kMost; ++i) pending.keep(begun("more", std::to_string(i % 20)), kNow);
  const std::string last = pending.keep(begun("last", "last"), kNow);
  CHECK_FALSE(pending.take(first, "cookie", kNow));
  CHECK(pending.take(last, "cookie", kNow));
}
