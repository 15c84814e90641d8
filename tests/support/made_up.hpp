#pragma once
// Numbers that look random and words that look like names, the same everywhere: SplitMix64, as the standard's
// distributions differ between libraries, and syllables.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

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

inline constexpr std::array<const char*, 16> kSyllables = {"ba", "do", "fe", "gi", "lo", "mu", "na", "pe",
                                                           "ra", "si", "to", "vu", "za", "ke", "mi", "ro"};

// A word that stands for a number; words of one ending differ where their numbers do.
inline std::string word_of(std::size_t number, char ending) {
  std::string word;
  do {
    word += kSyllables[number % kSyllables.size()];
    number /= kSyllables.size();
  } while (number != 0);
  return word + ending;
}

inline std::string capital(std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

}  // namespace edgewise::test
