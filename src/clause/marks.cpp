// Before pass 1 of the clause reader: marks that do not interrupt the syntax around them.

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
namespace {

constexpr std::uint32_t kLongestInsertion = 4;  // "[the country's]": an editor's words inside a quote

bool quote_mark(WordId w) {
  return w == punct::kQuote || w == punct::kQuoteOpen || w == punct::kQuoteClose;
}

}  // namespace

// A quote that starts in the middle of a phrase or a clause is read as if it had no marks: `denounced the "senseless
// violence" in Y`, `said it "will not recognise" the vote`. One that stands by itself keeps them: `"We agree," X said`.
void ClauseReader::find_marks(bool quoted) {
  through_.assign(n(), 0);
  std::uint32_t open = kNoIndex;
  bool embedded = false;
  const auto word_at_place = [&](std::uint32_t i) { return i < n() && !token(i).has(shape::kPunct); };
  const auto closes_inside = [&](std::uint32_t i) {
    return i > 0 && word_at_place(i - 1) && word_at_place(i + 1) && !(text_->flags[first_ + i + 1] & word::kSpeech);
  };
  for (std::uint32_t i = 0; i < n(); ++i) {
    const Token& t = token(i);
    if (t.word == punct::kParenOpen && text_->text[t.begin] == '[') {
      for (std::uint32_t k = i + 1; k < n() && k <= i + kLongestInsertion + 1; ++k) {
        if (token(k).word != punct::kParenClose) continue;
        through_[i] = through_[k] = 1;
        break;
      }
      continue;
    }
    if (!quote_mark(t.word)) continue;
    const bool opens = t.word == punct::kQuoteOpen || (t.word == punct::kQuote && !quoted);
    if (opens) {
      quoted = true;
      open = i;
      embedded = i > 0 && (word_at_place(i - 1) || token(i - 1).word == punct::kPossessive || through_[i - 1]);
      if (embedded) through_[i] = 1;
      continue;
    }
    quoted = false;
    if (embedded || closes_inside(i)) {
      through_[i] = 1;
      if (open != kNoIndex) through_[open] = 1;
    }
    open = kNoIndex;
    embedded = false;
  }
}

}  // namespace edgewise
