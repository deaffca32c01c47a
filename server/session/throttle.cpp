#include "server/session/throttle.hpp"

#include <algorithm>

namespace tryggkarta::session {

using std::chrono::seconds;

namespace {

constexpr seconds kForgottenAfter = std::chrono::hours{1};
constexpr seconds kLongestWait = std::chrono::minutes{15};
constexpr seconds kWaitOfAFloodedAccount{10};
constexpr int kFreeOfPair = 5;
constexpr int kFreeOfAddress = 20;
constexpr int kFreeOfAccount = 50;

/// After `free` failures 2 s, then 4, 8 …
seconds doubled(int failures, int free) {
  if (failures < free) return seconds{0};
  return std::min(kLongestWait, seconds{2LL << std::min(failures - free, 20)});
}

seconds left(seconds pause, time::Instant last, time::Instant now) { return std::max(seconds{0}, last + pause - now); }

template <class Map>
void forget_the_longest_unused(Map& map, auto last_of) {
  if (map.size() < Throttle::kMost) return;
  map.erase(std::min_element(map.begin(), map.end(),
                             [&](const auto& a, const auto& b) { return last_of(a.second) < last_of(b.second); }));
}

}  // namespace

seconds Throttle::wait(std::string_view account, std::string_view address, time::Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto wait_of = [&](const auto& tallies, const auto& key, const auto& pause) {
    const auto found = tallies.find(key);
    if (found == tallies.end() || now - found->second.last >= kForgottenAfter) return seconds{0};
    return left(pause(found->second.failures), found->second.last, now);
  };
  const Pair pair{account, address};
  seconds longest = wait_of(by_pair_, pair, [](int failures) { return doubled(failures, kFreeOfPair); });
  longest = std::max(longest, wait_of(by_address_, std::string{address},
                                      [](int failures) { return doubled(failures, kFreeOfAddress); }));
  if (!owners_.contains(pair)) {
    longest = std::max(longest, wait_of(by_account_, std::string{account}, [](int failures) {
                         return failures < kFreeOfAccount ? seconds{0} : kWaitOfAFloodedAccount;
                       }));
  }
  return longest;
}

void Throttle::failed(std::string_view account, std::string_view address, time::Instant now) {
  const std::lock_guard lock(mutex_);
  add(by_pair_, Pair{account, address}, now);
  add(by_address_, std::string{address}, now);
  add(by_account_, std::string{account}, now);
}

void Throttle::succeeded(std::string_view account, std::string_view address, time::Instant now) {
  const std::lock_guard lock(mutex_);
  const Pair pair{account, address};
  by_pair_.erase(pair);
  forget_the_longest_unused(owners_, [](time::Instant last) { return last; });
  owners_[pair] = now;
}

template <class Key>
void Throttle::add(Tallies<Key>& tallies, const Key& key, time::Instant now) {
  if (!tallies.contains(key)) forget_the_longest_unused(tallies, [](const Tally& tally) { return tally.last; });
  Tally& tally = tallies[key];
  if (now - tally.last >= kForgottenAfter) tally.failures = 0;
  ++tally.failures;
  tally.last = now;
}

}  // namespace tryggkarta::session
