#pragma once
// What benchmarks measure of themselves.

#include <sys/resource.h>

#include <chrono>

namespace edgewise::bench {

// Seconds on the clock that the work takes.
template <typename Work>
double seconds(Work work) {
  const auto started = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

// The most memory that this process has had, in megabytes.
inline double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace edgewise::bench
