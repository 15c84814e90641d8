#include "edgewise/base/interrupt.hpp"

#include <signal.h>

#include <csignal>

namespace edgewise {
namespace {

std::atomic<bool> signal_came{false};
static_assert(std::atomic<bool>::is_always_lock_free, "the handler must not lock");

extern "C" void on_signal(int signal) {
  signal_came.store(true);
  std::signal(signal, SIG_DFL);  // the second one ends the program
}

std::atomic<bool> trapped{false};

extern "C" void on_trapped(int) {
  trapped.store(true);
}

}  // namespace

InterruptTrap::InterruptTrap() {
  trapped.store(false);
  struct sigaction action = {};
  action.sa_handler = on_trapped;  // without SA_RESTART, so that a read() at the prompt comes back
  ::sigaction(SIGINT, &action, nullptr);
}

InterruptTrap::~InterruptTrap() {
  std::signal(SIGINT, SIG_DFL);
}

std::atomic<bool>& InterruptTrap::flag() {
  return trapped;
}

InterruptGuard::InterruptGuard() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

InterruptGuard::~InterruptGuard() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

const std::atomic<bool>& interrupt_flag() {
  return signal_came;
}

bool interrupted() {
  return signal_came.load(std::memory_order_relaxed);
}

void check_interrupt() {
  if (interrupted()) throw Interrupted{};
}

}  // namespace edgewise
