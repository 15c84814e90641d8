// Views of stays that no verb says: "X in Oslo for talks", "X is in Oslo on an official visit", "In Oslo on a visit, X
// ...". They are laid out as "X stays in Oslo".

#include "edgewise/clause/view_builder.hpp"

namespace edgewise {
namespace {

bool names_stay(std::string_view noun) {
  for (const std::string_view n : {"conference", "consultation", "funeral", "meeting", "mission", "negotiation", "stay",
                                   "summit", "talk", "talks", "tour", "trip", "visit"}) {
    if (noun == n) return true;
  }
  return false;
}

}  // namespace

// Whether the elements from here read "in PLACE on|for a visit", in one segment.
bool ViewBuilder::stays_at(std::size_t element) const {
  const std::vector<Element>& e = reader_->elements();
  if (element + 3 >= e.size() || e[element].kind != ElementKind::kPreposition ||
      e[element + 1].kind != ElementKind::kPhrase || e[element + 2].kind != ElementKind::kPreposition ||
      e[element + 3].kind != ElementKind::kPhrase)
    return false;
  for (std::size_t k = element + 1; k < element + 4; ++k) {
    if (e[k].level != e[element].level) return false;
  }
  if (lexicon_.form(e[element].word) != "in") return false;
  const std::string_view why = lexicon_.form(e[element + 2].word);
  if (why != "on" && why != "for") return false;
  const NounPhrase& place = clauses_->phrases[e[element + 1].index];
  if (place.members_end == place.members_begin || place.type >= type::kMaxTypes) return false;
  constexpr TypeMask kPlaces = (1u << type::kCity) | (1u << type::kCountry) | (1u << type::kRegion);
  if ((kPlaces >> place.type & 1u) == 0) return false;
  const NounPhrase& occasion = clauses_->phrases[e[element + 3].index];
  return occasion.lemma != 0 && names_stay(lexicon_.form(occasion.lemma));
}

void ViewBuilder::stay_views(const TriggerFilter* filter) {
  const std::vector<Element>& e = reader_->elements();
  for (std::size_t k = 0; k + 3 < e.size(); ++k) {
    if (!stays_at(k)) continue;
    const WordId stay = lexicon_.find("stay");
    if (filter != nullptr && !filter->verb(stay)) return;
    const std::uint32_t place = e[k + 1].index;
    std::uint32_t subject = kNoIndex, clause = kNoIndex;
    for (std::uint32_t c = 0; c < clauses_->clauses.size() && subject == kNoIndex; ++c) {
      const Clause& x = clauses_->clauses[c];
      if (x.subject == kNoIndex) continue;
      bool holds = false;
      for (std::uint32_t p = x.preps_begin; p < x.preps_end; ++p) holds = holds || clauses_->preps[p].phrase == place;
      const VerbGroup& v = clauses_->verbs[x.verb];
      const bool before_verb = e[k].first < v.first;
      if (!holds) continue;
      // Behind a verb only "is in Oslo": other verbs say themselves where their subject goes.
      if (!before_verb && !(v.copula && x.object == kNoIndex)) continue;
      // Before the verb the words stand at the front or right behind the subject.
      if (before_verb && k > 0 && !(e[k - 1].kind == ElementKind::kPhrase && e[k - 1].index == x.subject) &&
          e[k - 1].kind != ElementKind::kComma)
        continue;
      subject = x.subject;
      clause = c;
    }
    // A headline without a verb: "X in Oslo for talks".
    if (subject == kNoIndex && k == 1 && clauses_->clauses.empty() && e[0].kind == ElementKind::kPhrase)
      subject = e[0].index;
    if (subject == kNoIndex) continue;
    View& view = next();
    view.clause = clause;
    if (clause != kNoIndex) {
      const Clause& x = clauses_->clauses[clause];
      const VerbGroup& v = clauses_->verbs[x.verb];
      view.tense = v.tense;
      view.quoted = x.quoted;
      if (v.copula) {  // else the verb says nothing of the stay
        view.modality = x.modality;
        view.negated = x.negated;
      }
    }
    item(view, subject);
    view.trigger = static_cast<std::uint16_t>(view.items.size());
    word_item(view, ItemKind::kVerb, stay);
    word_item(view, ItemKind::kPreposition, e[k].word);
    item(view, place);
  }
}

}  // namespace edgewise
