// What has been logged in this minute: a dragged map asks for hundreds of tiles and is one line in the log.
#pragma once

#include <chrono>
#include <mutex>
#include <set>
#include <string>

#include "geo/time/local_time.hpp"

namespace tryggkarta::inside {

/// Safe to use from any thread.
class MinuteLog {
 public:
  /// Whether this is the first time in the minute of `now` that the key (session, layers, filter) is named.
  bool is_news(const std::string& key, time::Instant now);
  /// The line could not be kept after all: it is news again.
  void forget(const std::string& key);

 private:
  std::mutex mutex_;
  std::chrono::sys_time<std::chrono::minutes> minute_{};
  std::set<std::string> seen_;
};

}  // namespace tryggkarta::inside
