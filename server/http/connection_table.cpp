#include "server/http/connection_table.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace tryggkarta::http {

void OpenConnection::enter(Phase phase, Clock::time_point deadline) {
  phase_.store(phase);
  deadline_.store(deadline.time_since_epoch().count(), std::memory_order_relaxed);
  overdue_.store(false, std::memory_order_relaxed);
}

bool ConnectionTable::is_full() const {
  const std::lock_guard lock(mutex_);
  return open_.size() >= limits_.connections;
}

// Nothing for a connection that is being served. Of a body, which may take longer than a head, later than it was.
std::optional<OpenConnection::Clock::time_point> ConnectionTable::waiting_since(
    const OpenConnection& connection) const {
  using Clock = OpenConnection::Clock;
  const Clock::time_point deadline{Clock::duration{connection.deadline_.load(std::memory_order_relaxed)}};
  switch (connection.phase_.load()) {
    case Phase::greeting: return deadline - limits_.handshake_time;
    case Phase::idle: return deadline - limits_.idle_time;
    case Phase::reading: return deadline - limits_.header_time;
    case Phase::answering:
    case Phase::writing:
    case Phase::lingering: break;
  }
  return std::nullopt;
}

void ConnectionTable::make_room(OpenConnection::Clock::time_point now) {
  constexpr std::chrono::seconds kSpared{1};
  const std::lock_guard lock(mutex_);
  std::vector<std::pair<OpenConnection::Clock::time_point, OpenConnection*>> waiting;
  for (OpenConnection& connection : open_) {
    const auto since = waiting_since(connection);
    if (since && *since + kSpared <= now && !connection.overdue()) waiting.emplace_back(*since, &connection);
  }
  const std::size_t most = std::min(waiting.size(), std::max<std::size_t>(1, limits_.connections / 8));
  std::partial_sort(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(most), waiting.end());
  for (std::size_t i = 0; i < most; ++i) {
    waiting[i].second->overdue_.store(true);
    ::shutdown(waiting[i].second->socket_, SHUT_RDWR);
  }
}

std::size_t ConnectionTable::count_of(const std::string& peer) const {
  const std::lock_guard lock(mutex_);
  const auto found = per_peer_.find(peer);
  return found == per_peer_.end() ? 0 : found->second;
}

ConnectionTable::Seat ConnectionTable::join(int socket, std::string peer) {
  const std::lock_guard lock(mutex_);
  ++per_peer_[peer];
  open_.emplace_front(socket, std::move(peer));
  return {*this, open_.begin()};
}

void ConnectionTable::leave(Seat::Place place) {
  const std::lock_guard lock(mutex_);
  const auto count = per_peer_.find(place->peer_);
  if (--count->second == 0) per_peer_.erase(count);
  open_.erase(place);
  changed_.notify_all();
}

void ConnectionTable::sweep(OpenConnection::Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  for (OpenConnection& connection : open_) {
    if (connection.deadline_.load(std::memory_order_relaxed) > now.time_since_epoch().count()) continue;
    if (connection.overdue_.exchange(true)) continue;
    ::shutdown(connection.socket_, connection.phase_.load() == Phase::reading ? SHUT_RD : SHUT_RDWR);
  }
}

void ConnectionTable::begin_stop() {
  stopping_.store(true);
  const std::lock_guard lock(mutex_);
  for (const OpenConnection& connection : open_) ::shutdown(connection.socket_, SHUT_RD);
}

void ConnectionTable::wait_until_empty(OpenConnection::Clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  const auto empty = [this] { return open_.empty(); };
  if (changed_.wait_until(lock, deadline, empty)) return;
  for (const OpenConnection& connection : open_) ::shutdown(connection.socket_, SHUT_RDWR);
}

}  // namespace tryggkarta::http
