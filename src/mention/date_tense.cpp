#include <array>

#include "edgewise/mention/date_resolver.hpp"

// Does a date look back or ahead? The nearest word to its left that tells decides ("said Friday they will meet Monday":
// Friday is past, Monday to come); where none stands there the first one to its right does ("On Monday the sides will
// meet").

namespace edgewise {
namespace {

constexpr std::uint32_t kReachLeft = 30, kReachRight = 18;  // tokens
constexpr std::uint8_t kMostlyVerb = 100;                   // of 255: a form that is a noun more often tells nothing

// Acts of promising: what comes after their "to" lies ahead, they themselves do not.
constexpr auto kPromises =
    std::to_array<std::string_view>({"agree", "promise", "vow", "pledge", "threaten", "hope", "propose", "invite",
                                     "aim", "prepare", "want", "wish", "offer", "decide", "urge", "ask", "call"});

constexpr auto kPastAuxiliaries = std::to_array<std::string_view>({"was", "were", "had", "did", "been", "has", "have"});

template <std::size_t N>
bool one_of(std::string_view form, const std::array<std::string_view, N>& list) {
  for (const std::string_view w : list) {
    if (w == form) return true;
  }
  return false;
}

class TenseReader {
 public:
  TenseReader(const TokenizedText& text, const DateWords& words)
      : text_(text), lexicon_(words.lexicon()), words_(words) {}

  DateTense left(std::uint32_t from, std::uint32_t floor) {
    bool infinitive = false;
    for (std::uint32_t k = from; k-- > floor && from - k <= kReachLeft;) {
      const Token& t = text_.tokens[k];
      if (t.word == punct::kSemicolon) break;
      if (t.word < punct::kFirstWord) continue;
      const Word& w = lexicon_[t.word];
      if (words_.of(t.word) == DateClass::kTo && k + 1 < from && is_base(text_.tokens[k + 1].word)) {
        infinitive = true;
        // "is to meet"
        if (k > floor && (text_.flags[k - 1] & word::kBe)) return DateTense::kFuture;
        continue;
      }
      // "will be paid", "was paid": the auxiliary tells.
      if (k > floor && words_.of(t.word) != DateClass::kFuture && (w.verb_forms & verb_form::kParticiple) &&
          auxiliary_before(k, floor))
        continue;
      if (set_for(k)) return DateTense::kFuture;
      const DateTense tense = tense_of_word(w, t.word, infinitive);
      if (tense != DateTense::kNone) return tense;
    }
    return DateTense::kNone;
  }

  // "by Wednesday, 32 had filed": what stood done at that time.
  bool had_near(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t k = begin; k < end; ++k) {
      if (text_.tokens[k].word >= punct::kFirstWord && lexicon_.form(text_.tokens[k].word) == "had") return true;
    }
    return false;
  }

  DateTense right(std::uint32_t from, std::uint32_t limit) {
    for (std::uint32_t k = from; k < limit && k - from < kReachRight; ++k) {
      const Token& t = text_.tokens[k];
      if (t.word == punct::kSemicolon || t.word == punct::kQuote) break;
      if (t.word < punct::kFirstWord) continue;
      const DateTense tense = tense_of_word(lexicon_[t.word], t.word, false);
      if (tense != DateTense::kNone) return tense;
    }
    return DateTense::kNone;
  }

 private:
  bool auxiliary_before(std::uint32_t k, std::uint32_t floor) const {
    std::uint32_t i = k - 1;
    while (i > floor && (text_.flags[i] & (word::kAdverb | word::kNegation))) --i;
    return (text_.flags[i] & (word::kBe | word::kHave)) != 0;
  }
  // "a summit set for April", "talks set to resume Monday"
  bool set_for(std::uint32_t k) const {
    if (lexicon_.form(text_.tokens[k].word) != "set" || k + 1 >= text_.tokens.size()) return false;
    const std::string_view next = lexicon_.form(text_.tokens[k + 1].word);
    return next == "for" || next == "to";
  }
  bool is_base(WordId id) const { return (lexicon_[id].verb_forms & verb_form::kBase) != 0; }

  DateTense tense_of_word(const Word& w, WordId id, bool infinitive) const {
    if (words_.of(id) == DateClass::kFuture) return DateTense::kFuture;
    if (w.flags & word::kModal) return lexicon_.form(id) == "could" ? DateTense::kNone : DateTense::kFuture;
    if (w.flags & (word::kBe | word::kHave | word::kDo))
      return one_of(lexicon_.form(id), kPastAuxiliaries) ? DateTense::kPast : DateTense::kNone;
    if (!(w.flags & word::kVerb) || w.verb_share < kMostlyVerb) return DateTense::kNone;
    if (infinitive && one_of(lexicon_.form(w.verb), kPromises)) return DateTense::kFuture;
    return w.verb_forms & verb_form::kPast ? DateTense::kPast : DateTense::kNone;
  }

  const TokenizedText& text_;
  const Lexicon& lexicon_;
  const DateWords& words_;
};

}  // namespace

DateTense tense_of(const DatePhrase& phrase, const TokenizedText& text, const DateWords& words) {
  if (phrase.tense != DateTense::kNone) return phrase.tense;
  const Sentence& s = text.sentences[phrase.sentence];
  TenseReader reader(text, words);
  if (phrase.deadline) return reader.had_near(s.first, s.last) ? DateTense::kPast : DateTense::kFuture;
  const DateTense left = reader.left(phrase.first, s.first);
  return left != DateTense::kNone ? left : reader.right(phrase.last, s.last);
}

}  // namespace edgewise
