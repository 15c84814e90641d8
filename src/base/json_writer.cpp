// The writing half of base/json: text appended to a string.

#include <fmt/compile.h>
#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <iterator>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/json_text.hpp"
#include "edgewise/base/json.hpp"
#include "edgewise/base/utf8.hpp"

namespace edgewise::json {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// The first byte from `at` on that cannot stand in a JSON string as it is.
std::size_t next_escape(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), control = _mm_set1_epi8(0x1F);
  while (at + 16 <= text.size()) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, backslash)),
                                       _mm_cmpeq_epi8(_mm_min_epu8(block, control), block));
    const int mask = _mm_movemask_epi8(found);
    if (mask != 0) return at + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
    at += 16;
  }
#endif
  while (at < text.size() && !needs_escape(text[at])) ++at;
  return at;
}

void write_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\0':
    case kReplacedByte:
      out += kReplacement;
      return;
    default:
      fmt::format_to(std::back_inserter(out), FMT_COMPILE("\\u{:04x}"), static_cast<unsigned char>(c));
  }
}

}  // namespace

void write_string(std::string& out, std::string_view text) {
  out += '"';
  if (text.empty() || is_plain(text)) {
    out.append(text);
    out += '"';
    return;
  }
  while (true) {
    // What is valid UTF-8 goes out run by run; a byte that is not is replaced, and the rest tried again.
    const std::size_t valid = utf8::first_invalid(text);
    const std::string_view good = text.substr(0, valid);
    for (std::size_t at = 0; at < good.size();) {
      const std::size_t next = next_escape(good, at);
      out.append(good.data() + at, next - at);
      if (next == good.size()) break;
      write_escape(out, good[next]);
      at = next + 1;
    }
    if (valid == text.size()) break;
    out += kReplacement;
    text.remove_prefix(valid + 1);
  }
  out += '"';
}

void Writer::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

Writer& Writer::open(char bracket) {
  separate();
  out_ += bracket;
  comma_ = false;
  return *this;
}

Writer& Writer::close(char bracket) {
  out_ += bracket;
  comma_ = true;
  return *this;
}

Writer& Writer::key(std::string_view name) {
  separate();
  write_string(out_, name);
  out_ += ':';
  comma_ = false;
  return *this;
}

Writer& Writer::string(std::string_view text) {
  separate();
  write_string(out_, text);
  return *this;
}

Writer& Writer::integer(std::int64_t number) {
  separate();
  const fmt::format_int digits(number);
  out_.append(digits.data(), digits.size());
  return *this;
}

Writer& Writer::number(double number) {
  if (!std::isfinite(number)) return null();
  separate();
  fmt::format_to(std::back_inserter(out_), FMT_COMPILE("{}"), number);
  return *this;
}

Writer& Writer::fixed(double number, int decimals) {
  if (!std::isfinite(number)) return null();
  separate();
  std::uint64_t n = 0;
  if (decimals == 2 && hundredths(number, n)) {
    const fmt::format_int digits(n / 100);
    out_.append(digits.data(), digits.size());
    out_ += '.';
    out_ += static_cast<char>('0' + n / 10 % 10);
    out_ += static_cast<char>('0' + n % 10);
    return *this;
  }
  fmt::format_to(std::back_inserter(out_), "{:.{}f}", number, decimals);
  return *this;
}

Writer& Writer::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

Writer& Writer::null() {
  separate();
  out_ += "null";
  return *this;
}

}  // namespace edgewise::json
