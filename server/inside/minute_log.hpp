// What has been logged in this minute: a dragged map asks for hundreds of tiles and is one line in the log.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "geo/time/local_time.hpp"

namespace tryggkarta::inside {

/// Safe to use from any thread.
class MinuteLog {
 public:
  /// Whether the line of the key (who, in which part and for what; layers; filter) is kept for the minute of `now`.
  bool is_kept(const std::string& key, time::Instant now);
  /// Calls `keep` unless the line is kept; whoever asks meanwhile waits for the outcome. What `keep` throws is thrown,
  /// and the line is not kept then.
  void keep_once(const std::string& key, time::Instant now, const std::function<void()>& keep);

 private:
  void begin_minute(time::Instant now);

  std::mutex keeping_;  // held while a line is written; the other one only for a look
  std::mutex mutex_;
  std::chrono::sys_time<std::chrono::minutes> minute_{};
  std::set<std::string> seen_;
};

}  // namespace tryggkarta::inside
