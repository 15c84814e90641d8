#pragma once
// A clean end on SIGINT and SIGTERM for work that changes files. While an InterruptGuard lives, the signal sets a flag;
// loops call check_interrupt() between two pieces of work, which throws Interrupted, so that what is committed stays
// and what was begun is rolled back. A second signal ends the program at once. Without a guard signals end it as usual.

#include <atomic>

namespace edgewise {

class Interrupted {};

class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
};

// For a program that people talk to: while it lives, SIGINT only sets flag(), as often as it comes, and ends a read()
// with EINTR. One at a time.
class InterruptTrap {
 public:
  InterruptTrap();
  ~InterruptTrap();
  InterruptTrap(const InterruptTrap&) = delete;
  InterruptTrap& operator=(const InterruptTrap&) = delete;
  std::atomic<bool>& flag();
};

const std::atomic<bool>& interrupt_flag();  // for code that polls it itself
bool interrupted();                         // from any thread
void check_interrupt();                     // throws Interrupted where a signal came

}  // namespace edgewise
