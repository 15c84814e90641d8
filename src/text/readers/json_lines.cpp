#include "text/readers/json_lines.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "edgewise/base/diagnostics.hpp"
#include "edgewise/base/json.hpp"

namespace edgewise {
namespace {

enum Key : std::size_t { kId, kText, kTitle, kDate, kUrl, kSource, kLanguage, kNoKey };
constexpr std::array<std::string_view, kNoKey> kNames = {"id", "text", "title", "date", "url", "source", "language"};

std::size_t key_named(std::string_view name) {
  for (std::size_t key = 0; key < kNoKey; ++key) {
    if (kNames[key] == name) return key;
  }
  return kNoKey;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// The value of four hexadecimal digits; -1 where they are none.
int hex4(const char* p) {
  int value = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hex(p[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// Which bytes of [p, p + 64) are a quote or a backslash, one bit each.
std::uint64_t special_bytes(const char* p) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\');
  std::uint64_t bits = 0;
  for (int i = 0; i < 4; ++i) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + i * 16));
    const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, backslash));
    bits |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << (i * 16);
  }
  return bits;
#else
  std::uint64_t bits = 0;
  for (int i = 0; i < 64; ++i) bits |= std::uint64_t{p[i] == '"' || p[i] == '\\'} << i;
  return bits;
#endif
}

// The length of the escape at p ("\n", "\u0161"); 0 where it is none or breaks off.
std::size_t escape_length(const char* p, const char* end) {
  if (end - p < 2) return 0;
  switch (p[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      return 2;
    case 'u':
      return end - p >= 6 && hex4(p + 2) >= 0 ? 6 : 0;
    default:
      return 0;
  }
}

// Writes what the escape at `from` stands for to `to`; returns how much of `from` is taken. A surrogate without its
// other half is read as U+FFFD.
std::size_t write_escape(const char* from, const char* end, char*& to) {
  switch (from[1]) {
    case 'n':
      *to++ = '\n';
      return 2;
    case 't':
      *to++ = '\t';
      return 2;
    case 'r':
      *to++ = '\r';
      return 2;
    case 'b':
      *to++ = '\b';
      return 2;
    case 'f':
      *to++ = '\f';
      return 2;
    case 'u': {
      const int first = hex4(from + 2);
      auto c = static_cast<char32_t>(first);
      std::size_t taken = 6;
      if (first >= 0xD800 && first < 0xDC00 && end - from >= 12 && from[6] == '\\' && from[7] == 'u') {
        const int second = hex4(from + 8);
        if (second >= 0xDC00 && second < 0xE000) {
          c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(second) - 0xDC00);
          taken = 12;
        }
      }
      to = utf8::encode(to, c);
      return taken;
    }
    default:
      *to++ = from[1];  // the quote, the backslash, the slash
      return 2;
  }
}

// The events of one line for the keys that a document has; other values are passed over.
class DocumentEvents : public json::Handler {
 public:
  explicit DocumentEvents(std::array<std::string_view, kNoKey>& values, std::array<bool, kNoKey>& texts)
      : values_(values), texts_(texts) {}
  bool on_key(std::string_view key) override {
    if (depth_ == 1) key_ = key_named(key);
    return true;
  }
  bool on_string(std::string_view text) override { return value(text, true); }
  bool on_number(std::string_view digits) override { return value(digits, false); }
  bool on_boolean(bool) override { return value("", false); }
  bool on_null() override { return value("", false); }
  bool on_begin_object() override { return open(); }
  bool on_end_object() override { return close(); }
  bool on_begin_array() override { return depth_ > 0 && open(); }
  bool on_end_array() override { return close(); }

 private:
  bool value(std::string_view text, bool is_text) {
    if (depth_ == 0) return false;
    if (depth_ == 1 && key_ != kNoKey) {
      values_[key_] = text;
      texts_[key_] = is_text;
    }
    return true;
  }
  bool open() {
    if (depth_ == 1 && key_ != kNoKey) {
      values_[key_] = {};
      texts_[key_] = false;
    }
    ++depth_;
    return true;
  }
  bool close() {
    --depth_;
    return true;
  }

  std::array<std::string_view, kNoKey>& values_;
  std::array<bool, kNoKey>& texts_;
  std::size_t depth_ = 0;
  std::size_t key_ = kNoKey;
};

}  // namespace

std::string_view iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return {};
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (!is_digit(text[i])) return {};
  }
  if (text.size() > 10 && is_digit(text[10])) return {};
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 10 + (text[at + i] - '0');
    return value;
  };
  constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (month < 1 || month > 12 || day < 1 || day > kDays[static_cast<std::size_t>(month)]) return {};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month == 2 && day == 29 && !leap) return {};
  return text.substr(0, 10);
}

// From behind the opening quote to behind the closing one. Every escape is checked here and noted, so that decode()
// cannot fail once the line is being overwritten.
bool JsonLineReader::scan_string(char*& at, char* end, Raw& raw) {
  raw = {};
  raw.begin = at;
  raw.text = true;
  raw.first_escape = escapes_.size();
  char* behind_escape = at;
  // Blocks of 64 bytes may reach past the end: the buffer has room there, and what lies there is not looked at.
  for (char* block = at; block < end; block += 64) {
    std::uint64_t bits = special_bytes(block);
    while (bits != 0) {
      char* const p = block + __builtin_ctzll(bits);
      bits &= bits - 1;
      if (p >= end) return false;
      if (p < behind_escape) continue;
      if (*p == '"') {
        raw.end = p;
        raw.escapes = escapes_.size() - raw.first_escape;
        at = p + 1;
        return true;
      }
      const std::size_t length = escape_length(p, end);
      if (length == 0) return false;
      behind_escape = p + length;
      escapes_.push_back(p);
    }
  }
  return false;
}

// Finds the values of a flat object. False where the line is anything else; it is not changed.
bool JsonLineReader::scan(char* line, char* end) {
  escapes_.clear();
  for (Raw& raw : raw_) raw = {};
  char* p = line;
  const auto skip = [&] {
    while (p < end && is_space(*p)) ++p;
    return p < end;
  };
  if (!skip() || *p++ != '{') return false;
  if (!skip()) return false;
  if (*p == '}') {
    ++p;
    return !skip();
  }
  while (true) {
    if (!skip() || *p != '"') return false;
    char* const name = ++p;
    while (p < end && *p != '"' && *p != '\\' && static_cast<unsigned char>(*p) >= 0x20) ++p;
    if (p >= end || *p != '"') return false;
    const std::size_t key = key_named({name, static_cast<std::size_t>(p - name)});
    ++p;
    if (!skip() || *p++ != ':' || !skip()) return false;
    Raw raw;
    if (*p == '"') {
      ++p;
      if (!scan_string(p, end, raw)) return false;
    } else if (is_digit(*p) || (*p >= 'a' && *p <= 'z')) {
      raw.begin = p;
      while (p < end && (is_digit(*p) || (*p >= 'a' && *p <= 'z'))) ++p;
      raw.end = p;
      const std::string_view word(raw.begin, static_cast<std::size_t>(p - raw.begin));
      // Whole numbers and the three words; fractions, signs and what is no JSON go to the parser.
      if (is_digit(word[0])) {
        if (word.find_first_not_of("0123456789") != std::string_view::npos) return false;
        if (word.size() > 1 && word[0] == '0') return false;
      } else {
        if (word != "true" && word != "false" && word != "null") return false;
        raw.end = raw.begin;
      }
    } else {
      return false;
    }
    if (key < kNoKey) raw_[key] = raw;
    if (!skip()) return false;
    if (*p == '}') {
      ++p;
      return !skip();
    }
    if (*p++ != ',') return false;
  }
}

// Takes the escapes of a value out, in place.
std::string_view JsonLineReader::decode(const Raw& raw) {
  if (raw.escapes == 0) return {raw.begin, static_cast<std::size_t>(raw.end - raw.begin)};
  char* to = escapes_[raw.first_escape];
  const char* from = to;
  for (std::size_t i = raw.first_escape; i < raw.first_escape + raw.escapes; ++i) {
    const char* const escape = escapes_[i];
    if (escape < from) continue;  // the second half of a surrogate pair
    const auto plain = static_cast<std::size_t>(escape - from);
    std::memmove(to, from, plain);
    to += plain;
    from = escape + write_escape(escape, raw.end, to);
  }
  const auto rest = static_cast<std::size_t>(raw.end - from);
  std::memmove(to, from, rest);
  return {raw.begin, static_cast<std::size_t>(to + rest - raw.begin)};
}

// The whole JSON: for lines that scan() does not take.
bool JsonLineReader::parse(char* line, std::size_t size) {
  // The parser refuses raw control characters and half surrogate pairs; real files have both. A NUL is made a byte that
  // is no UTF-8, so that it is replaced and counted with the others.
  for (std::size_t i = 0; i < size; ++i) {
    if (line[i] == '\0') line[i] = '\xFF';
    if (static_cast<unsigned char>(line[i]) < 0x20) line[i] = ' ';
    if (line[i] != '\\' || i + 1 >= size) continue;
    if (line[i + 1] == 'u' && i + 6 <= size) {
      const int unit = hex4(line + i + 2);
      const bool first = unit >= 0xD800 && unit < 0xDC00;
      const int next = i + 12 <= size && line[i + 6] == '\\' && line[i + 7] == 'u' ? hex4(line + i + 8) : -1;
      if (first && next >= 0xDC00 && next < 0xE000) {
        i += 11;
        continue;
      }
      if (first || (unit >= 0xDC00 && unit < 0xE000)) std::memcpy(line + i + 2, "fffd", 4);
    }
    ++i;
  }
  std::array<std::string_view, kNoKey> values{};
  std::array<bool, kNoKey> texts{};
  DocumentEvents events(values, texts);
  json::Failure failure;
  if (!json::parse_in_situ(line, size, events, failure)) {
    problem_ = failure.message.empty() ? "is no JSON object; write {\"id\": ..., \"text\": ...}"
                                       : fmt::format("is no JSON: column {}: {}", failure.offset + 1, failure.message);
    return false;
  }
  for (std::size_t key = 0; key < kNoKey; ++key) {
    values_[key] = values[key];
    raw_[key].text = texts[key];
  }
  return true;
}

bool JsonLineReader::fill(Document& document) {
  if (values_[kId].empty()) {
    problem_ = "has no \"id\", or an empty one; each line needs \"id\" and \"text\"";
    return false;
  }
  if (!raw_[kText].text) {
    problem_ = "has no \"text\" that is a string; each line needs \"id\" and \"text\"";
    return false;
  }
  // Views become writable again: they point into the line.
  for (const std::string_view value : values_) {
    if (!value.empty()) replaced_ += utf8::sanitize(const_cast<char*>(value.data()), value.size());
  }
  if (values_[kText].starts_with("\xEF\xBB\xBF")) std::memset(const_cast<char*>(values_[kText].data()), ' ', 3);
  document.id = values_[kId];
  document.text = values_[kText];
  document.title = raw_[kTitle].text ? values_[kTitle] : std::string_view();
  document.url = raw_[kUrl].text ? values_[kUrl] : std::string_view();
  document.source = raw_[kSource].text ? values_[kSource] : std::string_view();
  document.language = raw_[kLanguage].text ? values_[kLanguage] : std::string_view();
  document.date = iso_day(values_[kDate]);
  if (document.date.empty()) odd_date_ = values_[kDate];
  return true;
}

bool JsonLineReader::read(char* line, std::size_t size, Document& document) {
  replaced_ = 0;
  odd_date_ = {};
  if (scan(line, line + size)) {
    for (std::size_t key = 0; key < kKeys; ++key) {
      values_[key] = raw_[key].begin == nullptr ? std::string_view() : decode(raw_[key]);
    }
  } else if (!parse(line, size)) {
    return false;
  }
  return fill(document);
}

}  // namespace edgewise
