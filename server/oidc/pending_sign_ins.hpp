// Sign-ins that have begun and whose person is at the provider now.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "geo/time/local_time.hpp"

namespace tryggkarta::oidc {

/// What is remembered of one until its answer comes. Secrets are 256 random bits each.
struct PendingSignIn {
  std::string browser;   ///< what the browser that began it has in a cookie
  std::string nonce;     ///< stands in the ID token
  std::string verifier;  ///< proves to the provider that who began also ends (PKCE)
  std::string next;      ///< where to go on to
  std::string client;    ///< the address that it came from
};

/// In memory; each is given out once, within ten minutes, to the browser that began it. Bounded: at most kMost, and
/// kMostOfClient of one address; beyond that the oldest is forgotten. Safe to use from any thread.
class PendingSignIns {
 public:
  static constexpr std::chrono::minutes kLife{10};
  static constexpr std::size_t kMost = 10'000;
  static constexpr std::size_t kMostOfClient = 1'000;

  /// Gives the `state` under which it is found again.
  std::string keep(PendingSignIn sign_in, time::Instant now);
  /// Nothing for a state that is unknown, used or too old, and for another browser, which uses up nothing.
  std::optional<PendingSignIn> take(std::string_view state, std::string_view browser, time::Instant now);

 private:
  struct Kept {
    PendingSignIn sign_in;
    std::uint64_t order;
    time::Instant begun;
  };
  void make_room(const std::string& client, time::Instant now);

  std::mutex mutex_;
  std::map<std::string, Kept, std::less<>> by_state_;
  std::uint64_t next_order_ = 0;
};

}  // namespace tryggkarta::oidc
