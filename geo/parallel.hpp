// Several threads for one piece of work: the only threads that geo starts.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace tryggkarta {

/// Runs `task(0)` … `task(count − 1)` on at most `threads` threads, the caller's among them, and returns when all have
/// ended. The first thing that a task throws is thrown here; tasks that have not begun by then are left out.
inline void in_parallel(unsigned threads, std::size_t count, const std::function<void(std::size_t)>& task) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr first_thrown;
  const auto work = [&] {
    for (std::size_t mine = next++; mine < count; mine = next++) {
      try {
        task(mine);
      } catch (...) {
        const std::lock_guard lock{mutex};
        if (!first_thrown) first_thrown = std::current_exception();
        next = count;
      }
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (std::size_t helper = 1; helper < std::min<std::size_t>(threads, count); ++helper) {
      try {
        helpers.emplace_back(work);
      } catch (const std::system_error&) {
        break;  // the system has no thread left: those that are there do all of it
      }
    }
    work();
  }
  if (first_thrown) std::rethrow_exception(first_thrown);
}

}  // namespace tryggkarta
