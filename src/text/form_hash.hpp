#pragma once
// The hash of a written form, over its bytes with ASCII letters in lower case: how the lexicon finds a word. The
// tokenizer computes it from the bytes it has in hand. Inner header of src/text.

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace edgewise {

inline std::uint64_t mix_words(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide m = static_cast<Wide>(a ^ 0x9e3779b97f4a7c15ull) * (b ^ 0xe7037ed1a0b428dbull);
  return static_cast<std::uint64_t>(m) ^ static_cast<std::uint64_t>(m >> 64);
}

// A form of up to 16 bytes: its bytes in lower case, zeros behind them.
inline std::uint64_t hash_short_form(std::uint64_t low, std::uint64_t high, std::size_t size) {
  return mix_words(low + size * 0xd6e8feb86659fd93ull, high);
}

// Eight bytes, letters lower-cased by setting bit 5 where the byte is an upper-case letter.
inline std::uint64_t lower8(std::uint64_t v) {
  constexpr std::uint64_t ones = 0x0101010101010101ull;
  const std::uint64_t low7 = v & (0x7f * ones);
  const std::uint64_t above = low7 + ((0x80 - 'A') * ones);
  const std::uint64_t beyond = low7 + ((0x80 - 'Z' - 1) * ones);
  const std::uint64_t upper = (above & ~beyond & ~v) & (0x80 * ones);
  return v | (upper >> 2);
}

inline std::uint64_t load8(const char* p) {
  std::uint64_t v;
  std::memcpy(&v, p, 8);
  return v;
}

// The first n (1 to 8) bytes at p. One plain load where it cannot run into another page, which is nearly always.
#if defined(__clang__) || defined(__GNUC__)
__attribute__((no_sanitize("address")))
#endif
inline std::uint64_t
load_tail(const char* p, std::size_t n) {
  if ((reinterpret_cast<std::uintptr_t>(p) & 4095u) <= 4088u) {
    std::uint64_t v;
    __builtin_memcpy(&v, p, 8);
    return n >= 8 ? v : v & ((1ull << (8 * n)) - 1);
  }
  std::uint64_t v = 0;
  std::memcpy(&v, p, n);
  return v;
}

// Of a form of any size.
inline std::uint64_t hash_form(const char* p, std::size_t n) {
  const std::size_t size = n;
  if (n <= 8) return hash_short_form(n == 0 ? 0 : lower8(load_tail(p, n)), 0, size);
  if (n <= 16) return hash_short_form(lower8(load8(p)), lower8(load_tail(p + 8, n - 8)), size);
  std::uint64_t h = hash_short_form(lower8(load8(p)), lower8(load8(p + 8)), size);
  for (p += 16, n -= 16; n > 8; p += 8, n -= 8) h = mix_words(h, lower8(load8(p)));
  return mix_words(h, lower8(load_tail(p, n)));
}

}  // namespace edgewise
