#include "edgewise/clause/view_builder.hpp"

namespace edgewise {
void ViewBuilder::build(const TokenizedText& text, std::uint32_t sentence, const DocumentMentions& mentions,
                        const ClauseReader& reader, SentenceClauses& clauses, const TriggerFilter* filter) {
  text_ = &text;
  mentions_ = &mentions;
  reader_ = &reader;
  clauses_ = &clauses;
  first_ = text.sentences[sentence].first;
  size_ = 0;
  for (std::uint32_t c = 0; c < clauses.clauses.size(); ++c) {
    const VerbGroup& v = clauses.verbs[clauses.clauses[c].verb];
    if (filter == nullptr || ((text.flags[first_ + v.head] & word::kTrigger) && filter->verb(v.lemma))) verb_view(c);
  }
  stay_views(filter);
  const std::vector<Element>& elements = reader.elements();
  for (std::size_t k = 0; k < elements.size(); ++k) {
    if (elements[k].kind != ElementKind::kPhrase) continue;
    const NounPhrase& p = clauses.phrases[elements[k].index];
    if (p.members_end > p.members_begin || p.lemma == 0) continue;
    if (filter == nullptr || ((text.flags[first_ + p.head] & word::kTrigger) && filter->noun(p.lemma))) {
      noun_view(k, true);
      // "X lifted its sanctions on Y" says what "X lifted sanctions on Y" says.
      if (host_owns(views_[size_ - 1], clauses.phrases[elements[k].index])) noun_view(k, false);
    }
  }
}

bool ViewBuilder::any(const TokenizedText& text, std::uint32_t sentence, const ClauseReader& reader,
                      const SentenceClauses& clauses, const TriggerFilter& filter) const {
  const std::uint32_t first = text.sentences[sentence].first;
  for (const Element& e : reader.elements()) {
    if (e.kind == ElementKind::kVerb) {
      const VerbGroup& v = clauses.verbs[e.index];
      if ((text.flags[first + v.head] & word::kTrigger) && filter.verb(v.lemma)) return true;
    } else if (e.kind == ElementKind::kPhrase) {
      const NounPhrase& p = clauses.phrases[e.index];
      if (p.lemma != 0 && (text.flags[first + p.head] & word::kTrigger) && filter.noun(p.lemma)) return true;
    }
  }
  return false;
}

// What the verb, with the word behind it, says of the act that it governs: "planned a visit", "called off a visit".
const Governor* ViewBuilder::governor_of(const VerbGroup& verb) const {
  const std::uint32_t behind = first_ + verb.last;
  const bool more = behind < text_->tokens.size();
  return governors_.verb(verb.lemma, verb.particle != 0 ? verb.particle : more ? text_->tokens[behind].word : 0);
}

View& ViewBuilder::next() {
  if (size_ == views_.size()) views_.emplace_back();
  View& v = views_[size_++];
  v.clear();
  return v;
}

void ViewBuilder::item(View& view, std::uint32_t phrase) {
  if (phrase == kNoIndex) return;
  const NounPhrase& p = clauses_->phrases[phrase];
  ViewItem i;
  i.phrase = phrase;
  i.list = p.is_list;
  if (p.members_end > p.members_begin && !p.human) {
    i.type = mentions_->mentions[clauses_->mentions[p.members_begin]].type;
    i.kind = i.type < type::kMaxTypes ? ItemKind::kArgument : ItemKind::kNoun;
    if (i.type >= type::kMaxTypes) i.type = type::kNone;
  } else if (p.human) {
    i.kind = ItemKind::kArgument;
    i.type = type::kGroup;
    i.list = false;
  } else {
    i.kind = ItemKind::kNoun;
    i.lemma = p.lemma;
    const std::uint64_t f = lexicon_.flags(p.lemma);
    i.nature = f & word::kEventNoun ? type::kEvent : f & word::kDocumentNoun ? type::kDocument : type::kNone;
    if (p.anchors_end > p.anchors_begin) {
      const TypeId t = mentions_->mentions[clauses_->mentions[p.anchors_begin]].type;
      i.type = t < type::kMaxTypes ? t : type::kNone;
      i.list = p.anchors_end - p.anchors_begin > 1;
    }
  }
  view.items.push_back(i);
}

void ViewBuilder::word_item(View& view, ItemKind kind, WordId lemma, std::uint32_t phrase) {
  ViewItem i;
  i.kind = kind;
  i.lemma = lemma;
  i.phrase = phrase;
  view.items.push_back(i);
}

void ViewBuilder::verb_view(std::uint32_t index) {
  const Clause& c = clauses_->clauses[index];
  const VerbGroup& v = clauses_->verbs[c.verb];
  View& view = next();
  view.clause = index;
  view.form = c.form;
  view.tense = v.tense;
  view.modality = c.modality;
  view.negated = c.negated;
  view.quoted = c.quoted;
  std::uint32_t agent = c.subject, patient = c.object, by = kNoIndex;
  if (v.passive) {
    agent = kNoIndex;
    patient = c.subject;
    for (std::uint32_t p = c.preps_begin; p < c.preps_end; ++p) {
      if (lexicon_.form(clauses_->preps[p].preposition) == "by") {
        agent = clauses_->preps[p].phrase;
        by = p;
        break;
      }
    }
  }
  item(view, agent);
  view.trigger = static_cast<std::uint16_t>(view.items.size());
  word_item(view, ItemKind::kVerb, v.lemma);
  if (v.particle) word_item(view, ItemKind::kPreposition, v.particle);
  item(view, patient);
  if (v.passive && c.object != kNoIndex && c.object != patient) item(view, c.object);
  item(view, c.second_object);
  if (c.adjective != kNoIndex) word_item(view, ItemKind::kAdjective, text_->tokens[first_ + c.adjective].word);
  // Places go last: "held talks in Jordan with B" is read as "held talks with B in Jordan".
  for (const bool places : {false, true}) {
    for (std::uint32_t p = c.preps_begin; p < c.preps_end; ++p) {
      if (p == by || place_phrase(clauses_->preps[p]) != places) continue;
      word_item(view, ItemKind::kPreposition, clauses_->preps[p].preposition);
      item(view, clauses_->preps[p].phrase);
    }
  }
  // A governed act lends its object and phrases: "refused to meet B", "demanded that B step down".
  if (c.infinitive != kNoIndex) {
    const Clause& act = clauses_->clauses[c.infinitive];
    word_item(view, ItemKind::kInfinitive, clauses_->verbs[act.verb].lemma, c.infinitive);
    item(view, act.object);
    for (std::uint32_t p = act.preps_begin; p < act.preps_end; ++p) {
      word_item(view, ItemKind::kPreposition, clauses_->preps[p].preposition);
      item(view, clauses_->preps[p].phrase);
    }
  }
  if (c.complement != kNoIndex) {
    const Clause& said = clauses_->clauses[c.complement];
    word_item(view, ItemKind::kThat, clauses_->verbs[said.verb].lemma, c.complement);
    item(view, said.subject);
    // what it says of its subject: "said the plan was unacceptable", "that this is a threat"
    if (clauses_->verbs[said.verb].copula && !said.negated) {
      if (said.adjective != kNoIndex)
        word_item(view, ItemKind::kAdjective, text_->tokens[first_ + said.adjective].word);
      else
        item(view, said.object);
    }
  }
}

// "in Jordan", "at the airport": where, not whom.
bool ViewBuilder::place_phrase(const PrepositionalPhrase& p) const {
  const std::string_view form = lexicon_.form(p.preposition);
  if (form != "in" && form != "at") return false;
  const NounPhrase& n = clauses_->phrases[p.phrase];
  const TypeId t = n.type;
  return n.members_end > n.members_begin &&
         (t == type::kCity || t == type::kRegion || t == type::kCountry || t == type::kFacility);
}

// The anchors that stand before the head ("Serbia's", "Serbian") as a phrase of their own; kNoIndex where none.
std::uint32_t ViewBuilder::owners_before(std::uint32_t phrase) {
  const NounPhrase p = clauses_->phrases[phrase];
  std::uint32_t end = p.anchors_begin;
  while (end < p.anchors_end && mentions_->mentions[clauses_->mentions[end]].first < first_ + p.head) ++end;
  if (end == p.anchors_begin) return kNoIndex;
  NounPhrase owner;
  owner.first = owner.head = mentions_->mentions[clauses_->mentions[p.anchors_begin]].first - first_;
  owner.last = mentions_->mentions[clauses_->mentions[end - 1]].last - first_;
  owner.members_begin = p.anchors_begin;
  owner.members_end = end;
  owner.type = mentions_->mentions[clauses_->mentions[p.anchors_begin]].type;
  owner.is_list = end - p.anchors_begin > 1;
  const auto index = static_cast<std::uint32_t>(clauses_->phrases.size());
  clauses_->phrases.push_back(owner);
  return index;
}

// Whether the owner that stands before a noun is the one who acts in its clause.
bool ViewBuilder::host_owns(const View& view, const NounPhrase& phrase) const {
  if (view.clause == kNoIndex || phrase.anchors_end != phrase.anchors_begin + 1) return false;
  const Clause& c = clauses_->clauses[view.clause];
  if (c.subject == kNoIndex) return false;
  const NounPhrase& s = clauses_->phrases[c.subject];
  const Mention& owner = mentions_->mentions[clauses_->mentions[phrase.anchors_begin]];
  if (s.members_end == s.members_begin) {
    // "its" of somebody without a name
    return s.human && owner.kind == MentionKind::kPronoun && owner.entity == kNoIndex;
  }
  const EntityIndex who = mentions_->mentions[clauses_->mentions[s.members_begin]].entity;
  return who != kNoIndex && owner.entity == who;
}

void ViewBuilder::noun_view(std::size_t element, bool with_owner) {
  const std::vector<Element>& elements = reader_->elements();
  const std::uint32_t phrase = elements[element].index;
  View& view = next();
  view.noun_view = true;
  view.form = ClauseForm::kNominal;
  view.clause = kNoIndex;
  const NounPhrase p = clauses_->phrases[phrase];
  // The clause that it is an object or a prepositional phrase of; a subject's clause only lends modality and speaker.
  for (std::uint32_t index = 0; index < clauses_->clauses.size(); ++index) {
    const Clause& c = clauses_->clauses[index];
    const VerbGroup& v = clauses_->verbs[c.verb];
    std::uint32_t preposition = kNoIndex;
    bool host = c.object == phrase || c.second_object == phrase;
    for (std::uint32_t x = c.preps_begin; x < c.preps_end && !host; ++x) {
      if (clauses_->preps[x].phrase != phrase) continue;
      host = true;
      preposition = x;
    }
    const bool subject = c.subject == phrase && !host;
    if (!host && !subject) continue;
    view.clause = index;
    view.tense = v.tense;
    view.modality = c.modality;
    view.negated = c.negated;
    view.quoted = c.quoted;
    view.host_modality = c.modality;
    view.host_negated = c.negated;
    if (subject) {  // a clause that has it as an object may still come
      if (const Governor* g = governor_of(v); g && v.passive && g->negates && !g->object_acts) {
        view.negated = !view.negated;  // "the visit was cancelled"
        if (g->effect == Governor::Effect::kPlanned) view.modality = Modality::kPlanned;
      }
      continue;
    }
    if (const Governor* g = governor_of(v); g && (preposition == kNoIndex || g->particle)) {
      using Effect = Governor::Effect;
      // "ordered sanctions" imposes them, "planned sanctions" does not
      if (g->effect == Effect::kPlanned && !g->object_acts) view.modality = Modality::kPlanned;
      if (g->effect == Effect::kHoped) view.modality = Modality::kHoped;
      if (g->effect == Effect::kPossible) view.modality = Modality::kPossible;
      if (g->negates) view.negated = !view.negated;
    }
    item(view, v.passive ? kNoIndex : c.subject);
    word_item(view, ItemKind::kVerb, v.lemma);
    if (preposition != kNoIndex) {
      const WordId w = clauses_->preps[preposition].preposition;
      word_item(view, ItemKind::kPreposition, w);
      const std::string_view form = lexicon_.form(w);
      if (form == "without") view.negated = !view.negated;
      if (form == "ahead" || form == "pending") view.modality = Modality::kPlanned;
      if (form == "to" && view.modality == Modality::kActual && lexicon_.form(v.lemma) == "agree")
        view.modality = Modality::kPlanned;  // "agreed to talks"
    }
    break;
  }
  if (p.negated) view.negated = !view.negated;
  word_item(view, ItemKind::kHost, 0);
  if (const std::uint32_t owner = with_owner ? owners_before(phrase) : kNoIndex; owner != kNoIndex) {
    item(view, owner);
    word_item(view, ItemKind::kPossessive, 0);
  }
  view.trigger = static_cast<std::uint16_t>(view.items.size());
  word_item(view, ItemKind::kNoun, p.lemma, phrase);
  std::size_t k = element + 1;
  while (k + 1 < elements.size()) {
    const Element& e = elements[k];
    if (e.kind == ElementKind::kConjunction && k + 2 < elements.size() &&
        elements[k + 1].kind == ElementKind::kPhrase && elements[k + 2].kind == ElementKind::kPreposition &&
        k == element + 1) {
      k += 2;  // "relations and cooperation with Russia"
      continue;
    }
    if (e.kind == ElementKind::kConjunction && elements[k + 1].kind == ElementKind::kPreposition) {
      ++k;
      continue;
    }
    if (e.kind != ElementKind::kPreposition || elements[k + 1].kind != ElementKind::kPhrase) break;
    const PrepositionalPhrase next{e.word, elements[k + 1].index};
    if (place_phrase(next)) {
      places_.push_back(next);
    } else {
      word_item(view, ItemKind::kPreposition, next.preposition);
      item(view, next.phrase);
    }
    k += 2;
  }
  // "the talks between A and B focused on trade" are talks on trade
  if (view.clause != kNoIndex && clauses_->clauses[view.clause].subject == phrase) {
    const Clause& c = clauses_->clauses[view.clause];
    const std::string_view verb = lexicon_.form(clauses_->verbs[c.verb].lemma);
    for (std::uint32_t x = c.preps_begin; x < c.preps_end && (verb == "focus" || verb == "center" || verb == "centre");
         ++x) {
      word_item(view, ItemKind::kPreposition, clauses_->preps[x].preposition);
      item(view, clauses_->preps[x].phrase);
    }
  }
  for (const PrepositionalPhrase& x : places_) {
    word_item(view, ItemKind::kPreposition, x.preposition);
    item(view, x.phrase);
  }
  places_.clear();
  // "a visit to begin", "the decision to join": what the noun is about
  if (k < elements.size() && elements[k].kind == ElementKind::kVerb && clauses_->verbs[elements[k].index].infinitive) {
    for (std::uint32_t c = 0; c < clauses_->clauses.size(); ++c) {
      if (clauses_->clauses[c].verb == elements[k].index) {
        word_item(view, ItemKind::kInfinitive, clauses_->verbs[elements[k].index].lemma, c);
        break;
      }
    }
  }
}

}  // namespace edgewise
