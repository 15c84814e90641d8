#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
void ClauseReader::group(const TokenizedText& text, std::uint32_t sentence, const DocumentMentions& mentions,
                         bool quoted, SentenceClauses& out) {
  text_ = &text;
  mentions_ = &mentions;
  out_ = &out;
  sentence_ = sentence;
  first_ = text.sentences[sentence].first;
  last_ = text.sentences[sentence].last;
  out.clear();
  if (n() > 400) last_ = first_ + 400;  // no sentence of news is longer; tables and lists of names are
#if defined(__GNUC__)
  // Their words are looked at one after the other below; asked for at once, they arrive together.
  for (std::uint32_t i = first_; i < last_; ++i) __builtin_prefetch(&lexicon_[text.tokens[i].word]);
#endif
  find_marks(quoted);
  cover_mentions();
  tag();
  group(quoted);
}

void ClauseReader::read_clauses() {
  drop_quantifiers();
  join_lists();
  mark_inserted();
  mark_broken_quotes();
  measure_phrases();
  build_clauses();
  share_parts();
  attribute();
}

// Infinitives and gerunds: who does it, and how it is to be read, is said by the word that governs them.
void ClauseReader::govern(std::size_t element, Clause& c) {
  const VerbGroup& v = out_->verbs[c.verb];
  const std::uint32_t previous = clause_before(element);
  const Governor* g = nullptr;
  bool noun_governor = false;
  bool without = false;
  // A noun or adjective right before it: "plans to", "ready to", "for refusing".
  if (element > 0) {
    const Element& left = elements_[element - 1];
    if (left.kind == ElementKind::kPhrase && v.infinitive) {
      g = governors_.noun(out_->phrases[left.index].lemma);
      noun_governor = g != nullptr;
      if (g && out_->phrases[left.index].anchors_end > out_->phrases[left.index].anchors_begin) c.subject = left.index;
    } else if (left.kind == ElementKind::kAdjective) {
      g = governors_.adjective(left.word);
    } else if (left.kind == ElementKind::kPreposition) {
      const std::string_view form = lexicon_.form(left.word);
      without = form == "without";
      if (element > 1 && elements_[element - 2].kind == ElementKind::kPhrase) {
        g = governors_.noun(out_->phrases[elements_[element - 2].index].lemma);
        noun_governor = g != nullptr;
        if (g && out_->phrases[elements_[element - 2].index].anchors_end >
                     out_->phrases[elements_[element - 2].index].anchors_begin)
          c.subject = elements_[element - 2].index;
      }
      if (form == "before" || form == "after") c.adverbial = true;
    }
  }
  if (previous == kNoIndex && !noun_governor) return;
  // "Chad's bid to join Y failed": no verb before it, yet a noun that says how it is meant.
  const Clause none;
  const VerbGroup no_verb;
  const Clause& p = previous == kNoIndex ? none : out_->clauses[previous];
  const VerbGroup& pv = previous == kNoIndex ? no_verb : out_->verbs[p.verb];
  // "to meet and thank": conjoined with an infinitive before
  c.parent = previous;
  if (v.infinitive && !g && (share_purpose(p, c) || gives_to_help(p, c))) return;
  if (!g) g = governors_.verb(pv.lemma, pv.last < n() ? token(pv.last).word : kUnknownWord);
  // "called B to congratulate him" is done by who called; "called on B to resign" asks B.
  const bool phoned = g && p.object != kNoIndex && lexicon_.form(pv.lemma) == "call" && !noun_governor;
  if (phoned) g = nullptr;
  const bool copula_noun = noun_governor && (pv.copula || lexicon_.form(pv.lemma) == "have");
  if (c.subject == kNoIndex) {
    if (g && g->object_acts && !noun_governor) {
      c.subject = pv.passive ? p.subject : p.object != kNoIndex ? p.object : kNoIndex;
      if (c.subject == kNoIndex && p.preps_end > p.preps_begin) c.subject = out_->preps[p.preps_begin].phrase;
      if (c.subject == kNoIndex) c.subject = p.subject;
    } else if (const std::uint32_t other = previous == kNoIndex ? kNoIndex : speaker_before(element, previous);
               other != kNoIndex) {
      c.subject = other;
    } else {
      c.subject = p.subject;
    }
  } else {
    // The doer is the owner of the governing noun ("Serbia's refusal to meet"): a phrase that stands for its anchors.
    NounPhrase owner = out_->phrases[c.subject];
    owner.members_begin = owner.anchors_begin;
    owner.members_end = owner.anchors_end;
    owner.anchors_end = owner.anchors_begin;
    owner.lemma = 0;
    owner.is_list = owner.members_end - owner.members_begin > 1;
    c.subject = static_cast<std::uint32_t>(out_->phrases.size());
    out_->phrases.push_back(owner);
  }
  Modality modality = p.modality;
  bool negated = false;
  const std::string_view pl = lexicon_.form(pv.lemma);
  const bool speech = pl == "say" || pl == "tell";
  if (g) {
    using Effect = Governor::Effect;
    switch (g->effect) {
      case Effect::kPlanned:
        modality = Modality::kPlanned;
        break;
      case Effect::kHoped:
        modality = Modality::kHoped;
        break;
      case Effect::kPossible:
        modality = Modality::kPossible;
        break;
      case Effect::kActual:
        modality = Modality::kActual;
        break;
      case Effect::kNone:
        break;
    }
    negated = g->negates;
    // The governor's own polarity carries over: "has no plans to join", "did not agree to meet", "did not refuse to
    // meet".
    if (pv.negated || p.negated) negated = !negated;
    if (noun_governor && copula_noun && element > 0 && elements_[element - 1].kind == ElementKind::kPhrase &&
        out_->phrases[elements_[element - 1].index].negated)
      negated = !negated;
  } else if (phoned) {
    modality = p.modality;
  } else if (v.infinitive && !speech) {
    modality = p.modality == Modality::kActual ? Modality::kPlanned : p.modality;  // purpose: "arrived to sign"
    negated = p.negated && !pv.copula;
  } else if (v.gerund) {
    modality = p.modality;
    negated = false;
  }
  if (without) negated = !negated;
  c.modality = modality;
  c.negated = negated;
}

// "ahead of the talks": the word before an "of" that makes one preposition with it; 0 where there is none.
WordId ClauseReader::ahead_of(std::size_t element) const {
  const std::uint32_t i = elements_[element].first;
  if (i == 0) return 0;
  return lexicon_.form(token(i - 1).word) == "ahead" ? token(i - 1).word : 0;
}

void ClauseReader::find_complements(std::size_t element, Clause& c) {
  const VerbGroup& v = out_->verbs[c.verb];
  const std::uint8_t level = elements_[element].level;
  c.preps_begin = c.preps_end = static_cast<std::uint32_t>(out_->preps.size());
  c.begin = elements_[element].first;
  c.end = elements_[element].last;
  // Phrases between the subject and the verb, or before the subject: "A and B in a phone call discussed ...", "At the
  // talks, A ...".
  for (std::size_t b = element; b-- > 0;) {
    const Element& e = elements_[b];
    if (e.kind == ElementKind::kVerb || e.kind == ElementKind::kBreak || e.kind == ElementKind::kQuote ||
        e.kind == ElementKind::kSubordinator || e.kind == ElementKind::kRelative || e.kind == ElementKind::kConjunction)
      break;
    if (e.kind != ElementKind::kPhrase || b == 0 || elements_[b - 1].kind != ElementKind::kPreposition) continue;
    WordId preposition = elements_[b - 1].word;
    if (lexicon_.form(preposition) == "of" && (preposition = ahead_of(b - 1)) == 0) continue;
    out_->preps.push_back({preposition, e.index});
    c.preps_end = static_cast<std::uint32_t>(out_->preps.size());
  }
  // "lifted the sanctions imposed on X": the participle adds nothing but its preposition.
  const auto only_directs = [&](std::size_t k) {
    if (k == 0 || k + 1 >= elements_.size() || elements_[k].kind != ElementKind::kVerb ||
        elements_[k - 1].kind != ElementKind::kPhrase || elements_[k + 1].kind != ElementKind::kPreposition)
      return false;
    const VerbGroup& g = out_->verbs[elements_[k].index];
    if (g.first + 1 != g.last || !(word_at(g.head).verb_forms & verb_form::kParticiple)) return false;
    const std::string_view form = lexicon_.form(g.lemma);
    return (form == "impose" || form == "aim" || form == "direct" || form == "place" || form == "target") &&
           lexicon_.form(elements_[k + 1].word) != "by";
  };
  bool direct = true;
  bool place_before = false;  // "met in Oslo the ambassador ...": the object may stand behind a place
  std::size_t k = element + 1;
  for (; k < elements_.size(); ++k) {
    const Element& e = elements_[k];
    if (e.level > level) {
      // Inserted segments that are plain prepositional phrases still belong to the clause ("..., in Belgrade, ...").
      if (e.kind == ElementKind::kPreposition && k + 1 < elements_.size() &&
          elements_[k + 1].kind == ElementKind::kPhrase && k > 0 && elements_[k - 1].kind == ElementKind::kComma) {
        out_->preps.push_back({e.word, elements_[k + 1].index});
        c.preps_end = static_cast<std::uint32_t>(out_->preps.size());
      }
      direct = false;
      continue;
    }
    if (e.level < level) break;
    if (e.kind == ElementKind::kPhrase) {
      if (!direct && !(place_before && c.object == kNoIndex)) break;
      if (c.object == kNoIndex) {
        if (e.index == c.subject) continue;  // "said X"
        // The phrase may be the subject of a clause that follows ("said Y met Z").
        if (k + 1 < elements_.size() && elements_[k + 1].kind == ElementKind::kVerb &&
            elements_[k + 1].level == level) {
          const VerbGroup& next = out_->verbs[elements_[k + 1].index];
          if (next.finite && !next.participle) break;
          if (next.participle && (text_->flags[first_ + v.head] & word::kSpeech)) break;
        }
        c.object = e.index;
      } else if (c.second_object == kNoIndex && c.preps_begin == c.preps_end) {
        c.second_object = e.index;
      } else {
        break;
      }
      c.end = e.last;
      continue;
    }
    if (e.kind == ElementKind::kPreposition) {
      if (k + 1 >= elements_.size()) break;
      const Element& next = elements_[k + 1];
      if (next.kind == ElementKind::kPhrase) {
        // "the position of Serbia": the owner of a plain noun is its anchor, not a phrase of the clause
        const Element& before = elements_[k - 1];
        const std::string_view link = lexicon_.form(e.word);
        const bool of_noun =
            before.kind == ElementKind::kPhrase &&
            out_->phrases[before.index].members_begin == out_->phrases[before.index].members_end &&
            (link == "of" || (link == "by" && !v.passive &&
                              out_->phrases[before.index].anchors_begin == out_->phrases[before.index].anchors_end &&
                              out_->phrases[next.index].members_end > out_->phrases[next.index].members_begin));
        if (of_noun) {
          NounPhrase& head = out_->phrases[before.index];
          const NounPhrase& owner = out_->phrases[next.index];
          if (head.anchors_begin == head.anchors_end) {
            if (owner.members_end > owner.members_begin) {
              head.anchors_begin = owner.members_begin;
              head.anchors_end = owner.members_end;
            } else {
              head.anchors_begin = owner.anchors_begin;
              head.anchors_end = owner.anchors_end;
            }
            head.type = owner.type;
          }
        } else {
          const WordId ahead = link == "of" ? ahead_of(k) : 0;
          out_->preps.push_back({ahead ? ahead : e.word, next.index});
          c.preps_end = static_cast<std::uint32_t>(out_->preps.size());
        }
        c.end = next.last;
        const TypeId where = out_->phrases[next.index].type;
        place_before = direct && lexicon_.form(e.word) == "in" &&
                       (where == type::kCity || where == type::kCountry || where == type::kRegion);
        direct = direct && of_noun;
        ++k;
        continue;
      }
      if (next.kind == ElementKind::kVerb) break;  // "for supporting"
      c.end = e.last;
      // "pulled him out", but not the "in" of "in May": dates stand for no item
      if (v.particle == 0 && direct && tag_at(e.last) != Tag::kDate && lexicon_.form(e.word) != "as")
        out_->verbs[c.verb].particle = e.word;
      continue;
    }
    if (e.kind == ElementKind::kAdjective) {
      if (c.adjective == kNoIndex && (c.object == kNoIndex || direct)) c.adjective = e.first;
      c.end = e.last;
      continue;
    }
    if (e.kind == ElementKind::kAdverb || only_directs(k)) continue;
    if (e.kind == ElementKind::kConjunction) {
      // "relations with A and with B", "support for A and the people of B": go on over a conjoined phrase
      if (k + 1 < elements_.size() && elements_[k + 1].kind == ElementKind::kPreposition) {
        direct = false;
        continue;
      }
      if (k + 2 < elements_.size() && elements_[k + 1].kind == ElementKind::kPhrase &&
          elements_[k + 2].kind == ElementKind::kPreposition) {
        direct = false;
        ++k;
        continue;
      }
    }
    break;
  }
}

// "suggested that A and B hold talks": what is asked for is no fact.
bool ClauseReader::asks_for(std::string_view lemma) {
  for (const std::string_view verb :
       {"ask", "demand", "insist", "propose", "recommend", "request", "require", "suggest", "urge"})
    if (lemma == verb) return true;
  return false;
}

void ClauseReader::build_clauses() {
  clause_of_element_.assign(elements_.size(), kNoIndex);
  bool conditional = false, adverbial = false;
  std::uint32_t carrier = kNoIndex;  // a clause whose "that" is open
  for (std::size_t k = 0; k < elements_.size(); ++k) {
    const Element& e = elements_[k];
    if (e.kind == ElementKind::kSubordinator) {
      const std::string_view form = lexicon_.form(e.word);
      conditional = form == "if" || form == "unless" || form == "whether" || form == "lest";
      adverbial = !conditional && form != "that";
      carrier = form == "that" || form == "whether" || form == "how" ? clause_before(k) : kNoIndex;
      continue;
    }
    if (e.kind == ElementKind::kBreak) conditional = adverbial = false;
    if (e.kind != ElementKind::kVerb) continue;
    Clause c;
    c.verb = e.index;
    c.quoted = e.quoted;
    c.modality = out_->verbs[e.index].modality;
    find_subject(k, c);
    const VerbGroup& v = out_->verbs[e.index];
    if (v.finite) {
      if (v.modality != Modality::kActual) c.modality = v.modality;
      c.conditional = conditional;
      c.adverbial = c.adverbial || adverbial;
      if (conditional) c.modality = Modality::kPossible;
      conditional = adverbial = false;
    } else if (v.modality != Modality::kActual) {
      c.modality = v.modality;
    }
    c.negated = c.negated != v.negated;
    if (c.subject != kNoIndex && out_->phrases[c.subject].is_list && out_->phrases[c.subject].negated)
      c.negated = !c.negated;  // "neither A nor B"
    if (c.form == ClauseForm::kActive && v.passive) c.form = ClauseForm::kPassive;
    find_complements(k, c);
    take_relative_object(k, c);
    const auto index = static_cast<std::uint32_t>(out_->clauses.size());
    // Complement of a verb that carries a clause: "said that ...", "said Y met Z".
    std::uint32_t carrying = carrier;
    if (v.finite && carrying == kNoIndex && c.form != ClauseForm::kConjoined && c.form != ClauseForm::kRelative) {
      const std::uint32_t p = clause_before(k);
      if (p != kNoIndex && !c.adverbial &&
          (text_->flags[first_ + out_->verbs[out_->clauses[p].verb].head] & word::kSpeech)) {
        // nothing but the subject stands between the two verbs
        std::size_t x = k;
        bool adjacent = true;
        while (x-- > 0 && clause_of_element_[x] != p) {
          const ElementKind kind = elements_[x].kind;
          if (kind != ElementKind::kPhrase && kind != ElementKind::kPreposition && kind != ElementKind::kAdverb &&
              elements_[x].level == e.level)
            adjacent = false;
        }
        if (adjacent) carrying = p;
      }
    }
    if (v.finite && carrying != kNoIndex) {
      Clause& p = out_->clauses[carrying];
      c.parent = carrying;
      if (p.complement == kNoIndex) p.complement = index;
      // "does not think that ...": the denial is of what follows
      const std::string_view lemma = lexicon_.form(out_->verbs[p.verb].lemma);
      if (p.negated && (lemma == "think" || lemma == "believe" || lemma == "expect")) c.negated = !c.negated;
      if (lemma == "deny" || lemma == "doubt") c.negated = !c.negated;
      if (lemma == "hope" || lemma == "wish" || hopes(p) ||
          (asks_for(lemma) && v.tense == Tense::kPresent && !v.perfect))
        c.modality = Modality::kHoped;
      carrier = kNoIndex;
    } else if (c.form == ClauseForm::kConjoined && v.finite) {
      // "said that A met B and thanked C": the second stays under the same carrier
      const std::uint32_t p = joins_ != kNoIndex ? joins_ : clause_before(k);
      if (p != kNoIndex) c.parent = out_->clauses[p].parent;
    }
    if (c.form == ClauseForm::kInfinitive && c.parent != kNoIndex) {
      Clause& p = out_->clauses[c.parent];
      if (p.infinitive == kNoIndex) p.infinitive = index;
    }
    clause_of_element_[k] = index;
    out_->clauses.push_back(c);
  }
}

}  // namespace edgewise
