// Who is signed in: sessions in memory, each opened by a secret that only its browser has.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "geo/time/local_time.hpp"

namespace tryggkarta::session {

struct SessionLimits {
  std::chrono::seconds idle = std::chrono::minutes{30};
  std::chrono::seconds whole = std::chrono::hours{12};  ///< however busy it is
  std::size_t per_member = 20;                          ///< the longest unused ends when one more begins
};

struct Session {
  std::uint64_t number = 0;  ///< names it in logs and opens nothing
  std::int64_t member = 0;
  std::size_t assignment = 0;  ///< position among the member's
  std::string purpose;         ///< as stated; empty until then
  std::string csrf;            ///< what unsafe requests must show beside the cookie
};

/// Sessions end with the program. Safe to use from any thread.
class SessionShelf {
 public:
  explicit SessionShelf(SessionLimits limits = {}) : limits_(limits) {}

  /// A new session with a new secret (43 characters, 256 random bits): never one that the browser had before.
  std::string begin(std::int64_t member, time::Instant now);
  /// The session of a secret, whose idle time then begins anew; nothing for one that has ended.
  std::optional<Session> find(std::string_view secret, time::Instant now);
  /// False where the session has ended.
  bool change(std::string_view secret, std::size_t assignment, std::string purpose);
  void end(std::string_view secret);
  void end_all_of(std::int64_t member);
  /// Ends the sessions of members who are no longer there.
  void keep(const std::function<bool(std::int64_t member)>& is_there);

 private:
  struct Kept {
    Session session;
    time::Instant begun;
    time::Instant used;
  };
  using Shelf = std::map<std::string, Kept, std::less<>>;

  bool is_over(const Kept& kept, time::Instant now) const;
  void make_room(std::int64_t member, time::Instant now);

  const SessionLimits limits_;
  std::mutex mutex_;
  Shelf by_secret_;
  std::uint64_t next_number_ = 1;
};

}  // namespace tryggkarta::session
