// Pass 2 of the clause reader: tokens to noun phrases, verb groups and single words.

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
namespace {

constexpr TypeMask kListTypes = (1u << type::kPerson) | (1u << type::kCountry) | (1u << type::kOrganization) |
                                (1u << type::kGroup) | (1u << type::kCity) | (1u << type::kRegion);

bool nameable(TypeId t) {
  return t < type::kMaxTypes && ((1u << t) & kListTypes);
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
        const bool phrase = opens_phrase(i + 1) || tag_at(i + 1) == Tag::kAdjective || tag_at(i + 1) == Tag::kNoun;
        if (phrase) {
          next = take_phrase(i);
        } else {
          single(ElementKind::kAdjective, i, quoted);
        }
        break;
      }
      case Tag::kPreposition:
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
        quoted = token(i).word == punct::kQuoteOpen ? true : token(i).word == punct::kQuoteClose ? false : !quoted;
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
    i = next > i ? next : i + 1;
  }
}

// Modal, be, have, do, negation and adverbs up to the main verb. "is to visit" and "has to visit" are one group.
std::uint32_t ClauseReader::take_verb(std::uint32_t i) {
  VerbGroup v;
  v.first = i;
  v.finite = true;
  bool be = false, have = false, done = false, future = false, first = true, to = false;
  std::uint32_t end = i;
  const auto verb_after = [&](std::uint32_t k) {
    while (k < n() && (tags_[k] == Tag::kAdverb || tags_[k] == Tag::kNegation)) ++k;
    return k;
  };
  for (std::uint32_t k = i; k < n() && !done;) {
    const Tag t = tags_[k];
    const Word& w = word_at(k);
    const std::string_view form = lexicon_.form(token(k).word);
    switch (t) {
      case Tag::kNegation:
        v.negated = !v.negated;
        ++k;
        break;
      case Tag::kAdverb:
        if (form == "barely" || form == "hardly" || form == "never") v.negated = true;
        ++k;
        break;
      case Tag::kModal:
        if (!first && end == k) {
        }
        if (form == "will" || form == "shall" || form == "'ll" || form == "wo") {
          v.modality = Modality::kPlanned;
          future = true;
        } else if (form == "would" || form == "'d") {
          v.modality = Modality::kPlanned;
        } else if (form == "must" || form == "should") {
          v.modality = Modality::kHoped;
          v.necessity = true;
        } else if (form == "cannot" || form == "ca") {
          v.modality = Modality::kPossible;
          if (form == "cannot") v.negated = true;
        } else {
          v.modality = Modality::kPossible;
        }
        v.head = k;
        end = ++k;
        break;
      case Tag::kTo:
        if (!first && !to && !be && !have) {
          done = true;
          break;
        }
        if (first) {
          v.infinitive = true;
          v.finite = false;
        } else if (be && v.lemma == 0) {
          v.modality = Modality::kPlanned;
          be = false;
        } else if (have && v.lemma == 0) {
          v.modality = Modality::kHoped;
          v.necessity = true;
          have = false;
        }
        to = true;
        end = ++k;
        break;
      case Tag::kBe: {
        const std::uint32_t x = verb_after(k + 1);
        const Tag y = tag_at(x);
        if (first || (have && !be)) v.tense = form == "was" || form == "were" ? Tense::kPast : Tense::kPresent;
        if (first && form == "being") {
          v.gerund = true;
          v.finite = false;
        }
        v.head = k;
        end = k + 1;
        if (y == Tag::kEd || y == Tag::kGerund || y == Tag::kBe || y == Tag::kTo) {
          be = true;
          k = end;
        } else {
          v.lemma = lexicon_.find("be");
          v.copula = true;
          done = true;
        }
        break;
      }
      case Tag::kHave: {
        const std::uint32_t x = verb_after(k + 1);
        const Tag y = tag_at(x);
        v.head = k;
        end = k + 1;
        if (first) {
          v.tense = form == "had" ? Tense::kPast : Tense::kPresent;
          if (form == "having") {
            v.gerund = true;
            v.finite = false;
          }
        }
        if (y == Tag::kEd || y == Tag::kBe) {
          have = v.perfect = true;
          k = end;
        } else if (y == Tag::kTo) {
          have = true;
          k = end;
        } else {
          v.lemma = lexicon_.find("have");
          done = true;
        }
        break;
      }
      case Tag::kDo:
        v.tense = form == "did" ? Tense::kPast : Tense::kPresent;
        v.head = k;
        end = k + 1;
        if (tag_at(verb_after(k + 1)) == Tag::kBase) {
          k = end;
        } else {
          v.lemma = lexicon_.find("do");
          done = true;
        }
        break;
      case Tag::kFinite:
      case Tag::kBase:
      case Tag::kEd:
      case Tag::kGerund: {
        v.head = k;
        v.lemma = w.verb ? w.verb : token(k).word;
        end = k + 1;
        if (t == Tag::kGerund) {
          if (!be) {
            v.gerund = true;
            v.finite = false;
          }
        } else if (t == Tag::kEd) {
          if (be) {
            v.passive = true;
          } else if (!have && first) {
            v.participle = true;
            v.tense = Tense::kPast;
            if (!(w.verb_forms & verb_form::kPast)) {  // "seen", "given": never finite by itself
              v.passive = true;
              v.finite = false;
            }
          }
        } else if (first && t == Tag::kFinite) {
          v.tense =
              (w.verb_forms & verb_form::kPast) && !(w.verb_forms & verb_form::kBase) ? Tense::kPast : Tense::kPresent;
        } else if (first && t == Tag::kBase) {
          v.tense = Tense::kPresent;
        }
        done = true;
        break;
      }
      default:
        done = true;
        break;
    }
    first = false;
  }
  if (v.lemma == 0) {  // an auxiliary alone ("he will"): no act
    v.lemma = token(v.head).word;
  }
  if (future) v.tense = Tense::kFuture;
  v.last = end;
  const std::string_view lemma = lexicon_.form(v.lemma);
  v.copula = v.copula || lemma == "become" || lemma == "remain";
  const auto index = static_cast<std::uint32_t>(out_->verbs.size());
  out_->verbs.push_back(v);
  elements_.push_back({ElementKind::kVerb, 0, false, index, v.first, end, v.lemma});
  return end;
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
    if (skip_[k]) break;
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
          closed = core != kNoIndex;
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
        if (core_mention != kNoIndex && mention(core_mention).kind == MentionKind::kName &&
            mention(core_mention).type == type::kPerson) {
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
      if (mention(core_mention).kind == MentionKind::kAdjective && p.anchors_end == p.anchors_begin) {
        // "the Russian": nothing follows the adjective
      }
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

void ClauseReader::finish_phrase(NounPhrase& p, std::uint32_t first, std::uint32_t last) {
  p.first = first;
  p.last = last;
  const std::vector<MentionIndex>& pool = out_->mentions;
  if (p.members_end > p.members_begin) {
    const Mention& m = mention(pool[p.members_begin]);
    p.type = m.type;
    p.plural = m.plural;
    p.is_list = p.members_end - p.members_begin > 1 || m.group_end - m.group_begin > 1;
  } else {
    const Word& w = word_at(p.head);
    p.lemma = w.noun ? w.noun : token(p.head).word;
    p.plural = w.plural;
    // "the man" may be anybody already named; "a man" and "the men" are somebody new.
    p.human =
        (lexicon_.flags(p.lemma) & word::kHuman) != 0 &&
        (p.plural || p.indefinite || (lexicon_.flags(token(p.first).word) & (word::kNumberWord | word::kQuantity)));
    if (p.anchors_end > p.anchors_begin) p.type = mention(pool[p.anchors_begin]).type;
  }
  const auto index = static_cast<std::uint32_t>(out_->phrases.size());
  out_->phrases.push_back(p);
  elements_.push_back({ElementKind::kPhrase, 0, false, index, first, last, p.lemma});
}

bool ClauseReader::joinable(const Element& a, const Element& b) const {
  if (a.kind != ElementKind::kPhrase || b.kind != ElementKind::kPhrase || a.quoted != b.quoted) return false;
  const NounPhrase& x = out_->phrases[a.index];
  const NounPhrase& y = out_->phrases[b.index];
  if (x.members_end == x.members_begin || y.members_end == y.members_begin) return false;
  if (!nameable(x.type) || !nameable(y.type)) return false;
  const auto place = [](TypeId t) { return t == type::kCity || t == type::kRegion; };
  return x.type == y.type || (x.type != type::kPerson && y.type != type::kPerson) || !(place(x.type) || place(y.type));
}

// "one of Serbia's partners", "a number of rebels": the phrase behind "of" is what is meant.
void ClauseReader::drop_quantifiers() {
  const auto quantifier = [&](const Element& e) {
    if (e.kind != ElementKind::kPhrase) return false;
    const NounPhrase& p = out_->phrases[e.index];
    if (p.members_end > p.members_begin || p.anchors_end > p.anchors_begin) return false;
    if (token(p.head).has(shape::kDigit)) return true;
    const std::uint64_t f = word_at(p.head).flags;
    if (f & (word::kQuantity | word::kNumberWord)) return true;
    const std::string_view form = lexicon_.form(token(p.head).word);
    return form == "one" || form == "some" || form == "number" || form == "majority" || form == "most" ||
           form == "all" || form == "members" || form == "group" || form == "rest" || form == "both" ||
           form == "each" || form == "none";
  };
  joined_.clear();
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    if (quantifier(elements_[i]) && i + 2 < elements_.size() && elements_[i + 1].kind == ElementKind::kPreposition &&
        elements_[i + 2].kind == ElementKind::kPhrase && lexicon_.form(elements_[i + 1].word) == "of") {
      elements_[i + 2].first = elements_[i].first;
      ++i;
      continue;
    }
    joined_.push_back(elements_[i]);
  }
  elements_.swap(joined_);
}

// "A, B and C" becomes one phrase of many members. "X met A and B said ..." stays apart: B starts a clause of its own.
void ClauseReader::join_lists() {
  joined_.clear();
  for (std::size_t i = 0; i < elements_.size();) {
    const Element& e = elements_[i];
    if (e.kind != ElementKind::kPhrase) {
      joined_.push_back(e);
      ++i;
      continue;
    }
    std::size_t last = i;  // last phrase of the list
    bool conjunction = false;
    std::size_t k = i;
    std::uint32_t size = 1;
    while (true) {
      std::size_t next = k + 1;
      bool comma = false, and_here = false;
      if (next < elements_.size() && elements_[next].kind == ElementKind::kComma) {
        comma = true;
        ++next;
      }
      if (next < elements_.size() && elements_[next].kind == ElementKind::kConjunction) {
        const std::string_view form = lexicon_.form(elements_[next].word);
        if (form != "and" && form != "or" && form != "&") break;
        and_here = true;
        ++next;
      }
      if ((!comma && !and_here) || next >= elements_.size() || !joinable(e, elements_[next])) break;
      // Does the next phrase open a clause of its own?
      const bool verb_next = next + 1 < elements_.size() && elements_[next + 1].kind == ElementKind::kVerb &&
                             out_->verbs[elements_[next + 1].index].finite;
      bool verb_before = false;
      for (std::size_t b = i; b-- > 0;) {
        const ElementKind kind = elements_[b].kind;
        if (kind == ElementKind::kVerb || kind == ElementKind::kPreposition) {
          verb_before = true;
          break;
        }
        if (kind != ElementKind::kPhrase) break;
      }
      if (verb_next && verb_before) break;
      k = last = next;
      ++size;
      if (and_here) {
        conjunction = true;
        // "A and B and C" goes on only with a further "and"
      }
    }
    if (last == i || (!conjunction && size < 3)) {
      joined_.push_back(e);
      ++i;
      continue;
    }
    NounPhrase list = out_->phrases[e.index];
    const auto begin = static_cast<std::uint32_t>(out_->mentions.size());
    for (std::size_t m = i; m <= last; ++m) {
      if (elements_[m].kind != ElementKind::kPhrase) continue;
      const NounPhrase& part = out_->phrases[elements_[m].index];
      for (std::uint32_t x = part.members_begin; x < part.members_end; ++x)
        out_->mentions.push_back(MentionIndex{out_->mentions[x]});
    }
    list.members_begin = begin;
    list.members_end = static_cast<std::uint32_t>(out_->mentions.size());
    list.is_list = true;
    list.plural = true;
    list.last = elements_[last].last;
    const auto index = static_cast<std::uint32_t>(out_->phrases.size());
    out_->phrases.push_back(list);
    Element joined = e;
    joined.index = index;
    joined.last = elements_[last].last;
    joined_.push_back(joined);
    i = last + 1;
  }
  elements_.swap(joined_);
}

}  // namespace edgewise
