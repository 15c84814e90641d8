// Pass 2 of the clause reader: quantifiers are seen through, names in a list become one phrase.

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
namespace {

constexpr TypeMask kListTypes = (1u << type::kPerson) | (1u << type::kCountry) | (1u << type::kOrganization) |
                                (1u << type::kGroup) | (1u << type::kCity) | (1u << type::kRegion);

bool nameable(TypeId t) {
  return t < type::kMaxTypes && ((1u << t) & kListTypes);
}

}  // namespace

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
    if (p.anchors_end > p.anchors_begin) return false;
    if (p.members_end == p.members_begin + 1) {
      const std::string_view word = lexicon_.form(token(p.head).word);
      return mention(out_->mentions[p.members_begin]).kind == MentionKind::kGeneric &&
             (word == "representatives" || word == "members");
    }
    if (p.members_end > p.members_begin) return false;
    if (token(p.head).has(shape::kDigit)) return true;
    const std::uint64_t f = word_at(p.head).flags;
    if (f & (word::kQuantity | word::kNumberWord)) return true;
    const std::string_view form = lexicon_.form(token(p.head).word);
    return form == "one" || form == "some" || form == "number" || form == "majority" || form == "most" ||
           form == "all" || form == "members" || form == "representatives" || form == "officials" || form == "group" ||
           form == "rest" || form == "both" || form == "armies" || form == "governments" || form == "navies" ||
           form == "militaries" || form == "parliaments" || form == "each" || form == "none";
  };
  // "the town of Y" is Y.
  const auto place = [&](const Element& e, const Element& named) {
    if (e.kind != ElementKind::kPhrase || named.kind != ElementKind::kPhrase) return false;
    const NounPhrase& y = out_->phrases[named.index];
    return (word_at(out_->phrases[e.index].head).flags & word::kLocationHead) != 0 &&
           (y.type == type::kCity || y.type == type::kRegion) && y.members_end > y.members_begin;
  };
  joined_.clear();
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    if (i + 2 < elements_.size() && (quantifier(elements_[i]) || place(elements_[i], elements_[i + 2])) &&
        elements_[i + 1].kind == ElementKind::kPreposition && elements_[i + 2].kind == ElementKind::kPhrase &&
        lexicon_.form(elements_[i + 1].word) == "of") {
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
    bool conjunction = false, including = false, neither = false;
    std::size_t k = i;
    std::uint32_t size = 1;
    while (true) {
      std::size_t next = k + 1;
      // "Ann Lee of Norway and Bo Ek of Chad met": whose they are is told by their offices
      if (out_->phrases[e.index].type == type::kPerson && next + 3 < elements_.size() &&
          elements_[next].kind == ElementKind::kPreposition && lexicon_.form(elements_[next].word) == "of" &&
          elements_[next + 1].kind == ElementKind::kPhrase &&
          out_->phrases[elements_[next + 1].index].type == type::kCountry &&
          elements_[next + 2].kind == ElementKind::kConjunction && elements_[next + 3].kind == ElementKind::kPhrase &&
          out_->phrases[elements_[next + 3].index].type == type::kPerson)
        next += 2;
      bool comma = false, and_here = false;
      if (next < elements_.size() && elements_[next].kind == ElementKind::kComma) {
        comma = true;
        ++next;
      }
      // "envoys, including A and B"
      const bool named = k == i && next < elements_.size() && elements_[next].kind == ElementKind::kVerb &&
                         lexicon_.form(token(elements_[next].first).word) == "including";
      if (named) ++next;
      if (!named && next < elements_.size() && elements_[next].kind == ElementKind::kConjunction) {
        const std::string_view form = lexicon_.form(elements_[next].word);
        if (form != "and" && form != "or" && form != "&" && form != "nor") break;
        neither = neither || form == "nor";
        and_here = true;
        ++next;
      }
      if (conjunction && comma && !and_here) break;  // "in A and B, C said"
      if ((!comma && !and_here && !named) || next >= elements_.size() || !joinable(e, elements_[next])) break;
      // Does the next phrase open a clause of its own?
      const bool verb_next = next + 1 < elements_.size() && elements_[next + 1].kind == ElementKind::kVerb &&
                             out_->verbs[elements_[next + 1].index].finite;
      bool verb_before = false;
      for (std::size_t b = i; b-- > 0;) {
        const ElementKind kind = elements_[b].kind;
        if (kind == ElementKind::kVerb) {
          verb_before = true;
          break;
        }
        if (kind != ElementKind::kPhrase && kind != ElementKind::kPreposition) break;
      }
      // "the talks between A and B took place": between wants two.
      const bool between = and_here && i > 0 && elements_[i - 1].kind == ElementKind::kPreposition &&
                           lexicon_.form(elements_[i - 1].word) == "between";
      if (verb_next && verb_before && !between) break;
      k = last = next;
      ++size;
      including = including || named;
      if (and_here) {
        conjunction = true;
        // "A and B and C" goes on only with a further "and"
      }
    }
    // A headline: "X, Y discuss Z"
    const TypeId first_type = out_->phrases[e.index].type;
    const bool acts = first_type == type::kPerson || first_type == type::kCountry || first_type == type::kOrganization;
    const bool headline = i == 0 && acts && last + 1 < elements_.size() &&
                          elements_[last + 1].kind == ElementKind::kVerb &&
                          out_->verbs[elements_[last + 1].index].tense == Tense::kPresent;
    // "clashes between X, Y"
    const bool between_two = i > 0 && elements_[i - 1].kind == ElementKind::kPreposition &&
                             lexicon_.form(elements_[i - 1].word) == "between";
    const bool pair = size == 2 && (headline || between_two);
    if (last == i || (!conjunction && !including && size < 3 && !pair)) {
      joined_.push_back(e);
      ++i;
      continue;
    }
    NounPhrase list = out_->phrases[e.index];
    const auto begin = static_cast<std::uint32_t>(out_->mentions.size());
    for (std::size_t m = i; m <= last; ++m) {
      if (elements_[m].kind != ElementKind::kPhrase) continue;
      const NounPhrase& part = out_->phrases[elements_[m].index];
      if (m > i && out_->phrases[e.index].type == type::kPerson && part.type == type::kCountry) continue;  // an owner
      for (std::uint32_t x = part.members_begin; x < part.members_end; ++x)
        out_->mentions.push_back(MentionIndex{out_->mentions[x]});
    }
    list.members_begin = begin;
    list.members_end = static_cast<std::uint32_t>(out_->mentions.size());
    list.is_list = true;
    list.plural = true;
    list.negated = neither;
    list.last = elements_[last].last;
    const auto index = static_cast<std::uint32_t>(out_->phrases.size());
    out_->phrases.push_back(list);
    Element joined = e;
    joined.index = index;
    joined.last = elements_[last].last;
    joined_.push_back(joined);
    i = last + 1;
    // "envoys, including A and B, met": the comma behind them ends what only says who they are.
    if (including && i + 1 < elements_.size() && elements_[i].kind == ElementKind::kComma &&
        elements_[i + 1].kind == ElementKind::kVerb)
      ++i;
  }
  elements_.swap(joined_);
}

}  // namespace edgewise
