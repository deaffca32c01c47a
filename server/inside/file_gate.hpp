// How many files one member is made at once: whoever asks for many keeps nobody else's waiting.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>

#include "geo/error.hpp"

namespace tryggkarta::inside {

/// Safe to use from any thread.
class FileGate {
 public:
  static constexpr int kMost = 2;

  /// One file in the making. Throws Error(unavailable) where the member has kMost already.
  class Passage {
   public:
    Passage(FileGate& gate, std::int64_t member) : gate_(gate), member_(member) { gate_.enter(member_); }
    Passage(const Passage&) = delete;
    Passage& operator=(const Passage&) = delete;
    ~Passage() { gate_.leave(member_); }

   private:
    FileGate& gate_;
    std::int64_t member_;
  };

 private:
  void enter(std::int64_t member) {
    const std::lock_guard lock(mutex_);
    int& count = counts_[member];
    if (count >= kMost) {
      throw Error{ErrorKind::unavailable, "Du tar redan ut två filer: vänta tills de är klara.",
                  "You are taking out two files already: wait until they are done."};
    }
    ++count;
  }
  void leave(std::int64_t member) {
    const std::lock_guard lock(mutex_);
    if (--counts_[member] == 0) counts_.erase(member);
  }

  std::mutex mutex_;
  std::map<std::int64_t, int> counts_;
};

}  // namespace tryggkarta::inside
