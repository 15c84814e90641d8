// Pass 3 of the clause reader: what a clause leaves out because another one says it.
//   "Accused by X, Y denied ...", "After meeting X, Y flew to ...": the subject stands in the clause behind
//   "X, having met Y, left": it stands before the comma
//   "X praised and thanked Y": the object of the second verb is that of the first

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {

void ClauseReader::share_parts() {
  std::vector<Clause>& clauses = out_->clauses;
  for (std::size_t k = 0; k < elements_.size(); ++k) {
    const std::uint32_t index = clause_of_element_[k];
    if (elements_[k].kind != ElementKind::kVerb || index == kNoIndex) continue;
    Clause& c = clauses[index];
    if (c.subject == kNoIndex) {
      lend_subject(k, c);
    } else if (c.object == kNoIndex && c.preps_begin == c.preps_end && c.complement == kNoIndex &&
               c.infinitive == kNoIndex && !out_->verbs[c.verb].passive && !out_->verbs[c.verb].copula) {
      lend_object(k, c);
    }
  }
}

void ClauseReader::lend_subject(std::size_t element, Clause& c) {
  VerbGroup& v = out_->verbs[c.verb];
  const bool by = element + 1 < elements_.size() && elements_[element + 1].kind == ElementKind::kPreposition &&
                  lexicon_.form(elements_[element + 1].word) == "by";
  if (v.infinitive || !(v.gerund || (v.participle && by))) return;
  // "X, having met Y, ..."
  if (v.gerund && element > 1 && elements_[element - 1].kind == ElementKind::kComma &&
      elements_[element - 2].kind == ElementKind::kPhrase) {
    c.subject = elements_[element - 2].index;
    return;
  }
  for (std::size_t k = 0; k < element; ++k) {
    const ElementKind kind = elements_[k].kind;
    if (kind == ElementKind::kPhrase || kind == ElementKind::kVerb || kind == ElementKind::kBreak) return;
  }
  bool comma = false;
  for (std::size_t k = element + 1; k < elements_.size(); ++k) {
    const Element& e = elements_[k];
    comma = comma || e.kind == ElementKind::kComma;
    if (e.kind == ElementKind::kBreak || e.kind == ElementKind::kSubordinator) return;
    if (e.kind != ElementKind::kVerb || clause_of_element_[k] == kNoIndex) continue;
    const Clause& main = out_->clauses[clause_of_element_[k]];
    if (!comma || !out_->verbs[main.verb].finite || main.subject == kNoIndex || main.form == ClauseForm::kRelative)
      continue;
    c.subject = main.subject;
    if (!v.gerund) {
      v.passive = true;
      v.finite = false;
      c.form = ClauseForm::kPassive;
    }
    return;
  }
}

void ClauseReader::lend_object(std::size_t element, Clause& c) const {
  bool joined = false;
  for (std::size_t k = element + 1; k < elements_.size(); ++k) {
    const ElementKind kind = elements_[k].kind;
    if (kind == ElementKind::kConjunction) {
      joined = true;
      continue;
    }
    if (kind == ElementKind::kAdverb || (kind == ElementKind::kComma && !joined)) continue;
    if (kind != ElementKind::kVerb || !joined || clause_of_element_[k] == kNoIndex) return;
    const Clause& other = out_->clauses[clause_of_element_[k]];
    if (other.subject == c.subject && other.object != kNoIndex && other.form == ClauseForm::kConjoined &&
        !out_->verbs[other.verb].passive)
      c.object = other.object;
    return;
  }
}

}  // namespace edgewise
