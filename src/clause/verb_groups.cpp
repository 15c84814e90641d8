// Pass 2 of the clause reader: auxiliaries, negations and the main verb become one verb group.

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
namespace {

bool alleged(std::string_view adverb) {
  return adverb == "allegedly" || adverb == "supposedly" || adverb == "purportedly";
}

}  // namespace

// Modal, be, have, do, negation and adverbs up to the main verb. "is to visit" and "has to visit" are one group.
std::uint32_t ClauseReader::take_verb(std::uint32_t i) {
  VerbGroup v;
  v.first = i;
  v.finite = true;
  bool be = false, have = false, done = false, future = false, first = true, to = false, yet = false;
  std::uint32_t end = i;
  const auto verb_after = [&](std::uint32_t k) {
    while (k < n() && (tags_[k] == Tag::kAdverb || tags_[k] == Tag::kNegation)) ++k;
    return k;
  };
  // "never supported", "no longer supports", but "not only criticized"
  for (std::uint32_t k = i; k-- > 0 && (tags_[k] == Tag::kAdverb || tags_[k] == Tag::kNegation);) {
    const std::string_view form = lexicon_.form(token(k).word);
    if (form == "only" || form == "just" || form == "merely") break;
    if (alleged(form)) v.modality = Modality::kPossible;
    if (tags_[k] == Tag::kNegation || form == "never") {
      v.negated = true;
      break;
    }
  }
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
        if (alleged(form)) v.modality = Modality::kPossible;
        yet = yet || form == "yet";
        ++k;
        break;
      case Tag::kModal:
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
        } else if (have && v.lemma == 0 && yet) {  // "has yet to recognise"
          v.negated = true;
          have = false;
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
          v.lemma = be_;
          v.copula = true;
          done = true;
          // "was not among the guests", but "was not only an ally"
          if (tag_at(k + 1) == Tag::kNegation && (k + 2 >= n() || lexicon_.form(token(k + 2).word) != "only")) {
            v.negated = !v.negated;
            end = k + 2;
          }
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
          v.lemma = have_;
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
          v.lemma = do_;
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

}  // namespace edgewise
