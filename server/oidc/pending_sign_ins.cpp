#include "server/oidc/pending_sign_ins.hpp"

#include "server/session/password.hpp"

namespace tryggkarta::oidc {

std::string PendingSignIns::keep(PendingSignIn sign_in, time::Instant now) {
  std::string state = session::random_secret();
  const std::lock_guard lock(mutex_);
  make_room(sign_in.client, now);
  by_state_.emplace(state, Kept{std::move(sign_in), next_order_++, now});
  return state;
}

std::optional<PendingSignIn> PendingSignIns::take(std::string_view state, std::string_view browser, time::Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = by_state_.find(state);
  if (found == by_state_.end() || !session::is_same(found->second.sign_in.browser, browser)) return std::nullopt;
  const bool is_over = now - found->second.begun >= kLife;
  PendingSignIn sign_in = std::move(found->second.sign_in);
  by_state_.erase(found);
  if (is_over) return std::nullopt;
  return sign_in;
}

void PendingSignIns::make_room(const std::string& client, time::Instant now) {
  std::erase_if(by_state_, [&](const auto& entry) { return now - entry.second.begun >= kLife; });
  std::size_t of_client = 0;
  auto oldest = by_state_.end();
  auto oldest_of_client = by_state_.end();
  const auto is_older = [&](auto at, auto than) {
    return than == by_state_.end() || at->second.order < than->second.order;
  };
  for (auto at = by_state_.begin(); at != by_state_.end(); ++at) {
    if (is_older(at, oldest)) oldest = at;
    if (at->second.sign_in.client != client) continue;
    ++of_client;
    if (is_older(at, oldest_of_client)) oldest_of_client = at;
  }
  if (of_client >= kMostOfClient) {
    by_state_.erase(oldest_of_client);
  } else if (by_state_.size() >= kMost) {
    by_state_.erase(oldest);
  }
}

}  // namespace tryggkarta::oidc
