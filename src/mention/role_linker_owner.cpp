// What stands around a title: article, statuses and owner before it; owner, host and scope behind it.

#include <algorithm>

#include "mention/role_linker.hpp"

namespace edgewise {

// "Iran" in "Iran-backed" and "pro-Iran" describes what comes next and owns nothing.
bool RoleLinker::hyphen_part(const Mention& m) const {
  const Token& t = r_.token(m.last - 1);
  if (!t.has(shape::kHyphen)) return false;
  const std::string_view v = r_.text.view(t);
  return m.span.end != t.end() || v.starts_with("pro-") || v.starts_with("anti-") || v.starts_with("Pro-") ||
         v.starts_with("Anti-");
}

bool RoleLinker::may_own(const Mention& m) {
  switch (m.type) {
    case type::kCountry:
    case type::kCity:
    case type::kRegion:
    case type::kOrganization:
      return true;
    default:
      return false;
  }
}

// A noun that says what a body is: "party", "union confederation", "giant".
bool RoleLinker::body_noun(std::uint32_t token) const {
  const std::uint64_t f = r_.flags(token);
  if (!lower(token) || (f & kFunctionWord)) return false;
  if (f & (word::kOrgHead | word::kNominal)) return true;
  return (f & word::kNoun) && !(f & word::kVerb);
}

void RoleLinker::find_bounds(TitleSpot& t) {
  const Sentence& s = sentence(t);
  t.owner = t.host = t.patron = kNoIndex;
  t.context = type::kNone;
  t.definite = t.indefinite = false;
  t.owner_first = kNoIndex;
  bool noun = false;
  std::uint32_t p = before_title(t, s, noun);
  if (p > s.first && r_.word(p - 1) == punct::kPossessive && p - 1 > s.first) {
    p = possessor_before(t, s, p);
  } else if (p > s.first) {
    // "Cosa Nova" boss X
    const bool quoted = r_.word(p - 1) == punct::kQuote || r_.word(p - 1) == punct::kQuoteClose;
    MentionIndex m = s_.ends[quoted ? p - 1 : p];
    // "the Widget Workers Union (WWU) chairman"
    if (r_.word(p - 1) == punct::kParenClose && p >= s.first + 4 && r_.word(p - 3) == punct::kParenOpen)
      m = s_.ends[p - 3];
    if (m != kNoIndex && may_own(mentions_[m]) && !hyphen_part(mentions_[m]) &&
        ((!noun && !quoted) || mentions_[m].type == type::kOrganization)) {
      const Mention& x = mentions_[m];
      const bool adjacent = x.kind != MentionKind::kNominal || !x.canonical.empty() || x.type == type::kOrganization;
      if (adjacent && !(x.kind == MentionKind::kDemonym && x.plural)) {
        t.owner = m;
        t.owner_first = x.first;
        p = x.first;
        while (p > s.first && !r_.token(p - 1).has(shape::kPunct) && s_.ends[p] == kNoIndex &&
               (r_.grammar.status(r_.word(p - 1), t.title) || r_.grammar.prefix(r_.word(p - 1), t.title)))
          --p;
      }
    }
  }
  if (p > s.first) {
    const std::uint64_t f = r_.flags(p - 1);
    const WordId w = r_.word(p - 1);
    if (w == r_.words.a || w == r_.words.an) {
      t.indefinite = true;
      --p;
    } else if (w == r_.words.the || (f & word::kPossessivePronoun)) {
      t.definite = true;
      if (w == r_.words.its && t.owner == kNoIndex) t.context = type::kTopic;
      --p;
    }
  }
  t.begin = p;
  t.end = t.title.last;
  merge_title_before(t);
  find_after(t, s);
}

// Steps over what describes a title: "Ukraine's | new foreign minister", "former Israeli | president", "UGT | union
// leader".
std::uint32_t RoleLinker::before_title(TitleSpot& t, const Sentence& s, bool& noun) {
  std::uint32_t p = t.title.first;
  for (int steps = 0; p > s.first && steps < 4; ++steps) {
    const Token& x = r_.token(p - 1);
    if (s_.ends[p] != kNoIndex || x.has(shape::kPunct | shape::kCapital)) break;
    if (!r_.grammar.status(x.word, t.title)) {
      if (r_.flags(p - 1) & kFunctionWord) break;
      // "Parliament rejected Prime Minister X": a verb behind its subject, though it may describe elsewhere
      if ((r_.lexicon[x.word].verb_forms & verb_form::kPast) && s_.ends[p - 1] != kNoIndex &&
          mentions_[s_.ends[p - 1]].kind != MentionKind::kAdjective)
        break;
      if (!(r_.flags(p - 1) & (word::kAdjective | word::kOrdinal))) {
        if (!body_noun(p - 1)) break;
        if (t.title.is(title_trait::kSeat) && !(r_.flags(p - 1) & (word::kNominal | word::kOrgHead))) break;
        noun = true;
      }
    }
    --p;
  }
  return p;
}

// "Serbia's minister", "Lee's spokesman", "the country's president": where the possessor begins.
std::uint32_t RoleLinker::possessor_before(TitleSpot& t, const Sentence& s, std::uint32_t p) {
  t.definite = true;
  const MentionIndex m = s_.ends[p - 1];
  if (m != kNoIndex) {
    if (may_own(mentions_[m])) t.owner = m;
    if (mentions_[m].type == type::kPerson) t.patron = m;
    return mentions_[m].first;
  }
  const std::uint32_t noun = p - 2;
  if (noun > s.first && lower(noun) && (r_.flags(noun) & word::kNominal)) {
    const std::int16_t value = r_.lexicon[r_.word(noun)].value;
    if (value == type::kCountry || value == type::kOrganization) t.context = static_cast<TypeId>(value);
  }
  return p;
}

// A title that turned out to be a part of this one: "chief | Norwegian negotiator".
void RoleLinker::merge_title_before(const TitleSpot& t) {
  const auto index = static_cast<std::size_t>(&t - s_.titles.data());
  if (index == 0 || t.owner_first == kNoIndex) return;
  TitleSpot& a = s_.titles[index - 1];
  if (a.sentence == t.sentence && !a.title.is(title_trait::kBody) && a.title.first >= t.begin &&
      a.title.last <= t.owner_first)
    a.merged = true;
}

// "Ann Lee, director, Y Institute, said": the body behind the second comma; kNoIndex where there is none.
MentionIndex RoleLinker::listed_behind(const TitleSpot& t, const Sentence& s) const {
  if (t.owner != kNoIndex || t.definite || t.indefinite || t.begin != t.title.first || t.begin <= s.first + 1 ||
      t.end + 1 >= s.last)
    return kNoIndex;
  if (r_.word(t.begin - 1) != punct::kComma || r_.word(t.end) != punct::kComma) return kNoIndex;
  const MentionIndex who = s_.ends[t.begin - 1];
  const MentionIndex body = s_.begins[t.end + 1];
  if (who == kNoIndex || body == kNoIndex) return kNoIndex;
  const Mention& x = mentions_[who];
  const Mention& y = mentions_[body];
  if (x.type != type::kPerson || x.kind != MentionKind::kName || y.type != type::kOrganization ||
      (y.kind != MentionKind::kName && y.kind != MentionKind::kAcronym) || y.last >= s.last)
    return kNoIndex;
  const bool more = r_.flags(y.last) & (word::kNoun | word::kConjunction);
  return more && !r_.token(y.last).has(shape::kPunct) && !(r_.flags(y.last) & word::kVerb) ? kNoIndex : body;
}

// "of Serbia", "of the European Commission", "to Serbia", "in Belgrade"
void RoleLinker::find_after(TitleSpot& t, const Sentence& s) {
  if (const MentionIndex m = listed_behind(t, s); m != kNoIndex) {
    t.owner = m;
    t.end = mentions_[m].last;
    return;
  }
  const bool job = t.title.is(title_trait::kJob);
  for (int turn = 0; turn < 2 && t.end + 1 < s.last; ++turn) {
    const WordId w = r_.word(t.end);
    const bool host = t.title.is(title_trait::kHost) && (w == r_.words.to || w == r_.words.in || w == r_.words.for_);
    // "Africa director for the Y Council", "the French head of the Y Fund": the body behind owns it.
    const bool placed = turn == 0 && t.owner != kNoIndex && mentions_[t.owner].type != type::kOrganization &&
                        !t.title.is(title_trait::kPortfolio | title_trait::kHost | title_trait::kBody);
    const bool own =
        (t.owner == kNoIndex || placed) && (w == r_.words.of || ((w == r_.words.for_ || w == r_.words.at) && !host) ||
                                            (job && (w == r_.words.with || w == r_.words.from || w == r_.words.in)));
    if (!host && !own) return;
    std::uint32_t k = t.end + 1;
    if (r_.word(k) == r_.words.the && k + 1 < s.last) ++k;
    MentionIndex m = s_.begins[k];
    if (m != kNoIndex && mentions_[m].type == type::kPerson && mentions_[m].kind == MentionKind::kName && own &&
        !(mentions_[m].last < s.last && r_.word(mentions_[m].last) == punct::kPossessive)) {
      if (placed) return;
      t.patron = m;
      t.end = mentions_[m].last;
      return;
    }
    if (const MentionIndex x = patron_after(k, s); x != kNoIndex && t.owner == kNoIndex) {
      t.patron = x;
      t.end = mentions_[x].last;
      return;
    }
    // "of the Israeli NGO Peace Now", "of the training team at the Y Institute": behind words that describe it.
    if (own && (m == kNoIndex || mentions_[m].kind == MentionKind::kAdjective || hyphen_part(mentions_[m]))) {
      const MentionIndex x = described_owner(t, s, k);
      if (x != kNoIndex || m == kNoIndex) m = x;
    }
    if (m == kNoIndex || hyphen_part(mentions_[m])) return;
    const bool possessor = mentions_[m].last < s.last && r_.word(mentions_[m].last) == punct::kPossessive;
    if (!possessor && (!may_own(mentions_[m]) || mentions_[m].kind == MentionKind::kAdjective)) return;
    if (possessor) {
      if (!own) return;
      // "head of Germany's Social Democrats": the body behind the possessor owns it.
      const std::uint32_t behind = mentions_[m].last + 1;
      MentionIndex x = behind < s.last ? s_.begins[behind] : kNoIndex;
      if (x == kNoIndex || mentions_[x].type != type::kOrganization) x = described_owner(t, s, behind);
      if (x == kNoIndex) return;
      m = x;
    }
    if (job && own && w == r_.words.in && mentions_[m].type != type::kOrganization) return;
    if (placed && mentions_[m].type != type::kOrganization) return;
    (host ? t.host : t.owner) = m;
    t.end = mentions_[m].last;
    if (mentions_[m].type == type::kOrganization) end_behind_body(t, s);
  }
}

// "for Norwegian Prime Minister Ann Lee": the person behind nothing but an adjective and words of office.
MentionIndex RoleLinker::patron_after(std::uint32_t from, const Sentence& s) const {
  for (std::uint32_t q = from; q < s.last && q < from + 7; ++q) {
    const MentionIndex x = s_.begins[q];
    if (x == kNoIndex) {
      if (!(r_.flags(q) & word::kTitle)) return kNoIndex;
      continue;
    }
    const Mention& y = mentions_[x];
    if (y.type == type::kPerson && y.kind == MentionKind::kName && q > from &&
        !(y.last < s.last && r_.word(y.last) == punct::kPossessive))
      return x;
    if (y.type != type::kCountry || (y.kind != MentionKind::kAdjective && y.kind != MentionKind::kAcronym))
      return kNoIndex;
    q = y.last - 1;
  }
  return kNoIndex;
}

// "of the CCOO union": the noun behind a body's name; "of the Central Bank (CB)": its letters.
void RoleLinker::end_behind_body(TitleSpot& t, const Sentence& s) {
  if (t.end < s.last && lower(t.end) && (r_.flags(t.end) & (word::kNominal | word::kOrgHead)))
    ++t.end;
  else if (t.end + 1 < s.last && lower(t.end) && lower(t.end + 1) && (r_.flags(t.end) & word::kNoun) &&
           !(r_.flags(t.end) & kFunctionWord) && (r_.flags(t.end + 1) & (word::kNominal | word::kOrgHead)))
    t.end += 2;
  if (t.end + 2 < s.last && r_.word(t.end) == punct::kParenOpen && r_.word(t.end + 2) == punct::kParenClose) t.end += 3;
}

// The body at the end of a chain of words in lower case: "of the [training team at the] Y Institute". The words before
// the last link become the title's scope.
MentionIndex RoleLinker::described_owner(TitleSpot& t, const Sentence& s, std::uint32_t from) {
  std::uint32_t link = kNoIndex;  // the last preposition: the scope ends there
  bool noun = false;
  for (std::uint32_t q = from; q < s.last && q < from + 14; ++q) {
    if (const MentionIndex x = s_.begins[q]; x != kNoIndex) {
      const Mention& y = mentions_[x];
      const bool possessor = y.last < s.last && r_.word(y.last) == punct::kPossessive;
      if (y.kind == MentionKind::kAdjective || hyphen_part(y) ||
          (possessor && (y.type == type::kCountry || y.type == type::kPerson))) {
        q = possessor ? y.last : y.last - 1;
        continue;
      }
      if (y.type != type::kOrganization || y.plural) return kNoIndex;
      if (link != kNoIndex && noun && t.title.free.empty() && t.title.portfolio_count == 0 && link > from) {
        std::uint32_t first = from;
        while (first < link && article(r_.word(first))) ++first;
        if (first < link) t.title.free = {r_.token(first).begin, r_.token(link - 1).end()};
      }
      return x;
    }
    const std::uint64_t f = r_.flags(q);
    const WordId w = r_.word(q);
    if (w == r_.words.of || w == r_.words.at || w == r_.words.for_ || w == r_.words.in || w == r_.words.with) {
      if (!noun) return kNoIndex;
      link = q;
      continue;
    }
    if (w == r_.words.the || w == r_.words.and_ || w == r_.words.a || w == r_.words.an) continue;
    // "at the American think-tank, the Y Institution"
    if (w == punct::kComma && noun && q + 1 < s.last && q > from && lower(q - 1) &&
        (r_.flags(q - 1) & (word::kNominal | word::kOrgHead)) && link == kNoIndex &&
        (r_.word(q + 1) == r_.words.the || s_.begins[q + 1] != kNoIndex))
      continue;
    if (r_.token(q).has(shape::kPunct) || (f & kFunctionWord)) return kNoIndex;
    if (r_.token(q).has(shape::kCapital) && !((f & word::kCommon) && (f & (word::kNoun | word::kAdjective))))
      return kNoIndex;
    if (f & (word::kNoun | word::kOrgHead | word::kNominal) || w == kUnknownWord)
      noun = true;
    else if (!(f & word::kAdjective))
      return kNoIndex;
  }
  return kNoIndex;
}

}  // namespace edgewise
