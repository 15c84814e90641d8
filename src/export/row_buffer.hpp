#pragma once
// Rows on their way to a sink, for the formats that graphs of millions of edges are written in. Nearly every value is
// ASCII with nothing to escape: it is copied and looked at in the same pass, sixteen bytes at a time; what is not goes
// the way of export/text.hpp and is put in as a whole. Bytes are laid behind one another in one block that grows only
// for a row larger than it; a flush hands it on.

#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "edgewise/export/target.hpp"
#include "export/text.hpp"

namespace edgewise::exporting {

// Copies `text` to `to`, where there is room for it and 16 bytes more, and tells whether all of it is ASCII from the
// space up but for the `special` characters. What is copied where it is not has no meaning.
template <char... special>
bool copy_plain(char* to, std::string_view text) {
  const char* from = text.data();
  const std::size_t size = text.size();
#if defined(__SSE2__)
  // As signed numbers, bytes of other letters and control characters are what is less than a space.
  const auto odd = [](__m128i block) {
    __m128i found = _mm_cmplt_epi8(block, _mm_set1_epi8(' '));
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8(special)))), ...);
    return found;
  };
  const auto load = [](const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); };
  const auto store = [](char* p, __m128i block) { _mm_storeu_si128(reinterpret_cast<__m128i*>(p), block); };
  if (size >= 16) {
    const __m128i last = load(from + size - 16);
    __m128i found = odd(last);
    for (std::size_t i = 0; i + 16 < size; i += 16) {
      const __m128i block = load(from + i);
      store(to + i, block);
      found = _mm_or_si128(found, odd(block));
    }
    store(to + size - 16, last);
    return _mm_movemask_epi8(found) == 0;
  }
  if (size >= 8) {
    std::uint64_t a, b;
    std::memcpy(&a, from, 8);
    std::memcpy(&b, from + size - 8, 8);
    std::memcpy(to, &a, 8);
    std::memcpy(to + size - 8, &b, 8);
    return _mm_movemask_epi8(odd(_mm_set_epi64x(static_cast<long long>(b), static_cast<long long>(a)))) == 0;
  }
  if (size >= 4) {
    std::uint32_t a, b;
    std::memcpy(&a, from, 4);
    std::memcpy(&b, from + size - 4, 4);
    std::memcpy(to, &a, 4);
    std::memcpy(to + size - 4, &b, 4);
    return _mm_movemask_epi8(odd(_mm_set_epi32(0x20202020, 0x20202020, static_cast<int>(b), static_cast<int>(a)))) == 0;
  }
#endif
  bool plain = true;
  for (std::size_t i = 0; i < size; ++i) {
    const char c = from[i];
    to[i] = c;
    plain = plain && c >= ' ' && static_cast<signed char>(c) >= 0 && ((c != special) && ...);
  }
  return plain;
}

class RowBuffer {
 public:
  RowBuffer() : block_(new char[kFull + kSlack]), at_(block_.get()), end_(at_ + kFull) {}

  std::size_t size() const { return static_cast<std::size_t>(at_ - block_.get()); }
  std::string_view text() const { return {block_.get(), size()}; }
  void cut(std::size_t size) { at_ = block_.get() + size; }  // what was put behind it is gone
  void clear() { cut(0); }

  void put(char c) {
    room(1);
    *at_++ = c;
  }
  void put(std::string_view text) {
    char* const to = room(text.size());
    // Most are shorter than a call of memcpy is worth.
    if (text.size() >= 16) {
      std::memcpy(to, text.data(), text.size());
    } else {
      copy_plain<>(to, text);
    }
    at_ += text.size();
  }
  void put(std::int64_t number) {
    char* const to = room(24);
    if (number >= 0 && number < 10) {
      *to = static_cast<char>('0' + number);
      ++at_;
      return;
    }
    at_ = std::to_chars(to, to + 24, number).ptr;
  }
  // The text as it is where it is plain; false, and nothing put, where not.
  template <char... special>
  bool put_plain(std::string_view text) {
    char* const to = room(text.size());
    if (!copy_plain<special...>(to, text)) return false;
    at_ += text.size();
    return true;
  }

  void flush(ByteSink& sink) {
    if (size() > 0) sink.write(text());
    clear();
  }
  void check(ByteSink& sink) {
    if (size() >= kFull / 2) flush(sink);
  }

 private:
  static constexpr std::size_t kFull = 256 * 1024, kSlack = 32;

  char* room(std::size_t more) {
    if (static_cast<std::size_t>(end_ - at_) < more) grow(more);
    return at_;
  }
  void grow(std::size_t more) {
    const std::size_t used = size(), full = 2 * (used + more);
    std::unique_ptr<char[]> larger(new char[full + kSlack]);
    std::memcpy(larger.get(), block_.get(), used);
    block_ = std::move(larger);
    at_ = block_.get() + used;
    end_ = block_.get() + full;
  }

  std::unique_ptr<char[]> block_;
  char *at_, *end_;
};

// A number in hundredths, as confidences are, by the shortest form that reads back the same: "0.9"; false, and nothing
// put, where it is no whole number of them or 1 or more.
inline bool put_hundredths(RowBuffer& out, double number) {
  if (!(number > 0 && number < 1)) return false;
  const int whole = static_cast<int>(number * 100 + 0.5);
  if (static_cast<double>(whole) / 100 != number) return false;
  const char digits[4] = {'0', '.', static_cast<char>('0' + whole / 10), static_cast<char>('0' + whole % 10)};
  out.put(std::string_view(digits, whole % 10 == 0 ? 3 : 4));
  return true;
}

// As append_real() of export/text.hpp.
inline void put_real(RowBuffer& out, double number) {
  if (put_hundredths(out, number)) return;
  std::string text;
  append_real(text, number);
  out.put(text);
}

}  // namespace edgewise::exporting
