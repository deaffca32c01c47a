// Ctrl-C during long work: noticed between two steps, so that everything is rolled back in order.
#pragma once

#include <functional>

namespace tryggkarta::commands {

/// While it lives, SIGINT and SIGTERM are noted instead of ending the process; a second one ends it. One at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// Ends the work of `run_interruptibly` once a signal has come, by an exception of its own.
  void stop_if_asked() const;
};

/// Does work that may be interrupted: then it says so, and the program ends with 130, the code that shells know.
void run_interruptibly(const std::function<void()>& work);

}  // namespace tryggkarta::commands
