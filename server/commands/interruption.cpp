#include "server/commands/interruption.hpp"

#include <csignal>
#include <iostream>

#include "server/commands/commands.hpp"

namespace tryggkarta::commands {

namespace {

constexpr int kInterrupted = 130;
volatile std::sig_atomic_t asked = 0;
struct sigaction earlier_interrupt, earlier_terminate;

struct Interrupted {};

extern "C" void note_signal(int) { asked = 1; }

}  // namespace

Interruption::Interruption() {
  asked = 0;
  struct sigaction action {};
  action.sa_handler = note_signal;
  // The second signal finds the system's own handler: nobody has to wait for a step that hangs.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &earlier_interrupt);
  sigaction(SIGTERM, &action, &earlier_terminate);
}

Interruption::~Interruption() {
  sigaction(SIGINT, &earlier_interrupt, nullptr);
  sigaction(SIGTERM, &earlier_terminate, nullptr);
}

void Interruption::stop_if_asked() const {
  if (asked != 0) throw Interrupted{};
}

void run_interruptibly(const std::function<void()>& work) {
  try {
    work();
  } catch (const Interrupted&) {
    std::cerr << "tryggkarta: interrupted; the store is as it was.\n";
    end_with(kInterrupted);
  }
}

}  // namespace tryggkarta::commands
