#include "server/session/session_shelf.hpp"

#include "server/session/password.hpp"

namespace tryggkarta::session {

std::string SessionShelf::begin(std::int64_t member, time::Instant now) {
  std::string secret = random_secret();
  Kept kept{{}, now, now};
  kept.session.member = member;
  kept.session.csrf = random_secret();
  const std::lock_guard lock(mutex_);
  make_room(member, now);
  kept.session.number = next_number_++;
  by_secret_.emplace(secret, std::move(kept));
  return secret;
}

std::optional<Session> SessionShelf::find(std::string_view secret, time::Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = by_secret_.find(secret);
  if (found == by_secret_.end()) return std::nullopt;
  if (is_over(found->second, now)) {
    by_secret_.erase(found);
    return std::nullopt;
  }
  found->second.used = now;
  return found->second.session;
}

bool SessionShelf::change(std::string_view secret, std::size_t assignment, std::string purpose) {
  const std::lock_guard lock(mutex_);
  const auto found = by_secret_.find(secret);
  if (found == by_secret_.end()) return false;
  found->second.session.assignment = assignment;
  found->second.session.purpose = std::move(purpose);
  return true;
}

void SessionShelf::end(std::string_view secret) {
  const std::lock_guard lock(mutex_);
  if (const auto found = by_secret_.find(secret); found != by_secret_.end()) by_secret_.erase(found);
}

void SessionShelf::end_all_of(std::int64_t member) {
  keep([&](std::int64_t of) { return of != member; });
}

void SessionShelf::keep(const std::function<bool(std::int64_t member)>& is_there) {
  const std::lock_guard lock(mutex_);
  std::erase_if(by_secret_, [&](const auto& entry) { return !is_there(entry.second.session.member); });
}

bool SessionShelf::is_over(const Kept& kept, time::Instant now) const {
  return now - kept.used >= limits_.idle || now - kept.begun >= limits_.whole;
}

void SessionShelf::make_room(std::int64_t member, time::Instant now) {
  std::erase_if(by_secret_, [&](const auto& entry) { return is_over(entry.second, now); });
  std::size_t of_member = 0;
  auto longest_unused = by_secret_.end();
  for (auto at = by_secret_.begin(); at != by_secret_.end(); ++at) {
    if (at->second.session.member != member) continue;
    ++of_member;
    if (longest_unused == by_secret_.end() || at->second.used < longest_unused->second.used) longest_unused = at;
  }
  if (of_member >= limits_.per_member) by_secret_.erase(longest_unused);
}

}  // namespace tryggkarta::session
