// Two lanes of multiply-and-fold over 16 bytes at a time; the lanes differ in their constants and meet at the end.
#include "edgewise/store/content_hash.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstring>

namespace edgewise {
namespace {

// Odd constants with about half of their bits set: digits of pi after the point, 64 bits each.
constexpr std::uint64_t kPi[4] = {0x243f6a8885a308d3, 0x13198a2e03707345, 0xa4093822299f31d1, 0x082efa98ec4e6c89};

std::uint64_t fold_multiply(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// Little-endian whatever the machine.
std::uint64_t load(const char* p, std::size_t n) {
  std::uint64_t value = 0;
  if (n == 0) return value;  // an empty view may have no address at all
  if constexpr (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__) {
    std::memcpy(&value, p, n);
  } else {
    for (std::size_t i = 0; i < n; ++i)
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(p[i])) << (8 * i);
  }
  return value;
}

}  // namespace

ContentHash hash_bytes(std::string_view bytes, ContentHash seed) {
  std::uint64_t a = seed.high ^ kPi[0];
  std::uint64_t b = seed.low ^ kPi[1];
  const char* p = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 16; left -= 16, p += 16) {
    const std::uint64_t x = load(p, 8);
    const std::uint64_t y = load(p + 8, 8);
    a = fold_multiply(a ^ x, y ^ kPi[2]);
    b = fold_multiply(b ^ y, x ^ kPi[3]);
    a ^= b;  // neither lane may fall to zero and stay there
    b += kPi[1];
  }
  const std::uint64_t x = load(p, left < 8 ? left : 8);
  const std::uint64_t y = left > 8 ? load(p + 8, left - 8) : 0;
  a = fold_multiply(a ^ x ^ kPi[3], y ^ kPi[2] ^ bytes.size());
  b = fold_multiply(b ^ y ^ kPi[2], x ^ kPi[0] ^ a);
  ContentHash out{fold_multiply(a ^ kPi[1], b ^ kPi[0]), fold_multiply(b ^ kPi[3], a ^ kPi[2])};
  if (out.empty()) out.low = 1;
  return out;
}

std::string to_hex(ContentHash hash) {
  return fmt::format("{:016x}{:016x}", hash.high, hash.low);
}

ContentHash hash_from_hex(std::string_view text) {
  ContentHash out;
  if (text.size() != 32) return {};
  const char* middle = text.data() + 16;
  const auto high = std::from_chars(text.data(), middle, out.high, 16);
  const auto low = std::from_chars(middle, middle + 16, out.low, 16);
  return high.ptr == middle && low.ptr == middle + 16 ? out : ContentHash{};
}

std::uint64_t hash_bytes_64(std::string_view bytes, std::uint64_t seed) {
  const ContentHash hash = hash_bytes(bytes, {seed, 0});
  return hash.high ^ hash.low;
}

}  // namespace edgewise
