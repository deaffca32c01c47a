// The current one of something immutable that is replaced whole.
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace tryggkarta::server {

/// Holds the current T. Whoever took `current()` keeps a consistent whole for as long as it holds the pointer, even
/// if `replace` happens meanwhile. A mutex, not std::atomic<std::shared_ptr>: GCC 12's trips ThreadSanitizer.
template <class T>
class Live {
 public:
  Live() = default;
  explicit Live(std::shared_ptr<const T> first) : current_(std::move(first)) {}

  /// The current T; empty before the first `replace`.
  std::shared_ptr<const T> current() const {
    const std::lock_guard lock(mutex_);
    return current_;
  }

  /// Makes `next` the current one. The last holder of the old one destroys it.
  void replace(std::shared_ptr<const T> next) {
    const std::lock_guard lock(mutex_);
    current_.swap(next);
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const T> current_;
};

}  // namespace tryggkarta::server
