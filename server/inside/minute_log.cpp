#include "server/inside/minute_log.hpp"

namespace tryggkarta::inside {

void MinuteLog::begin_minute(time::Instant now) {
  const auto minute = std::chrono::floor<std::chrono::minutes>(now);
  if (minute != minute_) seen_.clear();
  minute_ = minute;
}

bool MinuteLog::is_kept(const std::string& key, time::Instant now) {
  const std::lock_guard lock(mutex_);
  begin_minute(now);
  return seen_.count(key) > 0;
}

void MinuteLog::keep_once(const std::string& key, time::Instant now, const std::function<void()>& keep) {
  const std::lock_guard one_at_a_time(keeping_);
  if (is_kept(key, now)) return;
  keep();
  const std::lock_guard lock(mutex_);
  begin_minute(now);
  seen_.insert(key);
}

}  // namespace tryggkarta::inside
