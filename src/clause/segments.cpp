// Pass 2 of the clause reader: segments between commas that only add something.

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
// Is the segment [from, to) of elements one that only adds something to what stands around it?
bool ClauseReader::inserted(std::size_t from, std::size_t to) const {
  if (from >= to) return true;
  const Element& e = elements_[from];
  if (e.kind == ElementKind::kRelative) return true;
  if (e.kind == ElementKind::kSubordinator) {
    const std::string_view form = lexicon_.form(e.word);
    return form != "that";
  }
  if (e.kind == ElementKind::kPreposition) {
    if (from + 1 < to && elements_[from + 1].kind == ElementKind::kRelative) return true;  // "in which", "of whom"
    for (std::size_t k = from; k < to; ++k) {
      if (elements_[k].kind == ElementKind::kVerb && out_->verbs[elements_[k].index].finite &&
          !out_->verbs[elements_[k].index].participle)
        return false;
    }
    return true;
  }
  bool finite = false, speech = false, other_verb = false;
  std::size_t phrases = 0;
  for (std::size_t k = from; k < to; ++k) {
    const Element& x = elements_[k];
    if (x.kind == ElementKind::kVerb) {
      const VerbGroup& v = out_->verbs[x.index];
      if (v.finite && !(v.participle && k == from)) {
        finite = true;
        if (text_->flags[first_ + v.head] & word::kSpeech) speech = true;
      } else {
        other_verb = true;
      }
    }
    if (x.kind == ElementKind::kPhrase) ++phrases;
    if (x.kind == ElementKind::kConjunction && k == from) return false;
  }
  if (e.kind == ElementKind::kVerb && !finite) return true;                    // participial: ", saying ..."
  if (finite) return speech && phrases <= 2 && to - from <= 6 && !other_verb;  // ", Vucic said,"
  return e.kind == ElementKind::kAdjective || e.kind == ElementKind::kPhrase;  // apposition
}

// Whether an -ed form is the first verb of its sentence that may be finite, so that ", called for ..." behind an
// apposition is what the sentence says.
bool ClauseReader::first_finite(std::size_t element) const {
  const VerbGroup& v = out_->verbs[elements_[element].index];
  if (!v.participle || !v.finite) return false;
  for (std::size_t k = 0; k < element; ++k) {
    const Element& e = elements_[k];
    if (e.kind == ElementKind::kVerb && e.level == 0 && out_->verbs[e.index].finite) return false;
  }
  return !(element + 1 < elements_.size() && elements_[element + 1].kind == ElementKind::kPreposition &&
           lexicon_.form(elements_[element + 1].word) == "by");
}

// `"Norway," X said, "will join Y"`: what stands between the two parts of one sentence adds only who says it.
void ClauseReader::mark_broken_quotes() {
  constexpr std::size_t kLongest = 10;
  for (std::size_t k = 1; k < elements_.size(); ++k) {
    if (elements_[k].kind != ElementKind::kQuote || elements_[k].quoted || elements_[k - 1].kind != ElementKind::kComma)
      continue;
    bool speech = false;
    std::size_t m = k + 1;
    for (; m < elements_.size() && m < k + kLongest && elements_[m].kind != ElementKind::kQuote; ++m) {
      if (elements_[m].kind == ElementKind::kBreak) break;
      if (elements_[m].kind == ElementKind::kVerb &&
          (lexicon_.flags(token(out_->verbs[elements_[m].index].head).word) & word::kSpeech))
        speech = true;
    }
    if (!speech || m + 1 >= elements_.size() || elements_[m].kind != ElementKind::kQuote ||
        elements_[m - 1].kind != ElementKind::kComma || token(elements_[m + 1].first).has(shape::kCapital))
      continue;
    for (std::size_t x = k - 1; x <= m; ++x) elements_[x].level = 1;
  }
}

void ClauseReader::mark_inserted() {
  const std::size_t n_elements = elements_.size();
  std::size_t open = n_elements;  // index of the last comma that may open a segment
  const auto comma = [&](std::size_t k) {
    if (elements_[k].kind == ElementKind::kComma) return true;
    if (elements_[k].kind != ElementKind::kBreak) return false;
    const WordId w = elements_[k].word;
    return w == punct::kDash || w == punct::kParenOpen || w == punct::kParenClose;
  };
  for (std::size_t k = 0; k <= n_elements; ++k) {
    const bool end = k == n_elements || (elements_[k].kind == ElementKind::kBreak && !comma(k)) ||
                     elements_[k].kind == ElementKind::kQuote;
    if (!end && !comma(k)) continue;
    if (open < n_elements && k - open <= 30) {
      const Element& first = elements_[open + 1 < n_elements ? open + 1 : open];
      bool add = inserted(open + 1, k);
      if (add && first.kind == ElementKind::kVerb && elements_[open].level == 1 && first_finite(open + 1)) add = false;
      // An apposition needs something to add to, and a verb behind it that goes on; a noun list is none.
      if (add && first.kind == ElementKind::kPhrase) {
        const bool phrase_before = open > 0 && elements_[open - 1].kind == ElementKind::kPhrase;
        std::size_t next = k + 1;  // a verb, also behind "in a statement"
        while (next + 1 < n_elements && elements_[next].kind == ElementKind::kPreposition &&
               elements_[next + 1].kind == ElementKind::kPhrase)
          next += 2;
        const bool goes_on = end || (next < n_elements && elements_[next].kind == ElementKind::kVerb);
        add = phrase_before && goes_on;
        // "..., Vucic said." is marked by its verb; a bare noun phrase at the end of a sentence is left alone
      }
      if (add) {
        for (std::size_t x = open; x < k; ++x) elements_[x].level = 1;
        if (!end) elements_[k].level = 1;
      }
    }
    open = !end && k < n_elements ? k : n_elements;
  }
}

}  // namespace edgewise
