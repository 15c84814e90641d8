// Pass 2 of the clause reader: how far a plain noun reaches ("the situation in Chad", "a meeting of EU foreign
// ministers") and what it is joined with ("trade and the situation in Chad").

#include <algorithm>
#include <array>

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
namespace {

bool listed(const auto& table, std::string_view s) {
  return std::binary_search(table.begin(), table.end(), s);
}

// After these the words always complete the noun before them.
constexpr std::array<std::string_view, 12> kComplements = {"about",      "against",   "among",  "between",
                                                           "concerning", "for",       "into",   "of",
                                                           "over",       "regarding", "toward", "towards"};
// Nouns whose partner follows "with".
constexpr std::array<std::string_view, 28> kShared = {
    "accord",      "agreement", "alliance",    "border",     "conflict",   "contact",      "cooperation",
    "deal",        "dialogue",  "dispute",     "engagement", "friendship", "integration",  "link",
    "negotiation", "pact",      "partnership", "peace",      "relation",   "relationship", "standoff",
    "talk",        "talks",     "tension",     "tie",        "trade",      "treaty",       "war"};
// Nouns whose goal follows "to".
constexpr std::array<std::string_view, 23> kAimed = {
    "access",     "accession", "admission", "aid",    "alternative", "amendment",  "answer",   "approach",
    "assistance", "challenge", "change",    "end",    "help",        "invitation", "obstacle", "response",
    "return",     "solution",  "support",   "threat", "transition",  "trip",       "visit"};
// "on" behind these opens no complement: "on the sidelines", "on behalf of".
constexpr std::array<std::string_view, 9> kOccasions = {"basis",    "behalf", "condition", "invitation", "margin",
                                                        "occasion", "part",   "side",      "sideline"};
// "in" before these tells how, not where: "in a phone call", "in order to".
constexpr std::array<std::string_view, 20> kManners = {"accordance", "addition",   "advance",      "bid",       "call",
                                                       "case",       "connection", "conversation", "effort",    "end",
                                                       "exchange",   "interview",  "letter",       "meeting",   "order",
                                                       "person",     "response",   "speech",       "statement", "talk"};

}  // namespace

// Whether the preposition and the phrase behind it complete the noun of the phrase before them.
bool ClauseReader::completes(const NounPhrase& noun, WordId preposition, const NounPhrase& next) const {
  const std::string_view p = lexicon_.form(preposition);
  const std::string_view n = lexicon_.form(noun.lemma);
  const std::string_view x = next.lemma ? lexicon_.form(next.lemma) : std::string_view();
  if (listed(kComplements, p)) return true;
  const bool event = (lexicon_.flags(noun.lemma) & word::kEventNoun) != 0;
  if (p == "on") return !listed(kOccasions, x);
  if (p == "with") return listed(kShared, n) && next.type != type::kPerson;
  if (p == "to") return listed(kAimed, n);
  if (p == "at") return event && next.type == type::kFacility;
  if (p != "in") return false;
  if (next.type == type::kCity || next.type == type::kFacility) return event;
  return !listed(kManners, x) && !(lexicon_.flags(next.lemma) & word::kEventNoun);
}

void ClauseReader::measure_phrases() {
  const std::size_t size = elements_.size();
  for (std::size_t k = 0; k < size; ++k) {
    const Element& e = elements_[k];
    if (e.kind != ElementKind::kPhrase) continue;
    NounPhrase& p = out_->phrases[e.index];
    p.reach = e.last;
    if (p.members_end > p.members_begin || p.lemma == 0) continue;
    std::size_t at = k;
    const auto same = [&](std::size_t i) {
      return i < size && elements_[i].level == e.level && elements_[i].quoted == e.quoted;
    };
    const auto plain = [&](std::size_t i) {
      const NounPhrase& x = out_->phrases[elements_[i].index];
      return x.members_end == x.members_begin && x.lemma != 0;
    };
    // A name ends the phrase, but for the goal of its noun: "the admission of X to Y".
    while (same(at + 1) && same(at + 2) && elements_[at + 1].kind == ElementKind::kPreposition &&
           elements_[at + 2].kind == ElementKind::kPhrase &&
           (plain(at) || (at == k + 2 && lexicon_.form(elements_[at + 1].word) == "to")) &&
           completes(plain(at) ? out_->phrases[elements_[at].index] : p, elements_[at + 1].word,
                     out_->phrases[elements_[at + 2].index]))
      at += 2;
    p.reach = elements_[at].last;
    // "the talks between A and B focused on ...": they are those of A and B
    if (p.anchors_begin == p.anchors_end && (lexicon_.flags(p.lemma) & word::kEventNoun) && same(k + 2) &&
        elements_[k + 1].kind == ElementKind::kPreposition && lexicon_.form(elements_[k + 1].word) == "between" &&
        elements_[k + 2].kind == ElementKind::kPhrase) {
      const NounPhrase& parties = out_->phrases[elements_[k + 2].index];
      p.anchors_begin = parties.members_begin;
      p.anchors_end = parties.members_end;
      if (p.anchors_end > p.anchors_begin) p.type = parties.type;
    }
    // "A bombing by X killed ...": the act is that of X
    if (p.anchors_begin == p.anchors_end && same(k + 2) && elements_[k + 1].kind == ElementKind::kPreposition &&
        lexicon_.form(elements_[k + 1].word) == "by" && elements_[k + 2].kind == ElementKind::kPhrase &&
        (k == 0 || elements_[k - 1].kind != ElementKind::kVerb)) {
      const NounPhrase& doer = out_->phrases[elements_[k + 2].index];
      p.anchors_begin = doer.members_begin;
      p.anchors_end = doer.members_end;
      if (p.anchors_end > p.anchors_begin) p.type = doer.type;
    }
    // "trade, energy and the situation in Chad"
    std::size_t next = at + 1;
    bool comma = false, conjunction = false;
    if (same(next) && elements_[next].kind == ElementKind::kComma) {
      comma = true;
      ++next;
    }
    if (same(next) && elements_[next].kind == ElementKind::kConjunction &&
        lexicon_.form(elements_[next].word) == "and") {
      conjunction = true;
      ++next;
    }
    if (!(comma || conjunction) || !same(next) || elements_[next].kind != ElementKind::kPhrase) continue;
    if (next + 1 < size && elements_[next + 1].kind == ElementKind::kVerb &&
        out_->verbs[elements_[next + 1].index].finite)
      continue;
    const NounPhrase& other = out_->phrases[elements_[next].index];
    if (other.type == type::kPerson || other.human) continue;
    if (comma && !conjunction && !enumeration(next)) continue;
    // Behind a complement the list may belong to that: "cooperation in transport, energy and trade".
    const bool determined =
        (lexicon_.flags(token(other.first).word) & (word::kDeterminer | word::kPossessivePronoun)) != 0;
    if (at != k && (comma || !determined)) continue;
    p.joined = elements_[next].index;
  }
}

// Whether "..., X" at this element goes on to an "and": a list, no apposition.
bool ClauseReader::enumeration(std::size_t element) const {
  for (std::size_t k = element + 1; k < elements_.size() && k < element + 12; ++k) {
    const ElementKind kind = elements_[k].kind;
    if (kind == ElementKind::kConjunction)
      return k + 1 < elements_.size() && elements_[k + 1].kind == ElementKind::kPhrase;
    if (kind != ElementKind::kPhrase && kind != ElementKind::kPreposition && kind != ElementKind::kComma) return false;
  }
  return false;
}

}  // namespace edgewise
