#include "edgewise/base/fold.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "edgewise/base/utf8.hpp"
#include "fold_table.hpp"

namespace edgewise {
namespace {

// ASCII: the folded letter, or 0 for what parts words.
constexpr std::array<char, 128> kAscii = [] {
  std::array<char, 128> table{};
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = c;
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
  return table;
}();

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || !is_ascii(c);
}

CyrillicStyle style_of(std::string_view text) {
  CyrillicStyle style = CyrillicStyle::kRussian;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::decode(text, at);
    const CyrillicStyle proven = style_of_letter(c);
    if (proven == CyrillicStyle::kSerbian) return proven;
    if (proven != CyrillicStyle::kRussian) style = proven;
  }
  return style;
}

// "Serbia's " -> "Serbia". The bare apostrophe of "Philippines'" parts words and needs no rule.
std::string_view without_possessive(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.size() < 3 || (text.back() != 's' && text.back() != 'S')) return text;
  const std::string_view rest = text.substr(0, text.size() - 1);
  if (rest.back() == '\'' || rest.back() == '`') return rest.substr(0, rest.size() - 1);
  for (const std::string_view quote : {"\xE2\x80\x99", "\xE2\x80\x98", "\xCA\xBC"}) {
    if (rest.ends_with(quote)) return rest.substr(0, rest.size() - quote.size());
  }
  return text;
}

// Words of folded letters with single spaces between them.
class Words {
 public:
  explicit Words(std::string& out) : out_(out) {}
  void part() { parted_ = !out_.empty(); }
  void add(char letter) {
    open();
    out_ += letter;
  }
  void add(std::string_view letters) {
    open();
    out_ += letters;
  }
  void replace_last(char letter) { out_.back() = letter; }
  bool at_word_start() const { return parted_ || out_.empty(); }

 private:
  void open() {
    if (parted_) out_ += ' ';
    parted_ = false;
  }
  std::string& out_;
  bool parted_ = false;
};

// Whether the word goes on at byte `at`.
bool letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char32_t c = utf8::decode(text, at);
  if (c < 0x80) return kAscii[c] != 0;
  const char* const letters = c == utf8::kInvalid ? " " : fold_letter(c, CyrillicStyle::kRussian);
  return letters == nullptr || *letters != ' ';
}

// Names that are not all ASCII.
void fold_letters(std::string_view text, Words& words) {
  std::size_t at = 0;
  const CyrillicStyle style = style_of(text);
  char32_t before = 0;  // the letter before, 0 at the start of a word
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t c = utf8::decode(text, at);
    if (c < 0x80) {
      const char letter = kAscii[c];
      if (letter == 0) {
        words.part();
      } else {
        words.add(letter);
      }
      before = letter == 0 ? 0 : c;
      continue;
    }
    if (c == utf8::kInvalid) {
      words.part();
      before = 0;
      continue;
    }
    const char* letters = fold_letter(c, style);
    if (letters == nullptr) {
      words.add(text.substr(begin, at - begin));
    } else if (*letters == ' ') {
      words.part();
      before = 0;
      continue;
    } else if (is_cyrillic_e(c) && style == CyrillicStyle::kRussian && makes_ye(words.at_word_start() ? 0 : before)) {
      words.add("ye");
    } else if (c == 0x451 && (before == 0x447 || before == 0x448 || before == 0x449 || before == 0x436)) {
      words.add('e');  // Gorbachev, Khrushchev
    } else if (c == 0x439 && style == CyrillicStyle::kRussian && (before == 0x438 || before == 0x44B) &&
               !letter_at(text, at)) {
      words.replace_last('y');  // the ending of Dmitry, Yury, Zelensky is one letter
    } else if (*letters != '\0') {
      words.add(std::string_view(letters));
    }
    before = c;
  }
}

std::uint64_t hash_bytes(std::string_view bytes) {  // FNV-1a
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace

std::string fold(std::string_view utf8) {
  const std::string_view text = without_possessive(utf8);
  // ASCII first, written straight into the result: most names need nothing else.
  std::string out(text.size(), '\0');
  char* const begin = out.data();
  char* end = begin;
  bool parted = false, ascii = true;
  for (const char c : text) {
    if (!is_ascii(c)) {
      ascii = false;
      break;
    }
    const char letter = kAscii[static_cast<std::size_t>(c)];
    if (letter == 0) {
      parted = end != begin;
      continue;
    }
    // Something was left out before, so there is room for the space.
    if (parted) *end++ = ' ';
    parted = false;
    *end++ = letter;
  }
  out.resize(ascii ? static_cast<std::size_t>(end - begin) : 0);
  if (!ascii) {
    Words words(out);
    fold_letters(text, words);
  }
  if (out.starts_with("the ")) out.erase(0, 4);
  return out;
}

std::string slug(std::string_view utf8) {
  const std::string folded = fold(utf8);
  std::string out;
  out.reserve(folded.size());
  bool foreign = false;
  for (const char c : folded) {
    if (!is_ascii(c)) {
      foreign = true;
    } else if (c != ' ') {
      out += c;
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  // Letters of another script are no part of an id; the hash keeps two names apart that differ in them alone.
  if (out.empty()) return fmt::format("x{:016x}", hash_bytes(folded.empty() ? utf8 : std::string_view(folded)));
  if (foreign) out += fmt::format("_x{:016x}", hash_bytes(folded));
  return out;
}

std::string coarse(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  const auto is = [&](std::size_t at, std::string_view letters) { return folded.substr(at).starts_with(letters); };
  // A letter that repeats the one before it is written once.
  const auto put = [&out](char c) {
    if (out.empty() || out.back() != c || c == ' ' || (c >= '0' && c <= '9')) out += c;
  };
  for (std::size_t at = 0; at < folded.size();) {
    const char before = at == 0 ? ' ' : folded[at - 1];
    const bool start = !is_letter(before);
    const char next = at + 1 < folded.size() ? folded[at + 1] : ' ';
    if (is(at, "tch") || is(at, "tsch")) {
      put('c');
      at += is(at, "tch") ? 3 : 4;
    } else if (is(at, "ch") || is(at, "ts")) {
      put('c');
      at += 2;
    } else if (is(at, "sh")) {
      put('s');
      at += 2;
    } else if (is(at, "zh")) {
      put('z');
      at += 2;
    } else if (is(at, "kh")) {
      put('h');
      at += 2;
    } else if (is(at, "dj")) {
      put('d');
      at += 2;
    } else if (is(at, "ks")) {
      put('x');
      at += 2;
    } else if (is(at, "ae") || is(at, "oe") || is(at, "ue")) {
      put(folded[at]);  // Mueller, Müller
      at += 2;
    } else if (is(at, "ye") && (start || is_vowel(before))) {
      put('e');  // Yevgeny, Andreyev
      at += 2;
    } else if (is(at, "ij")) {
      put('i');
      at += 2;
    } else if (is(at, "y") || (is(at, "j") && is_vowel(before) && !is_vowel(next))) {
      put('i');  // Sergey, Sergej
      at += 1;
    } else {
      put(folded[at]);
      at += 1;
    }
  }
  // Alexander, Aleksandr, Aleksandar: one name.
  for (std::size_t at = out.find("xand"); at != std::string::npos; at = out.find("xand", at + 4)) {
    if (at + 5 < out.size() && (out[at + 4] == 'e' || out[at + 4] == 'a') && out[at + 5] == 'r') out.erase(at + 4, 1);
  }
  return out;
}

}  // namespace edgewise
