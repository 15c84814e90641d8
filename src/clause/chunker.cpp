// Pass 2 of the clause reader: tokens to noun phrases, verb groups and single words.

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
namespace {

// Whether text is quoted behind a mark.
bool marks_quote(WordId mark, bool quoted) {
  switch (mark) {
    case punct::kQuote:
      return !quoted;
    case punct::kQuoteOpen:
      return true;
    case punct::kQuoteClose:
      return false;
    default:
      return quoted;
  }
}

}  // namespace

void ClauseReader::group(bool quoted) {
  elements_.clear();
  const auto single = [&](ElementKind kind, std::uint32_t i, bool in_quote) {
    elements_.push_back({kind, 0, in_quote, 0, i, i + 1, token(i).word});
  };
  for (std::uint32_t i = 0; i < n();) {
    if (skip_[i]) {
      ++i;
      continue;
    }
    const Tag t = tags_[i];
    const std::size_t before = elements_.size();
    std::uint32_t next = i + 1;
    switch (t) {
      case Tag::kModal:
      case Tag::kBe:
      case Tag::kHave:
      case Tag::kDo:
      case Tag::kTo:
      case Tag::kFinite:
      case Tag::kBase:
      case Tag::kEd:
      case Tag::kGerund:
        next = take_verb(i);
        break;
      case Tag::kDeterminer:
      case Tag::kPossessivePronoun:
      case Tag::kNumber:
      case Tag::kNoun:
      case Tag::kMention:
      case Tag::kPronoun:
        next = take_phrase(i);
        break;
      case Tag::kAdjective: {
        // A predicate adjective stands alone behind a verb; else it opens a noun phrase.
        // "direct, high-level talks"
        const bool two = tag_at(i + 1) == Tag::kComma && tag_at(i + 2) == Tag::kAdjective &&
                         (tag_at(i + 3) == Tag::kNoun || tag_at(i + 3) == Tag::kAdjective);
        const bool phrase =
            opens_phrase(i + 1) || tag_at(i + 1) == Tag::kAdjective || tag_at(i + 1) == Tag::kNoun || two;
        if (phrase) {
          next = take_phrase(i);
        } else {
          single(ElementKind::kAdjective, i, quoted);
        }
        break;
      }
      case Tag::kPreposition:
        if (governs_date(i)) break;
        single(ElementKind::kPreposition, i, quoted);
        break;
      case Tag::kConjunction:
        single(ElementKind::kConjunction, i, quoted);
        break;
      case Tag::kComma:
        single(ElementKind::kComma, i, quoted);
        break;
      case Tag::kSubordinator:
        single(ElementKind::kSubordinator, i, quoted);
        break;
      case Tag::kRelative:
        single(ElementKind::kRelative, i, quoted);
        break;
      case Tag::kQuote:
        quoted = marks_quote(token(i).word, quoted);
        single(ElementKind::kQuote, i, quoted);
        break;
      case Tag::kBreak:
      case Tag::kStop:
        single(ElementKind::kBreak, i, quoted);
        break;
      default:
        break;  // adverbs, dates, negations outside a verb group: they separate nothing
    }
    for (std::size_t e = before; e < elements_.size(); ++e) elements_[e].quoted = quoted;
    next = next > i ? next : i + 1;
    for (std::uint32_t k = i; k < next; ++k) {
      if (through_[k]) quoted = marks_quote(token(k).word, quoted);
    }
    i = next;
  }
}

// "the New York Times newspaper", "Alberta province": the noun says what the name is, and adds nobody.
bool ClauseReader::class_noun(MentionIndex m, std::uint32_t k) const {
  if (m == kNoIndex || mention(m).kind == MentionKind::kAdjective || !(word_at(k).flags & word::kNominal)) return false;
  if (tag_at(k + 1) == Tag::kNoun || tag_at(k + 1) == Tag::kPossessive) return false;
  const TypeId type = mention(m).type;
  const bool place = type == type::kCity || type == type::kRegion;
  const std::string_view form = lexicon_.form(token(k).word);
  if (form == "government" || form == "parliament" || form == "court" || form == "ministry") return false;
  return (type == type::kOrganization && word_at(k).value == type::kOrganization) ||
         (place && (word_at(k).value == type::kCity || word_at(k).value == type::kRegion));
}

// Whether a name stands directly behind a verb that takes a receiver and a thing.
bool ClauseReader::given_to(MentionIndex m) const {
  const Mention& x = mention(m);
  if (x.kind != MentionKind::kName && x.kind != MentionKind::kAcronym && x.kind != MentionKind::kMetonym) return false;
  if (elements_.empty() || elements_.back().kind != ElementKind::kVerb) return false;
  const VerbGroup& v = out_->verbs[elements_.back().index];
  if (v.passive) return false;
  const std::string_view verb = lexicon_.form(v.lemma);
  for (const std::string_view form :
       {"give", "grant", "offer", "hand", "deny", "lend", "award", "owe", "promise", "allow"}) {
    if (verb == form) return true;
  }
  return false;
}

// "on 21 June" before a name, an article or a verb: the preposition has what it governs. "in 2014 elections" goes on.
bool ClauseReader::governs_date(std::uint32_t i) const {
  std::uint32_t k = i + 1;
  if (tag_at(k) != Tag::kDate) return false;
  while (tag_at(k) == Tag::kDate) ++k;
  return k >= n() || (tag_at(k) != Tag::kNoun && tag_at(k) != Tag::kAdjective && tag_at(k) != Tag::kNumber &&
                      tag_at(k) != Tag::kPossessive);
}

std::uint32_t ClauseReader::take_phrase(std::uint32_t i) {
  NounPhrase p;
  p.first = i;
  p.anchors_begin = p.anchors_end = static_cast<std::uint32_t>(out_->mentions.size());
  std::vector<MentionIndex>& pool = out_->mentions;
  const auto anchor = [&](MentionIndex m) {
    if (m == kNoIndex || mention(m).kind == MentionKind::kDate) return;
    pool.push_back(m);
    p.anchors_end = static_cast<std::uint32_t>(pool.size());
  };
  std::uint32_t core = kNoIndex;         // token of the last noun or mention
  MentionIndex core_mention = kNoIndex;  // the mention that ends there
  std::uint32_t k = i;
  bool closed = false;
  while (k < n() && !closed) {
    if (skip_[k]) {
      // A short name in brackets is passed over inside a phrase; what a role says ends it.
      std::uint32_t x = k;
      while (x < n() && skip_[x]) ++x;
      if (token(k).word != punct::kParenOpen || core_mention == kNoIndex || x >= n() || tags_[x] != Tag::kNoun) break;
      k = x;
    }
    if (atomic_end_[k] > k) {
      if (core_mention != kNoIndex) anchor(core_mention);
      core_mention = atomic_head_[k];
      core = atomic_end_[k] - 1;
      k = atomic_end_[k];
      if (tag_at(k) != Tag::kPossessive) break;
      continue;
    }
    const Tag t = tags_[k];
    switch (t) {
      case Tag::kDeterminer: {
        if (core != kNoIndex || k != i) {
          // "confident a majority ...": a determiner behind an adjective opens a phrase of its own
          closed = core != kNoIndex || (k > i && tags_[k - 1] == Tag::kAdjective);
          if (closed) break;
        }
        const std::string_view form = lexicon_.form(token(k).word);
        if (form == "no") p.negated = true;
        if (form == "a" || form == "an" || form == "any" || form == "some") p.indefinite = true;
        if (cover_[k] != kNoIndex && mention(cover_[k]).last - first_ > k + 1) {
          core_mention = cover_[k];
          core = mention(core_mention).last - first_ - 1;
          k = core + 1;
        } else {
          ++k;
        }
        break;
      }
      case Tag::kPossessivePronoun:
        if (core != kNoIndex) {
          closed = true;
          break;
        }
        anchor(cover_[k]);
        ++k;
        break;
      case Tag::kPronoun:
        if (core != kNoIndex) {
          closed = true;
          break;
        }
        core = k;
        core_mention = cover_[k];
        ++k;
        closed = tag_at(k) != Tag::kPossessive;
        break;
      case Tag::kPossessive:
        if (core == kNoIndex) {
          closed = true;
          break;
        }
        anchor(core_mention);
        core = kNoIndex;
        core_mention = kNoIndex;
        ++k;
        break;
      case Tag::kNumber:
        if (core != kNoIndex && tags_[k - 1] != Tag::kNumber && !token(k).has(shape::kHyphen)) {
          closed = true;
          break;
        }
        core = k;
        core_mention = kNoIndex;
        ++k;
        break;
      case Tag::kAdjective:
        // "called the verdict unacceptable": behind the noun, with no noun to follow, it is said of it
        if (core != kNoIndex && core_mention == kNoIndex && tag_at(k + 1) != Tag::kNoun &&
            tag_at(k + 1) != Tag::kAdjective && tag_at(k + 1) != Tag::kMention) {
          closed = true;
          break;
        }
        if (core_mention != kNoIndex && mention(core_mention).kind == MentionKind::kName &&
            mention(core_mention).type == type::kPerson) {
          closed = true;
          break;
        }
        // "called the verdict unacceptable": said of the phrase, no part of it
        if (core != kNoIndex && core + 1 == k && tag_at(k + 1) != Tag::kNoun && tag_at(k + 1) != Tag::kMention &&
            tag_at(k + 1) != Tag::kAdjective && tag_at(k + 1) != Tag::kNumber) {
          closed = true;
          break;
        }
        ++k;
        break;
      case Tag::kNoun:
        // "told Lavrov talks": a noun does not follow a person's name
        if (core_mention != kNoIndex && mention(core_mention).type == type::kPerson &&
            mention(core_mention).kind == MentionKind::kName && !token(k).has(shape::kCapital)) {
          closed = true;
          break;
        }
        // "granted Chad permission", "gave Russia time": a receiver, then what it gets
        if (core_mention != kNoIndex && core_mention == cover_[k - 1] && given_to(core_mention)) {
          closed = true;
          break;
        }
        if (class_noun(core_mention, k)) {
          core = k++;
          break;
        }
        if (core_mention != kNoIndex) anchor(core_mention);
        core = k;
        core_mention = kNoIndex;
        ++k;
        break;
      case Tag::kMention: {
        const MentionIndex m = cover_[k];
        const Mention& x = mention(m);
        const std::uint32_t end = x.last - first_;
        if (core_mention != kNoIndex && core_mention != m) {
          const Mention& y = mention(core_mention);
          const bool modifier = y.kind == MentionKind::kAdjective || y.type == type::kOrganization ||
                                y.type == type::kCountry || y.type == type::kOffice ||
                                y.kind == MentionKind::kGeneric || y.kind == MentionKind::kNominal;
          if (!modifier || y.type == type::kPerson) {
            closed = true;
            break;
          }
          anchor(core_mention);
        }
        // A hyphenated pair stands on one token: both are mentions of it.
        core = end - 1;
        core_mention = m;
        if (x.span.end < token(end - 1).end() && token(end - 1).has(shape::kHyphen)) {
          anchor(m);
          for (MentionIndex o = m + 1; o < mentions_->starts[sentence_ + 1]; ++o) {
            if (mention(o).first != x.first || mention(o).last != x.last) break;
            anchor(o);
          }
          core_mention = kNoIndex;
        }
        k = end > k ? end : k + 1;
        if (x.kind == MentionKind::kAdjective) core = kNoIndex;
        break;
      }
      case Tag::kConjunction:
      case Tag::kComma:
        // "steadfast and constant support", "a peaceful, diplomatic solution"
        closed = !(core == kNoIndex && k > i && tags_[k - 1] == Tag::kAdjective && tag_at(k + 1) == Tag::kAdjective);
        if (!closed) ++k;
        break;
      case Tag::kAdverb:
        if (through_[k]) {
          // `the "sovereign equality" of`, `a "third" term`: the marks end a phrase only where a new one begins
          closed = k == i || (core != kNoIndex && tag_at(k + 1) != Tag::kNoun);
          if (!closed) ++k;
          break;
        }
        // "the most important partner"
        closed = !(k + 1 < n() && tags_[k + 1] == Tag::kAdjective && core == kNoIndex);
        if (!closed) ++k;
        break;
      default:
        closed = true;
        break;
    }
    if (!closed && core_mention != kNoIndex && mention(core_mention).type == type::kPerson &&
        mention(core_mention).kind == MentionKind::kName && tag_at(k) == Tag::kNumber)
      closed = true;
  }
  if (core == kNoIndex) {
    if (core_mention == kNoIndex) {
      // only determiners and adjectives: "the former", "those"
      core = k > i ? k - 1 : i;
    } else {
      core = mention(core_mention).last - first_ - 1;
    }
  }
  p.members_begin = p.members_end = static_cast<std::uint32_t>(pool.size());
  if (core_mention != kNoIndex) {
    pool.push_back(core_mention);
    p.members_end = static_cast<std::uint32_t>(pool.size());
  }
  p.head = core;
  finish_phrase(p, i, k > i ? k : i + 1);
  return k > i ? k : i + 1;
}

// A noun whose modifier says that the act is another: a telephone conversation is a call, a war game an exercise.
WordId ClauseReader::compound(WordId modifier, WordId head) const {
  const std::string_view m = lexicon_.form(modifier), h = lexicon_.form(head);
  const bool talk = h == "conversation" || h == "talk" || h == "talks" || h == "discussion" || h == "conference" ||
                    h == "meeting" || h == "exchange" || h == "consultation" || h == "negotiation" || h == "contact";
  if (talk && (m == "phone" || m == "telephone" || m == "video" || m == "telephonic")) return lexicon_.find("call");
  if (h == "conference" && (m == "press" || m == "news")) return lexicon_.find("briefing");
  if (h == "game" && m == "war") return lexicon_.find("exercise");
  return head;
}

void ClauseReader::finish_phrase(NounPhrase& p, std::uint32_t first, std::uint32_t last) {
  p.first = first;
  p.last = last;
  const std::vector<MentionIndex>& pool = out_->mentions;
  if (p.members_end > p.members_begin) {
    const Mention& m = mention(pool[p.members_begin]);
    p.type = m.type;
    p.plural = m.plural;
    p.is_list = p.members_end - p.members_begin > 1 || m.group_end - m.group_begin > 1;
    // "the Italian court", "the deputy minister" whom the document never names: somebody, but nobody known.
    p.human = m.entity == kNoIndex && m.group_end == m.group_begin && m.span.end > m.span.begin &&
              (m.kind == MentionKind::kNominal || m.kind == MentionKind::kTitle) &&
              (m.type == type::kPerson || m.type == type::kOrganization);
  } else {
    const Word& w = word_at(p.head);
    p.lemma = w.noun ? w.noun : token(p.head).word;
    p.plural = w.plural;
    if (p.head > p.first) p.lemma = compound(token(p.head - 1).word, p.lemma);
    // "the man" may be anybody already named; "a man", "the men" and "the army" are somebody new.
    p.human = (lexicon_.flags(p.lemma) & word::kHuman) != 0 &&
              (p.plural || lexicon_[p.lemma].value == kBodyNoun || p.indefinite ||
               (text_->flags[first_ + p.first] & (word::kNumberWord | word::kQuantity)));
    if (p.anchors_end > p.anchors_begin) p.type = mention(pool[p.anchors_begin]).type;
    // "Lee's predecessor" is somebody, and not Lee.
    if ((lexicon_.flags(p.lemma) & word::kHuman) && p.anchors_end > p.anchors_begin && p.type == type::kPerson)
      p.human = true;
  }
  const auto index = static_cast<std::uint32_t>(out_->phrases.size());
  out_->phrases.push_back(p);
  elements_.push_back({ElementKind::kPhrase, 0, false, index, first, last, p.lemma});
}

}  // namespace edgewise
