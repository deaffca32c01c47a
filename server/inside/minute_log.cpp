#include "server/inside/minute_log.hpp"

namespace tryggkarta::inside {

bool MinuteLog::is_news(const std::string& key, time::Instant now) {
  const auto minute = std::chrono::floor<std::chrono::minutes>(now);
  const std::lock_guard lock(mutex_);
  if (minute != minute_) {
    seen_.clear();
    minute_ = minute;
  }
  return seen_.insert(key).second;
}

void MinuteLog::forget(const std::string& key) {
  const std::lock_guard lock(mutex_);
  seen_.erase(key);
}

}  // namespace tryggkarta::inside
