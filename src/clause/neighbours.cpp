// Pass 1 of the clause reader: what the words around a token say of it.

#include "clause/tags.hpp"
#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {

// Whether the token may start or continue a noun phrase: what stands behind a verb or a gerund with an object.
bool ClauseReader::opens_phrase(std::uint32_t i) const {
  while (i < n() && through_[i]) ++i;
  if (i >= n()) return false;
  if (cover_[i] != kNoIndex) return mention(cover_[i]).kind != MentionKind::kDate;
  const Token& t = token(i);
  if (t.has(shape::kPunct)) return t.word == punct::kCurrency;
  const std::uint64_t f = lexicon_.flags(t.word);
  if (f & (word::kDeterminer | word::kPossessivePronoun | word::kPronoun)) return true;
  if (f & kClosed) return false;
  if (f & (word::kAdjective | word::kNoun | word::kNumberWord | word::kQuantity)) return true;
  return t.has(shape::kCapital | shape::kDigit);
}

// "more than 1,500", "at least eight", "up to 20": part of the number.
bool ClauseReader::about_number(std::uint32_t i) const {
  // Most words are told by their own and their neighbours' ids.
  const auto word = [&](std::uint32_t k) { return token(k).word; };
  const auto opens = [&](WordId w) { return w == at_ || w == up_; };
  if (word(i) != than_ && !opens(word(i)) && (i + 1 >= n() || word(i + 1) != than_) && (i == 0 || !opens(word(i - 1))))
    return false;
  const auto pair = [&](std::uint32_t k) {
    if (k + 2 >= n() || !(token(k + 2).has(shape::kDigit) || token(k + 2).word == punct::kCurrency ||
                          (lexicon_.flags(token(k + 2).word) & (word::kNumberWord | word::kQuantity))))
      return false;
    const std::string_view a = lexicon_.form(token(k).word), b = lexicon_.form(token(k + 1).word);
    return (b == "than" && (a == "more" || a == "less" || a == "fewer")) ||
           (a == "at" && (b == "least" || b == "most")) || (a == "up" && b == "to");
  };
  return pair(i) || (i > 0 && pair(i - 1));
}

// "Over 700 people", "around two dozen rebels" where a phrase opens: part of the number.
bool ClauseReader::rounds_number(std::uint32_t i, Tag previous) const {
  if (i + 2 >= n() || cover_[i + 1] != kNoIndex) return false;
  const bool digits = token(i + 1).has(shape::kDigit);
  if (!digits && !(text_->flags[first_ + i + 1] & word::kNumberWord)) return false;
  const std::string_view form = lexicon_.form(token(i).word);
  if (form != "over" && form != "about" && form != "around" && form != "under") return false;
  constexpr std::uint32_t kOpens = bit(Tag::kStop) | bit(Tag::kComma) | bit(Tag::kConjunction) |
                                   bit(Tag::kSubordinator) | bit(Tag::kQuote) | bit(Tag::kBreak);
  // "to about a million refugees"
  if (previous == Tag::kPreposition && (form == "about" || form == "around")) return true;
  constexpr std::uint32_t kVerbs = bit(Tag::kEd) | bit(Tag::kFinite) | bit(Tag::kBase);
  return in(previous, kOpens) || (digits && token(i + 1).length > 1 && in(previous, kVerbs));
}

// Whether nothing but its subject stands between a token and the "that" of its clause.
bool ClauseReader::opens_that_clause(std::uint32_t i) const {
  for (std::uint32_t k = i; k-- > 0 && i - k < 8;) {
    if (tags_[k] == Tag::kSubordinator) return lexicon_.form(token(k).word) == "that";
    if (!in(tags_[k], bit(Tag::kMention) | bit(Tag::kNoun) | bit(Tag::kDeterminer) | bit(Tag::kAdjective)))
      return false;
  }
  return false;
}

// Whether the nouns before a token stand without article or number.
bool ClauseReader::bare_before(std::uint32_t i) const {
  while (i > 0 && (tags_[i - 1] == Tag::kNoun || tags_[i - 1] == Tag::kAdjective)) --i;
  return i == 0 || !(tags_[i - 1] == Tag::kDeterminer || tags_[i - 1] == Tag::kNumber);
}

// Whether the nouns before a token hang on a preposition: "for trade | talks".
bool ClauseReader::governed_before(std::uint32_t i) const {
  while (i > 0 && (tags_[i - 1] == Tag::kNoun || tags_[i - 1] == Tag::kAdjective)) --i;
  return i > 0 && tags_[i - 1] == Tag::kPreposition;
}

// Whether the clause that a token stands in has a verb before it, and one that carries no clause of its own.
bool ClauseReader::verb_before(std::uint32_t i) const {
  constexpr std::uint32_t kEnds = bit(Tag::kComma) | bit(Tag::kBreak) | bit(Tag::kStop) | bit(Tag::kQuote) |
                                  bit(Tag::kSubordinator) | bit(Tag::kRelative) | bit(Tag::kConjunction);
  while (i-- > 0 && !in(tags_[i], kEnds)) {
    if (!in(tags_[i], bit(Tag::kFinite) | bit(Tag::kEd) | bit(Tag::kBase) | bit(Tag::kGerund))) continue;
    return !(lexicon_.flags(token(i).word) & word::kSpeech);
  }
  return false;
}

// "after", "before", "as", "since": a clause follows where a finite verb stands before the next comma.
bool ClauseReader::clause_follows(std::uint32_t i) const {
  bool noun = false;
  for (std::uint32_t k = i + 1; k < n() && k < i + 10; ++k) {
    const Token& t = token(k);
    if (t.has(shape::kPunct) && t.word != punct::kPossessive && !through_[k]) return false;
    const Word& w = lexicon_[t.word];
    if (cover_[k] != kNoIndex) {
      noun = true;
      continue;
    }
    if (w.flags & (word::kRelative | word::kSubordinator) & ~word::kPreposition) {
      if (!(w.flags & word::kPreposition)) return false;
    }
    if (noun && (w.flags & (word::kModal | word::kBe | word::kHave | word::kDo))) return true;
    if (noun && (w.flags & word::kVerb) && (w.verb_forms & (verb_form::kPast | verb_form::kThird)) &&
        (w.verb_share > 150 || !(w.flags & word::kNoun))) {
      return !(w.flags & word::kAdjective) || opens_phrase(k + 1);
    }
    if (noun && (w.verb_forms & verb_form::kBase) && !(w.flags & (word::kNoun | word::kAdjective)) && k > 0 &&
        (word_at(k - 1).plural || (lexicon_.flags(token(k - 1).word) & word::kPronoun)))
      return true;
    if ((w.flags & (word::kNoun | word::kPronoun)) || t.word == kUnknownWord) noun = true;
  }
  return false;
}

}  // namespace edgewise
