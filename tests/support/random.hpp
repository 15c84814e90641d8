#pragma once
// Numbers that look random and are the same everywhere: SplitMix64. The standard's distributions differ between
// libraries, this does not.

#include <cstddef>
#include <cstdint>

namespace edgewise::test {

class Random {
 public:
  explicit Random(std::uint64_t seed = 1) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  // Small numbers far more often than large ones.
  std::size_t skewed(std::size_t n) {
    const double u = static_cast<double>(next() >> 11) * 0x1p-53;
    return static_cast<std::size_t>(static_cast<double>(n) * u * u * u);
  }

 private:
  std::uint64_t state_;
};

}  // namespace edgewise::test
