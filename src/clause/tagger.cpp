// Pass 1 of the clause reader: one part of speech a token.

#include "clause/tags.hpp"
#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
namespace {

// After these a word is part of a noun phrase.
constexpr std::uint32_t kPhraseOpeners = bit(Tag::kDeterminer) | bit(Tag::kAdjective) | bit(Tag::kPossessivePronoun) |
                                         bit(Tag::kPossessive) | bit(Tag::kNumber);
// These may be a subject, so that a verb may follow.
constexpr std::uint32_t kSubjects = bit(Tag::kNoun) | bit(Tag::kMention) | bit(Tag::kPronoun) | bit(Tag::kRelative) |
                                    bit(Tag::kDate) | bit(Tag::kThere);
constexpr std::uint32_t kAuxiliaries =
    bit(Tag::kModal) | bit(Tag::kBe) | bit(Tag::kHave) | bit(Tag::kDo) | bit(Tag::kTo);

Tag punctuation_tag(WordId w) {
  switch (w) {
    case punct::kComma:
      return Tag::kComma;
    case punct::kQuote:
    case punct::kQuoteOpen:
    case punct::kQuoteClose:
      return Tag::kQuote;
    case punct::kPeriod:
    case punct::kQuestion:
    case punct::kExclamation:
    case punct::kEllipsis:
      return Tag::kStop;
    case punct::kPossessive:
      return Tag::kPossessive;
    case punct::kColon:
    case punct::kSemicolon:
    case punct::kParenOpen:
    case punct::kParenClose:
    case punct::kDash:
      return Tag::kBreak;
    case punct::kPercent:
      return Tag::kNoun;
    case punct::kCurrency:
      return Tag::kNumber;
    default:
      return Tag::kOther;
  }
}

}  // namespace

Tag ClauseReader::tag_verb_or_noun(std::uint32_t i, const Word& w, Tag previous, Tag auxiliary) const {
  const std::uint8_t forms = w.verb_forms;
  const bool noun = (w.flags & word::kNoun) != 0;
  const bool adjective = (w.flags & word::kAdjective) != 0;
  const bool gerund = (forms & verb_form::kGerund) != 0;
  const bool ed = (forms & (verb_form::kPast | verb_form::kParticiple)) != 0;
  const bool base = (forms & verb_form::kBase) != 0;
  const bool third = (forms & verb_form::kThird) != 0;
  const bool phrase_next = opens_phrase(i + 1);

  // "helped broker a truce"
  if (base && noun && phrase_next && i > 0 && in(tags_[i - 1], bit(Tag::kEd) | bit(Tag::kBase) | bit(Tag::kFinite)) &&
      cover_[i - 1] == kNoIndex &&
      lexicon_.form(word_at(i - 1).verb ? word_at(i - 1).verb : token(i - 1).word) == "help")
    return Tag::kBase;
  if (i == resumed_ && (third || (ed && !base))) return third ? Tag::kFinite : Tag::kEd;
  if (in(auxiliary, kAuxiliaries)) {
    if ((auxiliary == Tag::kModal || auxiliary == Tag::kDo || auxiliary == Tag::kTo) && base) return Tag::kBase;
    if (auxiliary == Tag::kBe && gerund && !(noun && adjective)) return Tag::kGerund;
    if (auxiliary == Tag::kBe && (forms & verb_form::kParticiple)) return Tag::kEd;
    if (auxiliary == Tag::kHave && (forms & verb_form::kParticiple)) return Tag::kEd;
  }
  if (in(previous, kPhraseOpeners)) {
    if (ed && !base && !noun) return phrase_next || adjective ? Tag::kAdjective : Tag::kNoun;
    if (gerund && !noun) return phrase_next ? Tag::kAdjective : Tag::kNoun;
    if (adjective && phrase_next && !(noun && w.verb_share < 100)) return Tag::kAdjective;
    if (noun) return Tag::kNoun;
    if (previous == Tag::kNumber && (third || ed)) return ed ? Tag::kEd : Tag::kFinite;
    return adjective ? Tag::kAdjective : Tag::kNoun;
  }
  if (previous == Tag::kPreposition) {
    if (gerund) {
      const bool object =
          i + 1 < n() &&
          (cover_[i + 1] != kNoIndex ||
           (text_->flags[first_ + i + 1] & (word::kDeterminer | word::kPossessivePronoun | word::kPronoun)));
      if (!noun || object) return Tag::kGerund;
      return Tag::kNoun;
    }
    if (ed && !noun) return adjective || phrase_next ? Tag::kAdjective : Tag::kEd;
    if (noun) return Tag::kNoun;
    return adjective ? Tag::kAdjective : Tag::kNoun;
  }
  if (in(previous, kSubjects)) {
    const bool mention_before = i > 0 && cover_[i - 1] != kNoIndex;
    const MentionKind kind = mention_before ? mention(cover_[i - 1]).kind : MentionKind::kGeneric;
    if (kind == MentionKind::kAdjective && mention_before) {
      if (noun) return Tag::kNoun;
      if (ed || gerund) return Tag::kAdjective;
    }
    if (ed && !base && !third) {
      if (noun && w.verb_share < 90) return Tag::kNoun;
      return Tag::kEd;
    }
    // "an OPEC meeting in Vienna", "the EU meeting": a body's name before it describes the noun
    const bool describes = mention_before && !phrase_next && mention(cover_[i - 1]).type != type::kPerson &&
                           mention(cover_[i - 1]).type != type::kGroup && kind != MentionKind::kDemonym &&
                           kind != MentionKind::kNominal;
    // "a data sharing agreement", "drug trafficking charges": between two nouns it belongs to the second
    if (gerund && previous == Tag::kNoun && !mention_before && i + 1 < n() && cover_[i + 1] == kNoIndex) {
      const Word& next = word_at(i + 1);
      if ((next.flags & word::kNoun) && !(next.flags & (kClosed | word::kNumberWord | word::kQuantity)) &&
          !(next.flags & word::kAdjective) && !next.plural && !token(i + 1).has(shape::kCapital) &&
          (i + 2 >= n() || lexicon_.form(token(i + 2).word) != "to"))  // "a decree granting asylum to X"
        return Tag::kNoun;
    }
    // "government shelling killed two": what a body does, before the verb of its clause
    if (gerund && describes && i + 1 < n() && cover_[i + 1] == kNoIndex &&
        (word_at(i + 1).verb_forms & verb_form::kPast) && !(word_at(i + 1).flags & (word::kNoun | word::kAdjective)))
      return Tag::kNoun;
    if (gerund)
      return noun && !phrase_next && (!mention_before || describes) ? Tag::kNoun
             : noun && w.verb_share < 60                            ? Tag::kNoun
                                                                    : Tag::kGerund;
    const bool strong_subject = previous == Tag::kPronoun || previous == Tag::kRelative ||
                                (mention_before && (kind == MentionKind::kName || kind == MentionKind::kAcronym ||
                                                    kind == MentionKind::kMetonym || kind == MentionKind::kNominal));
    if (third) {
      if (!noun) return Tag::kFinite;
      const std::uint64_t after = i + 1 < n() ? text_->flags[first_ + i + 1] : 0;
      const bool preposition_next = (after & word::kPreposition) && !(after & word::kSubordinator);
      const bool thing = mention_before && mention(cover_[i - 1]).type != type::kPerson;
      if (strong_subject && phrase_next) return Tag::kFinite;
      // "Japan plans to join": a wish or a plan of the one named before it
      if (strong_subject && (lexicon_.flags(w.verb) & word::kGovernor) && i + 1 < n() &&
          lexicon_.form(token(i + 1).word) == "to")
        return Tag::kFinite;
      if (strong_subject && !thing) return Tag::kFinite;
      if (strong_subject && noun && verb_before(i)) return Tag::kNoun;
      if (strong_subject)
        return preposition_next && w.verb_share < 140 ? Tag::kNoun : w.verb_share > 70 ? Tag::kFinite : Tag::kNoun;
      // "air strikes hit the town"
      if (noun && previous == Tag::kNoun && i > 0) {
        const std::string_view by = lexicon_.form(token(i - 1).word);
        if (by == "air" || by == "drone" || by == "missile" || by == "rocket" || by == "hunger") return Tag::kNoun;
      }
      // "peace talks", "unity government talks": what people hold, behind a noun that stands without an article
      if (noun && (w.flags & (word::kEventHead | word::kEventNoun)) && previous == Tag::kNoun && !phrase_next &&
          (bare_before(i) || governed_before(i)))
        return Tag::kNoun;
      // "carried out several air strikes", "suspended food supplies": the clause has its verb already
      if (noun && previous == Tag::kNoun && verb_before(i)) return Tag::kNoun;
      return w.verb_share > 150 || (phrase_next && w.verb_share > 90) ? Tag::kFinite : Tag::kNoun;
    }
    if (base) {
      const bool plural = previous == Tag::kPronoun || previous == Tag::kRelative ||
                          (previous == Tag::kNoun && i > 0 && word_at(i - 1).plural) ||
                          (mention_before && (mention(cover_[i - 1]).plural || kind == MentionKind::kDemonym));
      // "Latvia and Estonia support Moldova": two names are many
      const std::uint32_t name = mention_before ? mention(cover_[i - 1]).first - first_ : 0;
      // and so they are in a headline: "Latvia, Estonia sign deal"
      const bool pair = name > 1 && cover_[name - 2] != kNoIndex &&
                        (lexicon_.form(token(name - 1).word) == "and" ||
                         (token(name - 1).word == punct::kComma && mention(cover_[name - 2]).first == first_));
      const bool joined = pair && phrase_next && !ed;
      if (joined || (plural && (!noun || phrase_next || w.verb_share > 90))) return ed ? Tag::kEd : Tag::kFinite;
      if (ed && (!noun || phrase_next)) return Tag::kEd;
      // "Lee hit out at", "Norway cut off"
      if (ed && strong_subject && i + 1 < n() && (text_->flags[first_ + i + 1] & word::kParticle)) return Tag::kEd;
      if (noun && strong_subject && opens_that_clause(i)) return Tag::kFinite;  // "demanded that Chad pay"
      if (noun) return Tag::kNoun;
      if (adjective) return Tag::kAdjective;
      return previous == Tag::kDate ? Tag::kFinite : Tag::kBase;
    }
  }
  // After a comma, a conjunction, a quote, an adverb, at the start.
  if (gerund && i == 0 && n() > 1 && (lexicon_.flags(token(1).word) & word::kPreposition)) return Tag::kGerund;
  if (gerund) return !noun || phrase_next ? Tag::kGerund : Tag::kNoun;
  // "X, including Y, attended the funeral": no adjective stands before an article or a name.
  const bool object = i + 1 < n() && (cover_[i + 1] != kNoIndex ||
                                      (text_->flags[first_ + i + 1] & (word::kDeterminer | word::kPossessivePronoun)));
  if (ed && !noun)
    return adjective && phrase_next && !object && previous != Tag::kConjunction ? Tag::kAdjective : Tag::kEd;
  if (third && (!noun || (previous == Tag::kConjunction && phrase_next && w.verb_share > 100))) return Tag::kFinite;
  if (base && !noun) return adjective ? Tag::kAdjective : Tag::kBase;
  if (base && previous == Tag::kConjunction && phrase_next && w.verb_share > 120) return Tag::kBase;
  if (adjective && phrase_next) return Tag::kAdjective;
  if (third && w.verb_share > 200 && phrase_next) return Tag::kFinite;
  if (base && w.verb_share > 200 && phrase_next && previous != Tag::kStop) return Tag::kBase;
  if (ed && w.verb_share > 128) return Tag::kEd;
  return Tag::kNoun;
}

Tag ClauseReader::tag_word(std::uint32_t i, Tag previous, Tag auxiliary) const {
  const Token& t = token(i);
  if (through_[i]) return Tag::kAdverb;
  if (t.has(shape::kPunct)) return punctuation_tag(t.word);
  if (cover_[i] != kNoIndex) {
    const Mention& m = mention(cover_[i]);
    if (m.kind == MentionKind::kDate) return Tag::kDate;
    if (m.kind == MentionKind::kPronoun) {
      const std::uint64_t f = lexicon_.flags(t.word);
      if ((f & word::kPossessivePronoun) &&
          (!(f & word::kPronoun) || opens_phrase(i + 1) || (i + 1 < n() && (word_at(i + 1).flags & word::kVerb))))
        return Tag::kPossessivePronoun;
      if (m.first + 1 == m.last) return Tag::kPronoun;
    }
    return Tag::kMention;
  }
  const Word& w = lexicon_[t.word];
  const std::uint64_t f = w.flags;
  if (i > 0 && tags_[i - 1] == Tag::kNegation && lexicon_.form(t.word) == "longer") return Tag::kAdverb;
  if (t.has(shape::kDigit) || about_number(i)) return Tag::kNumber;
  if (f & kClosed) {
    if (f & word::kNegation) {
      if (f & word::kConjunction) return Tag::kConjunction;  // "nor"
      if (!(f & word::kDeterminer)) return Tag::kNegation;
      // "no longer supports"
      return i + 1 < n() && lexicon_.form(token(i + 1).word) == "longer" ? Tag::kNegation : Tag::kDeterminer;
    }
    if ((f & word::kModal) && t.has(shape::kAllCaps) && t.length > 1 && i > 0) return Tag::kNoun;  // "CAN$8 billion"
    if (f & word::kModal) {
      // "will", "might", "can" as nouns only behind a determiner
      if (!(previous == Tag::kDeterminer || previous == Tag::kPossessivePronoun) || !(f & word::kNoun))
        return Tag::kModal;
      return Tag::kNoun;
    }
    if (f & word::kBe) return Tag::kBe;
    if (f & word::kHave) return Tag::kHave;
    if (f & word::kDo) return Tag::kDo;
    if ((f & word::kConjunction) && i + 1 < n() && lexicon_.form(t.word) == "yet" &&
        lexicon_.form(token(i + 1).word) == "to")
      return Tag::kAdverb;  // "has yet to pay"
    if (f & word::kConjunction) return Tag::kConjunction;
    const std::string_view form = lexicon_.form(t.word);
    if (form == "to") {
      const Word* next = i + 1 < n() ? &word_at(i + 1) : nullptr;
      std::uint32_t k = i + 1;
      if (next && (next->flags & word::kAdverb) && !(next->flags & word::kVerb) && i + 2 < n())
        next = &word_at(k = i + 2);
      const bool covered = k < n() && cover_[k] != kNoIndex && mention(cover_[k]).kind != MentionKind::kGeneric;
      if (next && !covered && (next->flags & (word::kBe | word::kHave | word::kDo))) return Tag::kTo;
      if (next && !covered && (next->verb_forms & verb_form::kBase) && !token(k).has(shape::kCapital)) {
        if (!(next->flags & (word::kNoun | word::kAdjective))) return Tag::kTo;
        // "to support", "to talks", "to visit": a base form that is mostly a verb, or with an object behind it
        if (next->verb_share >= 80 || opens_phrase(k + 1)) return Tag::kTo;
      }
      return Tag::kPreposition;
    }
    if (form == "that") {
      if (in(previous, bit(Tag::kNoun) | bit(Tag::kMention) | bit(Tag::kComma)) && i + 1 < n()) {
        const Word& x = word_at(i + 1);
        if (x.flags & (word::kModal | word::kBe | word::kHave | word::kDo)) return Tag::kRelative;
        if (cover_[i + 1] == kNoIndex && (x.verb_forms & (verb_form::kPast | verb_form::kThird)) &&
            (!(x.flags & word::kNoun) || x.verb_share > 150))
          return previous == Tag::kComma ? Tag::kSubordinator : Tag::kRelative;
      }
      if (in(previous, bit(Tag::kFinite) | bit(Tag::kEd) | bit(Tag::kBase) | bit(Tag::kGerund) | bit(Tag::kNoun) |
                           bit(Tag::kAdjective) | bit(Tag::kMention) | bit(Tag::kDate) | bit(Tag::kComma) |
                           bit(Tag::kConjunction) | bit(Tag::kAdverb) | bit(Tag::kPronoun)))
        return Tag::kSubordinator;
      if (previous == Tag::kPreposition && i > 0 && lexicon_.form(token(i - 1).word) == "out")
        return Tag::kSubordinator;  // "pointed out that"
      return opens_phrase(i + 1) ? Tag::kDeterminer : Tag::kPronoun;
    }
    if (f & word::kRelative) {
      if (!(f & word::kSubordinator)) return Tag::kRelative;
      return in(previous, bit(Tag::kNoun) | bit(Tag::kMention)) && form != "when" ? Tag::kRelative : Tag::kSubordinator;
    }
    if ((f & word::kSubordinator) && (f & word::kPreposition))
      return clause_follows(i) ? Tag::kSubordinator : Tag::kPreposition;
    if (f & word::kSubordinator) return Tag::kSubordinator;
    if (f & word::kThere)
      return i + 1 < n() && (word_at(i + 1).flags & (word::kBe | word::kModal | word::kHave)) ? Tag::kThere
                                                                                              : Tag::kAdverb;
    if (f & word::kPossessivePronoun) {
      if (!(f & word::kPronoun) || opens_phrase(i + 1)) return Tag::kPossessivePronoun;
      return Tag::kPronoun;
    }
    // "killed one Norwegian soldier"
    if ((f & word::kNumberWord) && opens_phrase(i + 1) &&
        !(text_->flags[first_ + i + 1] & (word::kDeterminer | word::kPossessivePronoun | word::kPronoun)))
      return Tag::kNumber;
    if ((f & word::kPronoun) && !(f & word::kDeterminer)) return Tag::kPronoun;
    if (f & word::kPreposition) {
      if (rounds_number(i, previous)) return Tag::kNumber;
      // "up", "off", "out" behind a verb with nothing to govern are adverbs
      if ((f & word::kAdverb) && !opens_phrase(i + 1) && !(i + 1 < n() && (word_at(i + 1).flags & word::kVerb)))
        return Tag::kAdverb;
      return Tag::kPreposition;
    }
    if (f & word::kDeterminer)
      return opens_phrase(i + 1) || (i + 1 < n() && (word_at(i + 1).flags & word::kVerb)) ? Tag::kDeterminer
             : (f & word::kPronoun)                                                       ? Tag::kPronoun
                                                                                          : Tag::kDeterminer;
  }
  // "Norway first opened its borders in 1997"
  if ((f & word::kOrdinal) && in(previous, bit(Tag::kMention) | bit(Tag::kPronoun)) && i + 1 < n() &&
      (word_at(i + 1).verb_forms & verb_form::kPast) && !(word_at(i + 1).flags & word::kNoun))
    return Tag::kAdverb;
  if (f & (word::kNumberWord | word::kQuantity)) return Tag::kNumber;
  const bool inner_capital = t.has(shape::kCapital) && i > 0;
  if ((f & word::kVerb) &&
      !(inner_capital && previous != Tag::kQuote && previous != Tag::kStop && previous != Tag::kBreak))
    return tag_verb_or_noun(i, w, previous, auxiliary);
  if (inner_capital && !(f & word::kAdjective)) return Tag::kNoun;
  if ((f & word::kAdverb) && !(f & (word::kNoun | word::kAdjective))) return Tag::kAdverb;
  if (f & word::kAdverb) {
    if (f & word::kAdjective)
      return opens_phrase(i + 1) || in(previous, kPhraseOpeners) || auxiliary == Tag::kBe ? Tag::kAdjective
                                                                                          : Tag::kAdverb;
    return in(previous, kPhraseOpeners) ? Tag::kNoun : Tag::kAdverb;
  }
  if ((f & word::kAdjective) && (!(f & word::kNoun) || opens_phrase(i + 1))) return Tag::kAdjective;
  if (f & word::kNoun) return Tag::kNoun;
  if (f & word::kAdjective) return Tag::kAdjective;
  // Unknown words: by their ending.
  const std::string_view s = text_->view(t);
  if (s.ends_with("ly")) return Tag::kAdverb;
  if (s.ends_with("ed") && !t.has(shape::kCapital)) {
    if (auxiliary == Tag::kBe || auxiliary == Tag::kHave) return Tag::kEd;
    if (in(previous, kPhraseOpeners) || previous == Tag::kPreposition) return Tag::kAdjective;
    return t.has(shape::kHyphen) ? Tag::kAdjective : Tag::kEd;
  }
  return t.has(shape::kHyphen) && opens_phrase(i + 1) ? Tag::kAdjective : Tag::kNoun;
}

// "Norway, its ally, supports ...": whether what stands between two commas only describes the subject before it, and
// the form behind it may be the verb that the sentence has not had yet.
bool ClauseReader::describes_subject(std::uint32_t comma, std::uint32_t end, std::uint32_t next) const {
  constexpr std::uint32_t kDescribing = kPhraseOpeners | bit(Tag::kNoun) | bit(Tag::kMention) | bit(Tag::kPreposition);
  if (next >= n() || !(word_at(next).verb_forms & verb_form::kThird) || word_at(next).verb_share < 70) return false;
  if (!opens_phrase(next + 1) && (next + 1 >= n() || lexicon_.form(token(next + 1).word) != "to")) return false;
  for (std::uint32_t k = comma + 1; k < end; ++k)
    if (!in(tags_[k], kDescribing)) return false;
  // "in Oslo, the capital, talks ...": what a preposition governs is no subject
  std::uint32_t k = comma;
  while (k > 0 && in(tags_[k - 1], kDescribing & ~bit(Tag::kPreposition))) --k;
  if (k > 0 && tags_[k - 1] == Tag::kPreposition && lexicon_.form(token(k - 1).word) != "of") return false;
  return !verb_before(comma);
}

// "Norway, X said, supports ...": the token behind an insertion that parts a subject from its verb; kNoIndex where the
// mark at `i` ends no such insertion.
std::uint32_t ClauseReader::resumes_behind(std::uint32_t i, std::uint32_t comma) const {
  constexpr std::uint32_t kLongest = 9;
  if (comma == kNoIndex || comma == 0 || i - comma > kLongest || !in(tags_[comma - 1], kSubjects)) return kNoIndex;
  const auto mark = [&](std::uint32_t k) { return token(k).has(shape::kPunct); };
  std::uint32_t first = comma + 1, last = i;
  while (first < last && mark(first)) ++first;
  while (last > first && mark(last - 1)) --last;
  if (first >= last) return kNoIndex;
  const bool said = (lexicon_.flags(token(first).word) & word::kSpeech) != 0 ||
                    (lexicon_.flags(token(last - 1).word) & word::kSpeech) != 0;
  std::uint32_t next = i + 1;
  while (next < n() && mark(next)) ++next;
  return said || (next == i + 1 && describes_subject(comma, i, next)) ? next : kNoIndex;
}

void ClauseReader::tag() {
  tags_.clear();
  resumed_ = kNoIndex;
  std::uint32_t comma = kNoIndex;
  Tag previous = Tag::kStop, auxiliary = Tag::kStop;
  for (std::uint32_t i = 0; i < n(); ++i) {
    if (token(i).word == punct::kComma) {
      // What a role told to be an apposition ends here: the subject's verb may follow.
      if (skip_[i] && i + 1 < n() && !skip_[i + 1]) resumed_ = i + 1;
      if (const std::uint32_t next = resumes_behind(i, comma); next != kNoIndex) resumed_ = next;
      comma = i;
    }
    const Tag t = tag_word(i, previous, auxiliary);
    tags_.push_back(t);
    if (in(t, kAuxiliaries)) {
      auxiliary = t;
    } else if (t != Tag::kAdverb && t != Tag::kNegation) {
      auxiliary = Tag::kStop;
    }
    // Adverbs and negations are seen through: "has strongly supported", "did not meet".
    if (t != Tag::kAdverb || previous == Tag::kStop) previous = t == Tag::kNegation ? previous : t;
  }
}

}  // namespace edgewise
