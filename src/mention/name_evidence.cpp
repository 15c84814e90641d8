#include "mention/name_evidence.hpp"

#include <algorithm>

#include "mention/name_patterns.hpp"

namespace edgewise {

bool NameEvidence::initial(std::uint32_t i) const {
  if (i == first_) return true;
  switch (r_.word(i - 1)) {
    case punct::kQuote:
    case punct::kQuoteOpen:
    case punct::kColon:
    case punct::kPeriod:
    case punct::kQuestion:
    case punct::kExclamation:
    case punct::kEllipsis:
    case punct::kApostrophe:
    case punct::kQuoteClose:
    case punct::kDash:
    case punct::kSemicolon:
    case punct::kOther:
      return true;
    default:
      return false;
  }
}

bool NameEvidence::behind_place(std::uint32_t i) const {
  if (i == first_) return false;
  const WordId w = r_.word(i - 1);
  return w == r_.words.in || w == r_.words.at || w == r_.words.from || w == r_.words.of || w == r_.words.near ||
         w == r_.words.to;
}

void NameEvidence::weigh(NameRecord& n, std::uint32_t first, std::uint32_t last, bool titled, bool honoured) const {
  int person = 0, organization = 0, place = 0;
  const std::uint32_t words = last - first;
  const std::uint64_t f0 = r_.flags(first), f1 = r_.flags(last - 1);
  const Reading& r = r_;
  if (titled) person += title_plural_ ? 5 : 7;
  if (honoured) person += 8;
  if (f0 & word::kGivenName) {
    n.given_first = true;
    if (r.lexicon[r.word(first)].value && n.gender == 0) {
      const char g = static_cast<char>(r.lexicon[r.word(first)].value);
      if (g == 'm' || g == 'f') n.gender = g;
    }
    person += words > 1 ? 5 : 2;
  }
  if (words > 1 && ((f1 & word::kSurname) || surname_shape(r.view(last - 1)))) person += 3;
  if (words == 1 && ((f0 & word::kSurname) || surname_shape(r.view(first)))) person += 1;
  for (std::uint32_t k = first; k < last; ++k) {
    if (k + 1 < last && (r.flags(k) & word::kNameParticle)) person += 2;
    if (r.token(k).has(shape::kPeriods) && words > 1) person += 3;
  }
  // The family name first: "Kim Min-ji"
  if (words > 1 && words <= 3 && !(f0 & word::kGivenName) &&
      ((f1 & word::kGivenName) || (r.token(last - 1).has(shape::kHyphen) && !r.token(last - 1).has(shape::kInnerCap))))
    person += 3;
  // What stands before.
  const WordId before = first > first_ ? r.word(first - 1) : 0;
  const std::uint64_t fb = first > first_ ? r.flags(first - 1) : 0;
  if (before == r.words.in) place += 4;
  if (before == r.words.near) place += 4;
  if ((before == r.words.a || before == r.words.an) && words == 1) organization -= 2;
  if (before == r.words.at || before == r.words.from) place += 1;
  if (before == r.words.at || before == r.words.for_) organization += 1;
  // "the Bundestag"; not "the Assad regime", where the name only describes the noun behind it.
  const bool describes = last < end_ && !r.token(last).has(shape::kPunct | shape::kDigit) &&
                         (r.token(last).has(shape::kCapital) || (r.flags(last) & (word::kNoun | word::kAdjective)) ||
                          r.word(last) == kUnknownWord) &&
                         !(r.flags(last) & (kFunctionWord | word::kSpeech));
  if (before == r.words.the && !describes) {
    organization += n.common == words ? 1 : 3;
    if (person > 0 && !titled) person -= 2;
  }
  // "Le Monde", "Dear Ann": a title of something
  if (first > first_ && last < end_ && (before == punct::kQuote || before == punct::kQuoteOpen) &&
      (r.word(last) == punct::kQuote || r.word(last) == punct::kQuoteClose)) {
    person -= 4;
    organization += 1;
  }
  if (before == r.words.of && first >= first_ + 2 && (r.flags(first - 2) & (word::kLocationHead | word::kDirection)))
    place += 5;
  if ((fb & word::kLocationHead) && !r.token(first - 1).has(shape::kCapital)) place += 4;
  if ((fb & word::kNominal) && !r.token(first - 1).has(shape::kCapital)) {
    const auto type = static_cast<TypeId>(r.lexicon[before].value);
    if (type == type::kOrganization && before != r.words.government) organization += 5;
    if (type == type::kCity || type == type::kRegion) place += 5;
  } else if ((fb & word::kOrgHead) && !r.token(first - 1).has(shape::kCapital)) {
    organization += 4;
  }
  // "a private company, X,": a name in apposition to what it is.
  if (before == punct::kComma && first > first_ + 2 && !r.token(first - 2).has(shape::kCapital) &&
      (r.flags(first - 2) & word::kNominal) && r.lexicon[r.word(first - 2)].value == type::kOrganization &&
      r.word(first - 2) != r.words.government && (last >= end_ || r.token(last).has(shape::kPunct)))
    organization += 5;
  if (fb & word::kSpeech) person += 2;
  // What follows.
  if (last < end_) {
    const WordId after = r.word(last);
    const std::uint64_t fa = r.flags(last);
    const bool lower = !r.token(last).has(shape::kCapital | shape::kPunct);
    // A word that opens its sentence and that no list knows, with a verb behind it, acts: a name, most often a
    // person's.
    if (lower && words == 1 && first == first_ && !(f0 & ~word::kSurname & ~word::kListed) && !loud_ &&
        ((fa & (word::kModal | word::kBe | word::kHave | word::kDo | word::kSpeech)) ||
         ((fa & word::kVerb) && !(fa & word::kNoun) &&
          (r.lexicon[after].verb_forms & (verb_form::kPast | verb_form::kThird))))) {
      person += 1;
      ++n.inside;
    }
    if (lower && (fa & word::kSpeech)) {
      person += 2;
      organization += 1;
    }
    if (after == r.words.who || (after == punct::kComma && last + 1 < end_ && r.word(last + 1) == r.words.who))
      person += 4;
    if ((lower || r.token(last).has(shape::kAllCaps)) && (fa & word::kTitle) && !(fa & word::kVerb))
      organization += words == 1 && !(f0 & word::kGivenName) ? 3 : 2;
    // "the Svoboda party"; a government, forces or a team may be a person's.
    if (lower && (fa & word::kNominal) && r.lexicon[after].value == type::kOrganization && after != r.words.government)
      organization += 4;
    else if (lower && (fa & word::kOrgHead))
      organization += 1;
    if (lower && (fa & word::kLocationHead)) place += 3;
    if (after == punct::kComma && last + 2 < end_) {
      const Token& x = r.token(last + 1);
      if (x.has(shape::kDigit) && x.length == 2 && r.word(last + 2) == punct::kComma) person += 6;
      const WordId w = r.word(last + 1);
      // "X, an organization that ..."
      if (w == r.words.a || w == r.words.an) {
        for (std::uint32_t k = last + 2; k < end_ && k < last + 6; ++k) {
          const std::uint64_t fk = r.flags(k);
          if (r.token(k).has(shape::kPunct | shape::kCapital) || (fk & kFunctionWord)) break;
          if ((fk & word::kNominal) && r.lexicon[r.word(k)].value == type::kOrganization &&
              (k + 1 >= end_ || r.token(k + 1).has(shape::kPunct) || (r.flags(k + 1) & kFunctionWord))) {
            organization += 5;
            break;
          }
        }
      }
      if ((w == r.words.a || w == r.words.an || w == r.words.the) && (r.flags(last + 2) & word::kTitle)) person += 3;
      if (!x.has(shape::kCapital) && (r.flags(last + 1) & word::kTitle)) person += 2;
      if (x.has(shape::kCapital) && (r.flags(last + 1) & word::kListed) && words <= 3) {
        const GazetteerMatch g = r.gazetteer.match(r.text, last + 1, end_);
        if (g && (g.kind == FormKind::kName || g.kind == FormKind::kAlias)) {
          const TypeId t = r.gazetteer.entry(g.entry).type;
          if (t == type::kCountry || t == type::kRegion) place += 2;
        }
      }
    }
  }
  // "chief executive of X"
  if (!s_.titles.empty() && first > first_ + 1 && s_.titles.back().sentence == sentence_) {
    const TitleMatch& t = s_.titles.back().title;
    const std::uint32_t gap = first - t.last;
    if (!t.is(title_trait::kJob | title_trait::kStyle | title_trait::kCounterpart) && r.word(t.last) == r.words.of &&
        (gap == 1 || (gap == 2 && before == r.words.the)))
      organization += 4;
  }
  weigh_neighbours(first, last, person, organization, place);
  if (words == 1 && acronym(first) && !(describes && before != r.words.the)) organization += 3;
  if (words == 1 && inner_capital(first)) organization += 2;
  if (words == 1 && particle_prefix(r.view(first))) person += 3;
  const int share = loud_ ? 2 : 1;
  n.person = static_cast<std::int16_t>(n.person + person / share);
  n.organization = static_cast<std::int16_t>(n.organization + organization / share);
  n.place = static_cast<std::int16_t>(n.place + place / share);
}

void NameEvidence::weigh_neighbours(std::uint32_t first, std::uint32_t last, int& person, int& organization,
                                    int& place) const {
  const auto weigh_type = [&](TypeId type) {
    if (type == type::kCity || type == type::kRegion || type == type::kCountry) place += 3;
    if (type == type::kOrganization) organization += 2;
    if (type == type::kPerson) person += 2;
  };
  const auto joins = [&](WordId w) { return w == punct::kComma || w == r_.words.and_ || w == r_.words.or_; };
  // A comma alone may open an apposition: "the minister of Norway, Ann Lee, said".
  const bool goes_on =
      last + 1 < end_ && joins(r_.word(last)) && (r_.token(last + 1).has(shape::kCapital) || joins(r_.word(last + 1)));
  if (first > first_ + 1 && joins(r_.word(first - 1)) && (r_.word(first - 1) != punct::kComma || goes_on) &&
      !s_.candidates.empty()) {
    const Candidate& c = s_.candidates.back();
    const std::uint32_t gap = first - c.last;
    if (c.sentence == sentence_ && c.kind == MentionKind::kName && !c.nested &&
        (gap == 1 || (gap == 2 && joins(r_.word(first - 2))))) {
      if (c.record == kNoIndex)
        weigh_type(c.type);
      else if (s_.memory[c.record].place >= 3 && s_.memory[c.record].person < 3)
        place += 2;
      else if (s_.memory[c.record].person >= 5)
        person += 2;
    }
  }
  if (last + 1 < end_ && joins(r_.word(last))) {
    std::uint32_t k = last + 1;
    if (joins(r_.word(k)) && k + 1 < end_) ++k;
    if (r_.token(k).has(shape::kCapital) && (r_.flags(k) & word::kListed)) {
      const GazetteerMatch g = r_.gazetteer.match(r_.text, k, end_);
      const bool named = g && (g.kind == FormKind::kName || g.kind == FormKind::kAlias || g.kind == FormKind::kAcronym);
      // The list goes on or ends: a noun behind the name would make it part of another phrase.
      if (named && (k + g.tokens >= end_ || joins(r_.word(k + g.tokens)) || r_.token(k + g.tokens).has(shape::kPunct) ||
                    (r_.flags(k + g.tokens) & kFunctionWord)))
        weigh_type(r_.gazetteer.entry(g.entry).type);
    }
  }
}

bool NameEvidence::product_number(std::uint32_t i) const {
  return r_.token(i).length <= 8 && r_.view(i).find_first_of("0123456789") != std::string_view::npos;
}

bool NameEvidence::described_part(std::uint32_t i) const {
  if (!r_.token(i).has(shape::kHyphen)) return false;
  const std::string_view v = r_.view(i);
  const std::string_view tail = v.substr(v.rfind('-') + 1);
  return !tail.empty() && tail[0] >= 'a' && tail[0] <= 'z' && (r_.lexicon.flags(r_.lexicon.find(tail)) & word::kVerb);
}

bool NameEvidence::acronym(std::uint32_t i) const {
  const Token& t = r_.token(i);
  if (!t.has(shape::kAllCaps) || t.length > 6 || all_caps_) return false;
  if (r_.lexicon.flags(t.word) & word::kCommon) return false;
  const std::string_view v = r_.view(i);
  return v.find_first_not_of("IVX") != std::string_view::npos &&
         v.find_first_of("0123456789") == std::string_view::npos;
}

bool NameEvidence::inner_capital(std::uint32_t i) const {
  const Token& t = r_.token(i);
  return t.has(shape::kInnerCap) && !t.has(shape::kHyphen) && !r_.view(i).starts_with("Mc") &&
         !r_.view(i).starts_with("Mac") && r_.view(i).find('\'') == std::string_view::npos;
}

bool NameEvidence::particle_prefix(std::string_view v) const {
  const std::size_t dash = v.find('-');
  return dash != std::string_view::npos && dash <= 4 && dash + 2 < v.size() &&
         (r_.lexicon.flags(r_.lexicon.find(v.substr(0, dash))) & word::kNameParticle);
}

bool NameEvidence::credit(std::uint32_t i) const {
  if (i < first_ + 2 || r_.word(i - 1) != punct::kColon || !r_.token(i - 2).has(shape::kCapital)) return false;
  const WordId w = r_.word(i - 2);
  return std::find(r_.words.credits.begin(), r_.words.credits.end(), w) != r_.words.credits.end() && w != 0;
}

std::uint32_t NameEvidence::source_bracket(std::uint32_t i) const {
  std::uint32_t k = i + 1;
  bool caps = false;
  while (k < end_ && r_.word(k) != punct::kParenClose) {
    const Token& t = r_.token(k);
    if (!t.has(shape::kPunct)) {
      if (t.length > 8 || (r_.flags(k) & (kFunctionWord | word::kMonth))) return i;
      caps |= t.has(shape::kAllCaps);
    } else if (t.word != punct::kComma && t.word != punct::kSlash) {
      return i;
    }
    ++k;
  }
  if (k >= end_ || !caps || k == i + 1) return i;
  if (k == i + 2 && i > first_ && !r_.token(i - 1).has(shape::kPunct) && r_.token(i - 1).length > 3) return i;
  std::uint32_t after = k + 1;
  while (after < end_ && r_.token(after).has(shape::kPunct)) ++after;
  const bool last = after >= r_.text.tokens.size() || (r_.token(after).gap & gap::kLine) != 0 ||
                    (r_.token(after).has(shape::kCapital) && after + 1 < end_ && r_.word(after + 1) == punct::kColon);
  return last ? k + 1 : i;
}

void NameEvidence::read_style(const Sentence& s) {
  loud_ = false;
  all_caps_ = false;
  if (!s.headline && !(r_.token(s.first).has(shape::kAllCaps) && s.last - s.first > 3 && s.last - s.first < 40 &&
                       (r_.token(s.first + 1).has(shape::kAllCaps) || r_.token(s.first + 2).has(shape::kAllCaps))))
    return;
  std::uint32_t capitals = 0, caps = 0, words = 0;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    const Token& t = r_.token(i);
    if (t.has(shape::kPunct | shape::kDigit)) continue;
    if (t.has(shape::kAllCaps)) ++caps;
    if (t.length < 4 && !t.has(shape::kAllCaps)) continue;
    ++words;
    if (t.has(shape::kCapital)) ++capitals;
  }
  all_caps_ = words >= 3 && caps * 10 >= words * 8;
  loud_ = all_caps_ || (s.headline && words >= 4 && capitals * 10 >= words * 8);
}

}  // namespace edgewise
