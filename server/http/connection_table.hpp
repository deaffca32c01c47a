// Who is connected, and until when each may take its time.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "server/http/limits.hpp"

namespace tryggkarta::http {

/// What a connection is doing; decides what happens at its deadline.
enum class Phase { greeting, idle, reading, answering, writing, lingering };

/// One open connection, as the table knows it. The connection writes, the table's sweep reads.
class OpenConnection {
 public:
  using Clock = std::chrono::steady_clock;

  OpenConnection(int socket, std::string peer) : socket_(socket), peer_(std::move(peer)) {}

  /// The connection now does this, and may until then.
  void enter(Phase phase, Clock::time_point deadline);
  /// The same, without end.
  void enter(Phase phase) { enter(phase, Clock::time_point::max()); }
  /// Whether its deadline passed, so that the end of input is ours and not the peer's.
  bool overdue() const { return overdue_.load(std::memory_order_relaxed); }

 private:
  friend class ConnectionTable;
  const int socket_;
  const std::string peer_;
  std::atomic<Phase> phase_{Phase::idle};
  std::atomic<Clock::rep> deadline_{Clock::time_point::max().time_since_epoch().count()};
  std::atomic<bool> overdue_{false};
};

/// All open connections. One sweep over all of them every now and then costs nothing per request, where a timer per
/// read and write costs two entries in a heap and, on Linux, often a system call.
class ConnectionTable {
 public:
  explicit ConnectionTable(const Limits& limits) : limits_(limits) {}

  /// A connection's place in the table, given up on destruction: before its socket is closed, because the sweep shuts
  /// sockets down by number.
  class Seat {
   public:
    Seat(Seat&& other) noexcept : table_(std::exchange(other.table_, nullptr)), place_(other.place_) {}
    Seat& operator=(Seat&&) = delete;
    ~Seat() {
      if (table_ != nullptr) table_->leave(place_);
    }
    OpenConnection* operator->() const { return &*place_; }

   private:
    friend class ConnectionTable;
    using Place = std::list<OpenConnection>::iterator;
    Seat(ConnectionTable& table, Place place) : table_(&table), place_(place) {}
    ConnectionTable* table_;
    Place place_;
  };

  /// Whether another connection would be one too many; then accepting waits.
  bool is_full() const;
  /// Closes an eighth of the places: of those whose peers have let us wait for a second or more, the longest waiting.
  /// So whoever opens connections and says nothing keeps nobody out.
  void make_room(OpenConnection::Clock::time_point now);
  /// How many connections this peer has.
  std::size_t count_of(const std::string& peer) const;
  /// Adds a connection.
  Seat join(int socket, std::string peer);

  /// Shuts down what is overdue: only its input while it reads, so that a 408 can still be written.
  void sweep(OpenConnection::Clock::time_point now);
  /// From now on `stopping()`; ends the input of all connections, so that idle ones close and others do after their
  /// answer.
  void begin_stop();
  bool stopping() const { return stopping_.load(); }
  /// Waits until nobody is left, at most until `deadline`, then shuts the rest down.
  void wait_until_empty(OpenConnection::Clock::time_point deadline);

 private:
  void leave(Seat::Place place);
  std::optional<OpenConnection::Clock::time_point> waiting_since(const OpenConnection& connection) const;

  const Limits& limits_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::list<OpenConnection> open_;
  std::map<std::string, std::size_t> per_peer_;
  std::atomic<bool> stopping_{false};
};

}  // namespace tryggkarta::http
