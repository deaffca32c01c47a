// Threads of their own for what takes long, so that nobody's map waits for it.
#pragma once

#include "server/http/sockets.hpp"  // first of Asio

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <functional>

namespace tryggkarta::http {

class SlowLane {
 public:
  /// Two: passwords are hashed here, each in 64 MiB.
  static constexpr std::size_t kThreads = 2;
  /// How much may wait or be worked on at once.
  static constexpr std::size_t kMost = 64;

  SlowLane() : threads_(kThreads) {}
  ~SlowLane() { finish(); }
  SlowLane(const SlowLane&) = delete;
  SlowLane& operator=(const SlowLane&) = delete;

  /// Does `work`, which throws nothing, on one of the threads; goes on where it was called from, an executor of one
  /// thread. False, with nothing done, where too much is waiting already.
  Task<bool> run(Executor executor, std::function<void()> work);

  /// Returns when all that was begun is done; what still waits is never begun. Whoever waits in `run` may then be
  /// destroyed.
  void finish();

 private:
  std::atomic<std::size_t> count_{0};
  std::atomic<bool> ending_{false};
  boost::asio::thread_pool threads_;
};

}  // namespace tryggkarta::http
