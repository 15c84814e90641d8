#pragma once
// How many newlines a block of bytes holds: for line numbers, at a fraction of the time that reading the block takes.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace edgewise {

inline std::size_t count_newlines(std::string_view bytes) {
  std::size_t count = 0, at = 0;
#if defined(__SSE2__)
  const __m128i newline = _mm_set1_epi8('\n'), zero = _mm_setzero_si128();
  while (at + 64 <= bytes.size()) {
    // A lane counts down from 0 to -255 at most before it is added up.
    const std::size_t stop = std::min(bytes.size() - 63, at + 64 * 63);
    __m128i lanes = zero;
    for (; at < stop; at += 64) {
      for (std::size_t i = 0; i < 64; i += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + at + i));
        lanes = _mm_sub_epi8(lanes, _mm_cmpeq_epi8(block, newline));
      }
    }
    const __m128i sums = _mm_sad_epu8(lanes, zero);
    count += static_cast<std::size_t>(_mm_cvtsi128_si64(sums)) +
             static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
  }
#endif
  return count +
         static_cast<std::size_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), '\n'));
}

}  // namespace edgewise
