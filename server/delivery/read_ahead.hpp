// Two kinds of work on one stream: values are made on a thread of their own while the former ones are used.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <pthread.h>
#include <signal.h>

namespace tryggkarta::delivery {

/// Calls a function again and again on a thread of its own, at most two values ahead of who takes them: the values, and
/// what the function throws, come out as if it were called here.
template <class Value>
class ReadAhead {
 public:
  /// Nothing from `make` is the end. It is called by one thread at a time: that of the values while there are any left
  /// to take, afterwards nobody's. What it uses must outlive this object.
  explicit ReadAhead(std::function<std::optional<Value>()> make) : make_(std::move(make)) {
    // Signals are the caller's affair: the new thread takes none.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    thread_ = std::thread{[this] { make_all(); }};
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }

  /// Waits for the value that is being made.
  ~ReadAhead() {
    {
      const std::lock_guard lock{mutex_};
      unwanted_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// The next value in order, nothing at the end. Throws what `make` threw, after the values before it.
  std::optional<Value> next() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return ended_ || !ready_.empty(); });
    if (ready_.empty()) {
      if (failure_) std::rethrow_exception(failure_);
      return std::nullopt;
    }
    std::optional<Value> value{std::move(ready_.front())};
    ready_.pop_front();
    changed_.notify_all();
    return value;
  }

 private:
  static constexpr std::size_t kAhead = 2;

  void make_all() {
    std::exception_ptr failure;
    try {
      while (auto value = make_()) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return unwanted_ || ready_.size() < kAhead; });
        if (unwanted_) return;
        ready_.push_back(*std::move(value));
        changed_.notify_all();
      }
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock{mutex_};
    failure_ = std::move(failure);
    ended_ = true;
    changed_.notify_all();
  }

  std::function<std::optional<Value>()> make_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Value> ready_;
  std::exception_ptr failure_;
  bool ended_ = false;
  bool unwanted_ = false;
  std::thread thread_;
};

}  // namespace tryggkarta::delivery
