#include "edgewise/base/utf8.hpp"

#include <utf8proc.h>

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace edgewise::utf8 {
namespace {

// How many bytes from p on are ASCII without NUL, in steps of 16.
std::size_t plain_blocks(const char* p, std::size_t size) {
  std::size_t n = 0;
#if defined(__SSE2__)
  const __m128i zero = _mm_setzero_si128();
  // As signed numbers, ASCII without NUL is what is greater than 0.
  while (n + 64 <= size) {
    const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + n));
    const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + n + 16));
    const __m128i c = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + n + 32));
    const __m128i d = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + n + 48));
    const __m128i plain = _mm_and_si128(_mm_and_si128(_mm_cmpgt_epi8(a, zero), _mm_cmpgt_epi8(b, zero)),
                                        _mm_and_si128(_mm_cmpgt_epi8(c, zero), _mm_cmpgt_epi8(d, zero)));
    if (_mm_movemask_epi8(plain) != 0xFFFF) break;
    n += 64;
  }
  while (n + 16 <= size) {
    const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + n));
    if (_mm_movemask_epi8(_mm_cmpgt_epi8(a, zero)) != 0xFFFF) break;
    n += 16;
  }
#else
  while (n + 8 <= size) {
    std::uint64_t word;
    std::memcpy(&word, p + n, 8);
    const std::uint64_t has_zero = (word - 0x0101010101010101ULL) & ~word;
    if (((word | has_zero) & 0x8080808080808080ULL) != 0) break;
    n += 8;
  }
#endif
  return n;
}

bool is_tail(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The length of the well-formed sequence at p (1 to 4), 0 where there is none or NUL stands there.
std::size_t sequence(const char* p, std::size_t size) {
  const auto lead = static_cast<unsigned char>(p[0]);
  if (lead < 0x80) return lead == 0 ? 0 : 1;
  if (lead < 0xC2 || lead > 0xF4 || size < 2) return 0;
  const auto second = static_cast<unsigned char>(p[1]);
  if (lead < 0xE0) return is_tail(p[1]) ? 2 : 0;
  if (lead < 0xF0) {
    if (size < 3 || !is_tail(p[1]) || !is_tail(p[2])) return 0;
    if (lead == 0xE0 && second < 0xA0) return 0;  // overlong
    if (lead == 0xED && second > 0x9F) return 0;  // surrogates
    return 3;
  }
  if (size < 4 || !is_tail(p[1]) || !is_tail(p[2]) || !is_tail(p[3])) return 0;
  if (lead == 0xF0 && second < 0x90) return 0;  // overlong
  if (lead == 0xF4 && second > 0x8F) return 0;  // above U+10FFFF
  return 4;
}

// From `at` on, a position where trouble starts; size where there is none.
std::size_t find_invalid(const char* data, std::size_t size, std::size_t at) {
  while (at < size) {
    at += plain_blocks(data + at, size - at);
    // A block is stepped through before blocks are tried again: non-ASCII letters come in company.
    const std::size_t stop = at + 16 < size ? at + 16 : size;
    while (at < stop) {
      const std::size_t length = sequence(data + at, size - at);
      if (length == 0) return at;
      at += length;
    }
  }
  return size;
}

}  // namespace

std::size_t first_invalid(std::string_view text) {
  return find_invalid(text.data(), text.size(), 0);
}

std::size_t sanitize(char* data, std::size_t size) {
  std::size_t replaced = 0;
  for (std::size_t at = find_invalid(data, size, 0); at < size; at = find_invalid(data, size, at + 1)) {
    data[at] = kReplacedByte;
    ++replaced;
  }
  return replaced;
}

char32_t decode(std::string_view text, std::size_t& position) {
  const char* p = text.data() + position;
  const auto byte = [p](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(p[i])); };
  if (byte(0) < 0x80) {
    ++position;
    return byte(0);
  }
  const std::size_t length = sequence(p, text.size() - position);
  position += length == 0 ? 1 : length;
  switch (length) {
    case 2:
      return ((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F);
    case 3:
      return ((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
    case 4:
      return ((byte(0) & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F);
    default:
      return kInvalid;
  }
}

char* encode(char* out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto put = [&out](char32_t byte) { *out++ = static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
  return out;
}

void append(std::string& out, char32_t code_point) {
  char buffer[4];
  out.append(buffer, encode(buffer, code_point));
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    if (c == kInvalid) {
      ++width;
    } else if (c >= 0x20 && c < 0x7F) {
      ++width;
    } else if (c >= 0x80) {
      const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
      width += columns > 0 ? static_cast<std::size_t>(columns) : 0;
    }
  }
  return width;
}

}  // namespace edgewise::utf8
