#pragma once
// Tokens and sentences of one document: plain data over its text, nothing copied. Arrays are reused from document to
// document by the thread that owns them.

#include <cstdint>
#include <string_view>
#include <vector>

#include "edgewise/base/span.hpp"

namespace edgewise {

using WordId = std::uint32_t;  // index of a written form in the Lexicon; kUnknownWord for every form it does not hold
inline constexpr WordId kUnknownWord = 0;

// Punctuation has fixed word ids, so that stages can switch on them.
namespace punct {
inline constexpr WordId kComma = 1, kPeriod = 2, kColon = 3, kSemicolon = 4, kQuestion = 5, kExclamation = 6,
                        kQuote = 7,     // straight ", `` or ''
    kQuoteOpen = 8,                     // curly opening, guillemet
    kQuoteClose = 9,                    // curly closing
    kApostrophe = 10,                   // a single quote on its own
    kParenOpen = 11, kParenClose = 12,  // ( [ and ) ]
    kDash = 13,                         // spaced - , --, en and em dash
    kSlash = 14, kEllipsis = 15, kPercent = 16, kCurrency = 17, kOther = 18,
                        kPossessive = 19;  // 's or ’s, or the bare ' after a plural s
inline constexpr WordId kFirstWord = 32;   // ids from here on are words of the lexicon
}  // namespace punct

namespace shape {
inline constexpr std::uint8_t kCapital = 1,  // the first letter is upper case (Latin or Cyrillic)
    kAllCaps = 2,                            // at least two letters, none lower case
    kDigit = 4,                              // starts with a digit
    kPunct = 8, kHyphen = 16,                // has an inner hyphen
    kNonAscii = 32, kInnerCap = 64,          // an upper-case letter after a lower-case one
    kPeriods = 128;                          // holds or ends in a period that belongs to it: U.S., Mr., e.g.
}

namespace gap {
inline constexpr std::uint8_t kSpace = 1, kLine = 2, kParagraph = 4;  // what stands before the token
}

struct Token {
  std::uint32_t begin = 0;
  std::uint16_t length = 0;
  std::uint8_t shape = 0;
  std::uint8_t gap = 0;
  WordId word = kUnknownWord;

  std::uint32_t end() const { return begin + length; }
  Span span() const { return {begin, end()}; }
  bool has(std::uint8_t bits) const { return (shape & bits) != 0; }
};

struct Sentence {
  std::uint32_t first = 0, last = 0;  // tokens [first, last)
  Span span;                          // bytes, without surrounding space
  bool headline = false;              // an own line without a final stop, title or all caps, or the first line
  bool paragraph_start = false;
};

// What stands before the first sentence of a wire report.
struct Dateline {
  Span span;              // empty where there is none
  Span place;             // "BELGRADE"
  Span source;            // "TASS"
  std::int16_t year = 0;  // 0 where not given
  std::uint8_t month = 0, day = 0;
};

struct TokenizedText {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<std::uint64_t> flags;  // of each token's word (text/lexicon.hpp), read with the word
  std::vector<Sentence> sentences;
  Dateline dateline;

  std::string_view view(Span s) const { return text.substr(s.begin, s.end - s.begin); }
  std::string_view view(const Token& t) const { return text.substr(t.begin, t.length); }
  void clear() {
    tokens.clear();
    flags.clear();
    sentences.clear();
    dateline = {};
  }
};

}  // namespace edgewise
