// How often one may try to sign in: guessing is slow, and nobody can lock somebody else out for good.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "geo/time/local_time.hpp"

namespace tryggkarta::session {

/// Three counts of failures, each forgotten an hour after its last:
///  - of one account from one address: after five each further one doubles the wait, from 2 s up to 15 minutes;
///  - of one address, whatever the account: the same after twenty;
///  - of one account, wherever from: after fifty the account takes one try in ten seconds, but for addresses from which
///    its owner has signed in: so whoever floods an account slows down guessing, not its owner.
/// Bounded: of each kind at most kMost are remembered, the longest unused forgotten first.
class Throttle {
 public:
  static constexpr std::size_t kMost = 10'000;

  /// How long this try must wait; zero when it may go ahead.
  std::chrono::seconds wait(std::string_view account, std::string_view address, time::Instant now) const;
  void failed(std::string_view account, std::string_view address, time::Instant now);
  /// Forgets the pair's failures and remembers that the address is its owner's.
  void succeeded(std::string_view account, std::string_view address, time::Instant now);

 private:
  struct Tally {
    int failures = 0;
    time::Instant last{};
  };
  using Pair = std::pair<std::string, std::string>;
  template <class Key>
  using Tallies = std::map<Key, Tally>;

  template <class Key>
  static void add(Tallies<Key>& tallies, const Key& key, time::Instant now);

  mutable std::mutex mutex_;
  Tallies<Pair> by_pair_;
  Tallies<std::string> by_address_;
  Tallies<std::string> by_account_;
  std::map<Pair, time::Instant> owners_;
};

}  // namespace tryggkarta::session
