// Pass 3 of the clause reader: who does it.

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
namespace {

Modality stronger(Modality outer, Modality inner) {
  return inner == Modality::kActual ? outer : inner;
}

}  // namespace

std::uint32_t ClauseReader::clause_before(std::size_t element) const {
  for (std::size_t k = element; k-- > 0;) {
    if (elements_[k].kind == ElementKind::kVerb && clause_of_element_[k] != kNoIndex) return clause_of_element_[k];
    if (elements_[k].kind == ElementKind::kBreak && elements_[k].word != punct::kDash) return kNoIndex;
  }
  return kNoIndex;
}

// The noun phrase that ends directly left of an element, over commas of inserted segments.
std::uint32_t ClauseReader::phrase_left_of(std::size_t element) const {
  for (std::size_t k = element; k-- > 0;) {
    const Element& e = elements_[k];
    if (e.kind == ElementKind::kPhrase) return e.index;
    if (e.kind == ElementKind::kComma || e.kind == ElementKind::kPreposition) continue;
    return kNoIndex;
  }
  return kNoIndex;
}

// "Lee's predecessor, former minister Bo Ek, criticized ...", "his party, the Greens, supports": the name that stands
// inserted behind a description is who acts.
std::uint32_t ClauseReader::named_by_apposition(std::uint32_t phrase) const {
  const NounPhrase& p = out_->phrases[phrase];
  if (p.members_end > p.members_begin || p.plural) return phrase;
  for (std::size_t k = 0; k + 2 < elements_.size(); ++k) {
    if (elements_[k].kind != ElementKind::kPhrase || elements_[k].index != phrase) continue;
    const Element& name = elements_[k + 2];
    if (elements_[k + 1].kind != ElementKind::kComma || name.kind != ElementKind::kPhrase || name.level != 1) break;
    const NounPhrase& n = out_->phrases[name.index];
    if (n.members_end != n.members_begin + 1) break;
    const bool alone = k + 3 < elements_.size() && elements_[k + 3].kind == ElementKind::kComma;
    if (p.human ? n.type == type::kPerson : alone && (n.type == type::kPerson || n.type == type::kOrganization))
      return name.index;
    break;
  }
  return phrase;
}

// "sent a letter to X threatening to leave": what is written speaks for its writer.
bool ClauseReader::writing(WordId lemma) const {
  const std::string_view form = lexicon_.form(lemma);
  return form == "letter" || form == "statement" || form == "message" || form == "note" || form == "email" ||
         form == "petition" || form == "tweet" || form == "memo";
}

// Whether a phrase is the object of a verb that is no clause's own ("the coalition fighting rebels has declared ...").
bool ClauseReader::inner_object(std::size_t element) const {
  if (element == 0 || elements_[element - 1].kind != ElementKind::kVerb) return false;
  const VerbGroup& v = out_->verbs[elements_[element - 1].index];
  return !v.finite && (v.gerund || v.infinitive);
}

// "X said Y had ignored them, and called for help": the tense tells that the second verb goes on from the first, not
// from the clause that it carries.
bool ClauseReader::goes_on_saying(const VerbGroup& verb, std::uint32_t inner) const {
  const Clause& x = out_->clauses[inner];
  const VerbGroup& w = out_->verbs[x.verb];
  if (!verb.finite || verb.tense != Tense::kPast || verb.perfect || verb.modality != Modality::kActual) return false;
  if (!w.finite || !(w.perfect || w.modality != Modality::kActual || w.tense == Tense::kPresent)) return false;
  if (x.parent == kNoIndex) return false;
  const Clause& said = out_->clauses[x.parent];
  const VerbGroup& s = out_->verbs[said.verb];
  return said.subject != kNoIndex && s.finite && s.tense == Tense::kPast && !s.perfect &&
         (text_->flags[first_ + s.head] & word::kSpeech) != 0;
}

void ClauseReader::find_subject(std::size_t element, Clause& c) {
  VerbGroup& v = out_->verbs[c.verb];
  joins_ = kNoIndex;
  const std::uint8_t level = elements_[element].level;
  const std::uint32_t previous = clause_before(element);
  std::size_t k = element;
  // What stands directly before the verb.
  if (k > 0) {
    const Element& left = elements_[k - 1];
    if (left.kind == ElementKind::kRelative) {
      c.form = ClauseForm::kRelative;
      c.subject = phrase_left_of(k - 1);
      return;
    }
    if (v.infinitive) {
      c.form = ClauseForm::kInfinitive;
      // A headline: "X to visit Y"
      if (k == 1 && left.kind == ElementKind::kPhrase &&
          out_->phrases[left.index].members_end > out_->phrases[left.index].members_begin) {
        c.subject = left.index;
        c.modality = Modality::kPlanned;
        return;
      }
      govern(element, c);
      return;
    }
    if (v.gerund && left.kind != ElementKind::kRelative) {
      c.form = ClauseForm::kGerund;
      if (left.kind == ElementKind::kPhrase && left.level == level) {
        c.subject = left.index;  // "troops fighting in ..."
        // "passed a resolution condemning X": what a thing does is done by who acts through it
        const NounPhrase& thing = out_->phrases[left.index];
        if (previous != kNoIndex) {
          const Clause& p = out_->clauses[previous];
          const bool plain = thing.members_end == thing.members_begin && !thing.human;
          const bool written = p.object != kNoIndex && writing(out_->phrases[p.object].lemma) && element > 1 &&
                               elements_[element - 2].kind == ElementKind::kPreposition;
          if (((p.object == left.index && plain) || written) && p.subject != kNoIndex && !out_->verbs[p.verb].passive &&
              !out_->verbs[p.verb].copula) {
            c.subject = p.subject;
            c.modality = p.modality;
            c.negated = p.negated;
          }
        }
        // "X said he met Y visiting Z" stays with the nearest; a list of names as well
        return;
      }
      govern(element, c);
      return;
    }
    // "spoke" is no participle, whatever stands behind it.
    const bool may_reduce = (word_at(v.head).verb_forms & verb_form::kParticiple) != 0;
    if ((v.participle && may_reduce) || (v.passive && !v.finite)) {
      // An -ed form behind a noun phrase: finite, unless a "by" follows or another verb is the finite one.
      bool by = false, later_finite = false, earlier_verb = false;
      for (std::size_t x = element + 1; x < elements_.size() && x < element + 4; ++x) {
        if (elements_[x].kind == ElementKind::kPreposition && lexicon_.form(elements_[x].word) == "by") {
          by = x == element + 1;
          break;
        }
        if (elements_[x].kind != ElementKind::kAdverb) break;
      }
      for (std::size_t x = element + 1; x < elements_.size(); ++x) {
        if (elements_[x].kind == ElementKind::kComma || elements_[x].kind == ElementKind::kBreak ||
            elements_[x].kind == ElementKind::kSubordinator || elements_[x].kind == ElementKind::kRelative ||
            elements_[x].kind == ElementKind::kConjunction || elements_[x].kind == ElementKind::kQuote)
          break;
        if (elements_[x].kind == ElementKind::kVerb && elements_[x].level == level &&
            out_->verbs[elements_[x].index].finite && !out_->verbs[elements_[x].index].participle)
          later_finite = true;
      }
      for (std::size_t x = element; x-- > 0;) {
        if (elements_[x].kind != ElementKind::kPhrase && elements_[x].kind != ElementKind::kPreposition) {
          earlier_verb = elements_[x].kind == ElementKind::kVerb;
          break;
        }
      }
      const bool after_phrase = left.kind == ElementKind::kPhrase;
      const bool opens_segment = left.kind == ElementKind::kComma && left.level == 1 && level == 1;
      const bool object_next = element + 1 < elements_.size() && elements_[element + 1].kind == ElementKind::kPhrase;
      const bool speech = (text_->flags[first_ + v.head] & word::kSpeech) != 0;
      bool reduced = (v.passive && !v.finite) || (after_phrase && by) ||
                     (after_phrase && later_finite && !object_next) ||
                     (after_phrase && earlier_verb && !object_next && !speech);
      if (opens_segment && !object_next) reduced = true;
      // "a piece it published", "X last week threatened to go": an act of the phrase itself
      if (after_phrase && v.finite && tags_[left.first] == Tag::kPronoun) reduced = false;
      if (after_phrase && v.finite && element + 1 < elements_.size() &&
          elements_[element + 1].kind == ElementKind::kVerb && out_->verbs[elements_[element + 1].index].infinitive) {
        const Governor* g = governors_.verb(v.lemma, kUnknownWord);
        if (g && !g->object_acts) reduced = false;
      }
      if (reduced && (after_phrase || opens_segment)) {
        v.passive = true;
        v.finite = false;
        c.form = ClauseForm::kPassive;
        c.subject = opens_segment ? phrase_left_of(k - 1) : left.index;
        if (opens_segment && previous != kNoIndex && out_->clauses[previous].subject != kNoIndex && left.first > 0) {
          // ", backed by X, ..." adds to the subject where a verb follows, else to the nearest phrase
          const std::uint32_t near = phrase_left_of(k - 1);
          if (near == kNoIndex) c.subject = out_->clauses[previous].subject;
        }
        return;
      }
    }
  }
  // A finite verb: walk left to the subject. Prepositional phrases and inserted segments are stepped over.
  bool conjunction = false;
  std::uint32_t candidate = kNoIndex;
  while (k-- > 0) {
    const Element& e = elements_[k];
    if (e.level > level) continue;
    if (level == 1 && e.level == 0) {
      // left end of an inserted segment
      break;
    }
    if (e.kind == ElementKind::kPhrase) {
      const bool governed = k > 0 && elements_[k - 1].kind == ElementKind::kPreposition;
      if (governed || (candidate == kNoIndex && !conjunction && inner_object(k))) continue;
      if (conjunction && candidate != kNoIndex) break;
      if (candidate == kNoIndex) candidate = e.index;
      continue;
    }
    if (e.kind == ElementKind::kPreposition || e.kind == ElementKind::kAdverb) continue;
    // "a convoy belonging to X has been hit": what a phrase is described by
    if (e.kind == ElementKind::kVerb && candidate == kNoIndex && !conjunction && !out_->verbs[e.index].finite &&
        k > 0 && elements_[k - 1].kind == ElementKind::kPhrase)
      continue;
    if (e.kind == ElementKind::kConjunction && candidate == kNoIndex) {
      conjunction = true;
      continue;
    }
    if (e.kind == ElementKind::kComma && candidate == kNoIndex && k > 0) {
      conjunction = true;  // "met A, thanked B and left"
      continue;
    }
    if (e.kind == ElementKind::kAdjective && candidate != kNoIndex) break;
    // "fighters loyal to X arrested Y": said of the phrase before it
    if (e.kind == ElementKind::kAdjective && !conjunction && k > 0 && elements_[k - 1].kind == ElementKind::kPhrase &&
        elements_[k + 1].kind == ElementKind::kPreposition)
      continue;
    if (e.kind == ElementKind::kRelative && candidate == kNoIndex) {
      c.form = ClauseForm::kRelative;
      c.subject = phrase_left_of(k);
      return;
    }
    if (e.kind == ElementKind::kVerb && candidate != kNoIndex && !conjunction) {
      // "X said Y met Z": the phrase between the two verbs is the subject of the second. But the object of a verb that
      // takes a plain object is none, where the second verb follows a conjunction.
      break;
    }
    break;
  }
  if (candidate != kNoIndex && !(conjunction && k < element && elements_[k].kind == ElementKind::kVerb)) {
    c.subject = named_by_apposition(candidate);
    return;
  }
  if (previous != kNoIndex) {
    // Conjoined with the verb before: the same subject.
    std::uint32_t p = previous;
    while (p != kNoIndex) {
      if (goes_on_saying(v, p)) p = joins_ = out_->clauses[p].parent;
      const Clause& x = out_->clauses[p];
      if (x.subject != kNoIndex && (out_->verbs[x.verb].finite || out_->verbs[x.verb].infinitive == v.infinitive)) {
        // Verbs inside an inserted segment do not lend their subject to the verb behind it.
        if (level == 0) {
          std::size_t at = element;
          while (at-- > 0 && clause_of_element_[at] != p) {
          }
          if (elements_[at].level == 1 && p > 0) {
            --p;
            continue;
          }
        }
        c.subject = x.subject;
        c.form = ClauseForm::kConjoined;
        if (v.tense == Tense::kNone || out_->verbs[x.verb].tense == v.tense || v.participle) {
          c.modality = stronger(Modality::kActual, v.finite && !v.participle ? Modality::kActual : x.modality);
        }
        return;
      }
      if (p == 0) break;
      --p;
    }
  }
  // "... ," said X: the subject follows a verb of saying
  if ((text_->flags[first_ + v.head] & word::kSpeech) && element + 1 < elements_.size() &&
      elements_[element + 1].kind == ElementKind::kPhrase) {
    c.subject = elements_[element + 1].index;
  }
}

// "officers whom Y accuses of": the phrase before the relative word is what the verb acts on.
void ClauseReader::take_relative_object(std::size_t element, Clause& c) const {
  const VerbGroup& v = out_->verbs[c.verb];
  if (c.object != kNoIndex || c.subject == kNoIndex || v.passive || v.copula || !v.finite) return;
  std::size_t k = element;
  while (k > 0 && elements_[k - 1].kind == ElementKind::kAdverb) --k;
  if (k < 2 || elements_[k - 1].kind != ElementKind::kPhrase || elements_[k - 1].index != c.subject) return;
  const Element& relative = elements_[k - 2];
  if (relative.kind != ElementKind::kRelative) return;
  const std::string_view form = lexicon_.form(relative.word);
  if (form != "who" && form != "whom" && form != "which") return;
  const std::uint32_t object = phrase_left_of(k - 2);
  if (object == kNoIndex || object == c.subject) return;
  c.object = object;
  c.form = ClauseForm::kRelative;
}

}  // namespace edgewise
