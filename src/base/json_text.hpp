#pragma once
// What the writers of JSON ask of a value before they take the short way. Inner header.

#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace edgewise::json {

// Whether a string is ASCII that needs no escape: nearly all are, and most are short.
inline bool is_plain(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101ull, tops = 0x80 * ones;
  const auto special = [](std::uint64_t v) {  // may also be set where a byte's neighbour is special
    return (v | ((v ^ ('"' * ones)) - ones) | ((v ^ ('\\' * ones)) - ones) | (v - 0x20 * ones)) & tops;
  };
  const auto load = [&](std::size_t at) {
    std::uint64_t v;
    std::memcpy(&v, text.data() + at, sizeof v);
    return v;
  };
  if (text.size() < 8) {
    std::uint64_t v = 0x2020202020202020ull;
    if (!text.empty()) std::memcpy(&v, text.data(), text.size());
    return special(v) == 0;
  }
  std::uint64_t found = special(load(text.size() - 8));
  for (std::size_t at = 0; at + 8 < text.size(); at += 8) found |= special(load(at));
  return found == 0;
}

// A number in hundredths, rounded as its two decimals are written. False where it is too large or so near to a half
// that the product may have rounded the wrong way.
inline bool hundredths(double number, std::uint64_t& out) {
  if (!(number >= 0 && number < 1e6)) return false;
  const double product = number * 100, whole = std::floor(product), rest = product - whole;
  if (std::abs(rest - 0.5) <= 1e-6) return false;
  out = static_cast<std::uint64_t>(whole) + (rest > 0.5 ? 1 : 0);
  return true;
}

}  // namespace edgewise::json
