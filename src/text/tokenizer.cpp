#include "edgewise/text/tokenizer.hpp"

#include <array>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "text/byte_classes.hpp"
#include "text/dateline.hpp"
#include "text/form_hash.hpp"

namespace edgewise {
namespace {

// Sixteen bytes from the middle minus n on keep the first n bytes of a register.
constexpr std::array<std::uint8_t, 32> kFirstBytes = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                                      0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};

struct Scanner {
  Scanner(TokenizedText& text_out, const Lexicon& words)
      : text(text_out.text.data()), size(text_out.text.size()), lexicon(words), out(text_out) {}

  const char* text;
  std::size_t size;
  const Lexicon& lexicon;
  TokenizedText& out;
  static constexpr std::size_t kBlock = 512;      // bytes that are scanned before their words are looked up
  static constexpr WordId kPending = 0xffffffff;  // the token's flags hold the hash of its word
  std::size_t i = 0;
  std::uint8_t gap = gap::kParagraph;
  bool after_word = false;  // the token before is a word
  // The block's tokens: one a byte at most, but for the two that "n't" makes of the word at its end.
  std::size_t count = 0;
  std::array<Token, kBlock + 4> tokens;
  std::array<std::uint64_t, kBlock + 4> flags;

  char at(std::size_t k) const { return k < size ? text[k] : '\0'; }
  std::uint8_t class_at(std::size_t k) const {
    return k < size ? class_of(text[k]) : static_cast<std::uint8_t>(kSpaceByte);
  }
  bool letter_at(std::size_t k) const {
    const std::uint8_t c = class_at(k);
    if (c & (kLower | kUpper)) return true;
    if (c != kHighByte) return false;
    const High h = classify_high(text + k, size - k).kind;
    return h == High::kLetter || h == High::kCapital;
  }
  bool word_at(std::size_t k) const { return (class_at(k) & kDigitByte) || letter_at(k); }

  void emit(std::size_t begin, std::size_t end, std::uint8_t shape, Lexicon::Found word) {
    tokens[count] = {static_cast<std::uint32_t>(begin), static_cast<std::uint16_t>(end - begin), shape, gap, word.id};
    flags[count] = word.flags;
    ++count;
    after_word = (shape & shape::kPunct) == 0;
    gap = 0;
  }
  Lexicon::Found found(WordId id) const { return {id, lexicon.flags(id)}; }
  void punctuation(std::size_t length, WordId id) {
    emit(i, i + length, shape::kPunct, {id, 0});
    i += length;
  }

  // Plain words are looked up a block later than they are found, so that the table's lines are there by then.
  void run() {
    out.tokens.reserve(size / 4 + 16);
    out.flags.reserve(size / 4 + 16);
    while (i < size) {
      count = 0;
      scan(i + kBlock < size ? i + kBlock : size);
      for (std::size_t k = 0; k < count; ++k) {
        if (tokens[k].word != kPending) continue;
        const Lexicon::Found entry = lexicon.find_hashed(flags[k]);
        tokens[k].word = entry.id;
        flags[k] = entry.flags;
      }
      out.tokens.insert(out.tokens.end(), tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(count));
      out.flags.insert(out.flags.end(), flags.begin(), flags.begin() + static_cast<std::ptrdiff_t>(count));
    }
  }

  void scan(std::size_t stop) {
    while (i < stop) {
      if (plain_word()) continue;
      const std::uint8_t c = class_of(text[i]);
      if (c & kSpaceByte) {
        gap |= gap::kSpace;
        ++i;
      } else if (c & kLineByte) {
        newline();
      } else if (c & (kLower | kUpper | kDigitByte)) {
        scan_word();
      } else if (c & kHighByte) {
        scan_high();
      } else {
        scan_mark();
      }
    }
  }

  // Nearly every token: up to 15 ASCII letters with nothing behind them that could belong to the word. Its bytes are
  // classed, lower-cased and hashed in one register. False where it is anything else; then nothing was read.
  bool plain_word() {
#if defined(__SSE2__)
    if (i + 16 > size) return false;
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i));
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const auto between = [](__m128i v, char first, char last) {
      return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8(static_cast<char>(first - 1))),
                           _mm_cmplt_epi8(v, _mm_set1_epi8(static_cast<char>(last + 1))));
    };
    const auto letters = static_cast<unsigned>(_mm_movemask_epi8(between(lower, 'a', 'z')));
    const unsigned length = static_cast<unsigned>(__builtin_ctz(~letters));
    if (length == 0 || length > 15) return false;
    const char after = text[i + length];
    if (!kEndsWord[static_cast<unsigned char>(after)] && (after != '.' || length < 2)) return false;
    const unsigned all = (1u << length) - 1;
    const unsigned upper = static_cast<unsigned>(_mm_movemask_epi8(between(bytes, 'A', 'Z'))) & all;
    std::uint8_t bits = 0;
    if (upper != 0) {
      if (upper & 1u) bits |= shape::kCapital;
      if (upper == all) {
        if (length > 1) bits |= shape::kAllCaps;
      } else if (upper >> __builtin_ctz(~upper)) {
        bits |= shape::kInnerCap;
      }
    }
    const __m128i word = _mm_and_si128(
        lower, _mm_loadu_si128(reinterpret_cast<const __m128i*>(kFirstBytes.data() + kFirstBytes.size() / 2 - length)));
    const auto low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(word));
    const auto high = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(word, word)));
    const std::uint64_t hash = hash_short_form(low, high, length);
    lexicon.prefetch(hash);
    std::size_t end = i + length;
    if (after == '.') {
      const Lexicon::Found entry = lexicon.find_hashed(hash);
      if ((entry.flags & word::kAbbreviation) && entry.id != kUnknownWord) {
        ++end;  // "Mr." keeps its period; the word is the one without
        bits |= shape::kPeriods;
      }
    }
    emit(i, end, bits, {kPending, hash});
    i = end;
    if (after == ' ') {
      gap = gap::kSpace;
      ++i;
    }
    return true;
#else
    return false;
#endif
  }

  void newline() {
    if (gap & gap::kLine) gap |= gap::kParagraph;
    gap |= gap::kLine | gap::kSpace;
    ++i;
  }

  void scan_high() {
    const HighCharacter h = classify_high(text + i, size - i);
    switch (h.kind) {
      case High::kLetter:
      case High::kCapital:
        scan_word();
        break;
      case High::kSpace:
        gap |= gap::kSpace;
        i += h.length;
        break;
      case High::kApostrophe:
        scan_apostrophe(h.length);
        break;
      case High::kQuoteOpen:
        punctuation(h.length, punct::kQuoteOpen);
        break;
      case High::kQuoteClose:
        punctuation(h.length, punct::kQuoteClose);
        break;
      case High::kDash:
      case High::kHyphen:
        punctuation(h.length, punct::kDash);
        break;
      case High::kEllipsis:
        punctuation(h.length, punct::kEllipsis);
        break;
      case High::kCurrency:
        punctuation(h.length, punct::kCurrency);
        break;
      case High::kOther:
        punctuation(h.length, punct::kOther);
        break;
    }
  }

  // 's and the bare apostrophe of a plural are possessives; 'll 're 've 'd 'm are words; else a quotation mark.
  void scan_apostrophe(std::size_t mark) {
    const std::size_t next = i + mark;
    const bool attached = gap == 0 && after_word;
    if (attached) {
      const char a = at(next);
      if ((a == 's' || a == 'S') && !word_at(next + 1)) {
        punctuation(mark + 1, punct::kPossessive);
        return;
      }
      std::size_t end = next;
      while (class_at(end) & (kLower | kUpper)) ++end;
      if (end > next && end - next <= 2 && !word_at(end)) {
        char form[3] = {'\'', '\0', '\0'};
        for (std::size_t k = next; k < end; ++k) form[k - next + 1] = text[k];
        const WordId id = lexicon.find({form, end - next + 1});
        if (id != kUnknownWord) {
          emit(i, end, 0, found(id));
          i = end;
          return;
        }
      }
      const char before = text[i - 1];
      if ((before == 's' || before == 'S' || before == 'x' || before == 'z') && !word_at(next)) {
        punctuation(mark, punct::kPossessive);
        return;
      }
    }
    if (mark == 1 && at(next) == '\'') {
      punctuation(2, punct::kQuote);
      return;
    }
    punctuation(mark, punct::kApostrophe);
  }

  void scan_mark() {
    switch (text[i]) {
      case ',':
        punctuation(1, punct::kComma);
        break;
      case '.': {
        std::size_t n = 1;
        while (at(i + n) == '.') ++n;
        punctuation(n, n > 1 ? punct::kEllipsis : punct::kPeriod);
        break;
      }
      case ':':
        punctuation(1, punct::kColon);
        break;
      case ';':
        punctuation(1, punct::kSemicolon);
        break;
      case '?':
        punctuation(1, punct::kQuestion);
        break;
      case '!':
        punctuation(1, punct::kExclamation);
        break;
      case '"':
        punctuation(1, punct::kQuote);
        break;
      case '`':
        punctuation(at(i + 1) == '`' ? 2 : 1, at(i + 1) == '`' ? punct::kQuote : punct::kApostrophe);
        break;
      case '\'':
        scan_apostrophe(1);
        break;
      case '(':
      case '[':
        punctuation(1, punct::kParenOpen);
        break;
      case ')':
      case ']':
        punctuation(1, punct::kParenClose);
        break;
      case '-':
      case '_': {
        std::size_t n = 1;
        while (at(i + n) == '-' || at(i + n) == '_') ++n;
        punctuation(n, punct::kDash);
        break;
      }
      case '/':
        punctuation(1, punct::kSlash);
        break;
      case '%':
        punctuation(1, punct::kPercent);
        break;
      case '$':
        punctuation(1, punct::kCurrency);
        break;
      default:
        punctuation(1, punct::kOther);
        break;
    }
  }

  void scan_word() {
    const std::size_t begin = i;
    std::uint8_t seen = 0, bits = 0;
    const std::uint8_t first = class_of(text[begin]);
    if (first & kUpper) bits |= shape::kCapital;
    if (first & kDigitByte) bits |= shape::kDigit;
    if ((first & kHighByte) && classify_high(text + begin, size - begin).kind == High::kCapital)
      bits |= shape::kCapital;
    std::size_t letters = 0;
    while (true) {
      std::uint8_t c = 0;
      while (i < size && ((c = class_of(text[i])) & (kLower | kUpper | kDigitByte))) {
        if ((c & kUpper) && (seen & kLower)) bits |= shape::kInnerCap;
        seen |= c;
        ++i;
        ++letters;
      }
      if (i >= size) break;
      if (c & kHighByte) {
        const HighCharacter h = classify_high(text + i, size - i);
        if (h.kind == High::kLetter || h.kind == High::kCapital) {
          bits |= shape::kNonAscii;
          seen |= h.kind == High::kCapital ? kUpper : kLower;
          i += h.length;
          ++letters;
          continue;
        }
        if (h.kind == High::kHyphen && word_at(i + h.length)) {
          bits |= shape::kHyphen;
          i += h.length;
          continue;
        }
        if (h.kind == High::kApostrophe && inner_apostrophe(begin, h.length)) {
          i += h.length;
          continue;
        }
        break;
      }
      const char mark = text[i];
      if (mark == '-' && word_at(i + 1)) {
        bits |= shape::kHyphen;
        ++i;
        continue;
      }
      if (mark == '\'' && inner_apostrophe(begin, 1)) {
        ++i;
        continue;
      }
      if (mark == '.' && inner_period(begin, seen, bits)) {
        bits |= shape::kPeriods;
        ++i;
        continue;
      }
      if ((mark == ',' || mark == ':' || mark == '/') && (first & kDigitByte) && (class_of(text[i - 1]) & kDigitByte) &&
          (class_at(i + 1) & kDigitByte)) {
        ++i;
        continue;
      }
      if (mark == '&' && (seen & kUpper) && (class_at(i + 1) & kUpper) && i - begin <= 3) {
        ++i;
        continue;
      }
      break;
    }
    if (!(seen & kLower) && (seen & kUpper) && letters > 1) bits |= shape::kAllCaps;
    finish_word(begin, bits);
  }

  // O'Brien, d'Estaing: an apostrophe inside a name; not the one of 's, n't, 'll.
  bool inner_apostrophe(std::size_t begin, std::size_t mark) const {
    const std::size_t next = i + mark;
    if (!letter_at(next) || !letter_at(next + 1)) return false;
    if (i - begin <= 2) return letter_at(next + 2);
    if (class_at(next) & kUpper) return true;
    std::size_t end = next;
    while (letter_at(end)) ++end;
    return end - next > 2;
  }

  // U.S., 3.5, e.g.: a period that belongs to the token.
  bool inner_period(std::size_t begin, std::uint8_t seen, std::uint8_t bits) const {
    const bool digit_before = (class_of(text[i - 1]) & kDigitByte) != 0;
    if (digit_before && (class_at(i + 1) & kDigitByte)) return true;
    if (seen & kDigitByte) return false;
    const bool single = i - begin == 1 || (i - begin >= 3 && text[i - 2] == '.');
    if (!single || !(class_of(text[i - 1]) & (kLower | kUpper))) return false;
    const bool initial = (class_of(text[i - 1]) & kUpper) != 0;
    if (letter_at(i + 1)) return true;
    // The last period: of an initial ("J. Smith") or of an abbreviation that already holds one ("U.S.").
    return (bits & shape::kPeriods) || (initial && text[i - 1] != 'I' && name_follows(i + 1));
  }

  // "J. Smith", but not "Sputnik V. The": a capitalised word stands next that is no usual start of a sentence.
  bool name_follows(std::size_t k) const {
    const std::size_t from = k;
    while (k < size && (class_of(text[k]) & (kSpaceByte | kLineByte))) ++k;
    if (k == from || !(class_at(k) & (kUpper | kHighByte))) return false;
    std::size_t end = k;
    while (class_at(end) & (kLower | kUpper)) ++end;
    constexpr std::uint64_t starters = word::kDeterminer | word::kPronoun | word::kPossessivePronoun |
                                       word::kPreposition | word::kConjunction | word::kSubordinator | word::kThere |
                                       word::kAdverb;
    return !(lexicon.flags(lexicon.find({text + k, end - k})) & starters);
  }

  void finish_word(std::size_t begin, std::uint8_t bits) {
    std::size_t end = i;
    if (end - begin > 0xfff0) end = begin + 0xfff0;
    const std::string_view form(text + begin, end - begin);
    // "doesn't" -> "does" "n't"
    if (end < size && (text[end] == '\'' || static_cast<unsigned char>(text[end]) == 0xe2) && form.size() > 2 &&
        (form.back() == 'n' || form.back() == 'N')) {
      const std::size_t mark = text[end] == '\'' ? 1 : 3;
      if ((mark == 1 || classify_high(text + end, size - end).kind == High::kApostrophe) && (at(end + mark) == 't') &&
          !word_at(end + mark + 1)) {
        emit(begin, end - 1, bits, found(lexicon.find(form.substr(0, form.size() - 1))));
        i = end + mark + 1;
        emit(end - 1, i, 0, found(lexicon.find("n't")));
        return;
      }
    }
    WordId id = lexicon.find(form);
    if (bits & shape::kPeriods) {
      i = end;
    } else if (id != kUnknownWord && at(end) == '.' && (lexicon.flags(id) & word::kAbbreviation) && end - begin > 1) {
      ++end;  // "Mr." keeps its period; the word is the one without
      bits |= shape::kPeriods;
    }
    i = end;
    emit(begin, end, bits, found(id));
  }
};

}  // namespace

void Tokenizer::tokenize(TokenizedText& out) const {
  Scanner scanner(out, lexicon_);
  scanner.run();
}

void Tokenizer::run(std::string_view text, TokenizedText& out) const {
  out.clear();
  out.text = text.substr(0, 0xffffff00u);
  tokenize(out);
  find_dateline(out, lexicon_);
  split_sentences(out);
}

}  // namespace edgewise
