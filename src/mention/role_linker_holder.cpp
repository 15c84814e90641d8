// The name that a title belongs to: beside it, in apposition, or joined to it by a verb.

#include <algorithm>

#include "mention/role_linker.hpp"

namespace edgewise {

bool RoleLinker::person_at(std::uint32_t token, MentionIndex& out) const {
  if (token >= s_.begins.size()) return false;
  const MentionIndex m = s_.begins[token];
  if (m == kNoIndex || mentions_[m].type != type::kPerson || mentions_[m].kind != MentionKind::kName) return false;
  out = m;
  return true;
}

MentionIndex RoleLinker::person_before(std::uint32_t token) const {
  const MentionIndex m = s_.ends[token];
  if (m == kNoIndex || mentions_[m].type != type::kPerson || mentions_[m].kind != MentionKind::kName) return kNoIndex;
  return m;
}

void RoleLinker::find_holder(TitleSpot& t) {
  const Sentence& s = sentence(t);
  // Directly before a name, also behind owner or host: "Ambassador in Belgrade X".
  if (person_at(t.title.last, t.person) || person_at(t.end, t.person)) {
    after_name(t, s);
    return;
  }
  // "Agency director for Europe Ann Lee"
  if (t.end + 2 < s.last && (r_.word(t.end) == r_.words.for_ || r_.word(t.end) == r_.words.in)) {
    const MentionIndex place = s_.begins[t.end + 1];
    if (place != kNoIndex && mentions_[place].type != type::kPerson && person_at(mentions_[place].last, t.person))
      return;
  }
  // "the foreign minister, Ann Lee, said": an apposition, closed again.
  const bool job = t.title.is(title_trait::kJob);
  if (t.end + 1 < s.last && r_.word(t.end) == punct::kComma && (t.definite || t.owner != kNoIndex || t.title.capital) &&
      !t.indefinite && !(job && t.owner == kNoIndex)) {
    MentionIndex m = kNoIndex;
    if (person_at(t.end + 1, m)) {
      const std::uint32_t after = mentions_[m].last;
      // "The minister, Ann Lee said": the second comma is often forgotten behind a subject. Elsewhere the name speaks
      // of the title: "Norway recalled its ambassador, Lee told reporters."
      const bool opens = t.begin == s.first || r_.token(t.begin - 1).has(shape::kPunct);
      const bool says = opens && after < s.last && (r_.flags(after) & word::kSpeech) && !(r_.flags(after) & word::kBe);
      if (after >= s.last || says || (r_.token(after).has(shape::kPunct) && r_.word(after) != punct::kPossessive)) {
        t.person = m;
        return;
      }
    }
  }
  if (apposition(t, s)) return;
  find_subject(t, s);
  if (t.person == kNoIndex) find_appointed(t, s);
}

// Where the words before a token start once an age is left out: "Ann Lee, 54, |".
std::uint32_t RoleLinker::before_age(std::uint32_t token, const Sentence& s) const {
  if (token >= s.first + 3 && r_.word(token - 1) == punct::kComma && r_.token(token - 2).has(shape::kDigit) &&
      r_.token(token - 2).length <= 2 && r_.word(token - 3) == punct::kComma)
    return token - 2;
  return token;
}

// "Ann Lee, the foreign minister of Norway,"; "Ann Lee, 54, a deputy minister,"; "Ann Lee (foreign minister)"
bool RoleLinker::apposition(TitleSpot& t, const Sentence& s) {
  if (t.begin <= s.first + 1) return false;
  const WordId mark = r_.word(t.begin - 1);
  if (mark == punct::kParenOpen) {
    t.person = person_before(t.begin - 1);
    return t.person != kNoIndex;
  }
  if (mark != punct::kComma && mark != punct::kDash) return false;
  const MentionIndex m = person_before(before_age(t.begin, s) - 1);
  if (m == kNoIndex) return false;
  // "Ann Lee, a member of the team said": the second comma is often forgotten
  if (closed(t, s) || (mark == punct::kComma && t.end < s.last && (r_.flags(t.end) & word::kSpeech) &&
                       (mentions_[m].first == s.first || r_.token(mentions_[m].first - 1).has(shape::kPunct))))
    t.person = m;
  return true;
}

bool RoleLinker::closed(const TitleSpot& t, const Sentence& s) const {
  return t.end >= s.last || r_.token(t.end).has(shape::kPunct) || r_.word(t.end) == r_.words.and_ ||
         r_.word(t.end) == r_.words.who || (r_.flags(t.end) & word::kPreposition);
}

// "President Xi of China"
void RoleLinker::after_name(TitleSpot& t, const Sentence& s) {
  if (t.owner != kNoIndex) return;
  const std::uint32_t k = mentions_[t.person].last;
  if (k + 1 >= s.last || r_.word(k) != r_.words.of) return;
  const std::uint32_t q = r_.word(k + 1) == r_.words.the ? k + 2 : k + 1;
  if (q >= s.last) return;
  const MentionIndex m = s_.begins[q];
  if (m != kNoIndex && may_own(mentions_[m]) && mentions_[m].kind != MentionKind::kAdjective) t.owner = m;
}

// "Ann Lee is (became, was elected, has served as, who was sworn in for a third term as) the president of Norway":
// read backwards from the title; every word between must be one that such a sentence may hold.
void RoleLinker::find_subject(TitleSpot& t, const Sentence& s) {
  bool linked = false, passive = false, who = false, past = false, be = false, as = false;
  std::uint32_t k = t.begin;
  for (int steps = 0; k > s.first && steps < 14; ++steps) {
    if (const MentionIndex m = s_.ends[k]; m != kNoIndex) {
      if (!linked || (passive && !be) || person_before(k) == kNoIndex) return;
      t.person = m;
      t.verbal = true;
      t.title.former |= past && !passive;
      return;
    }
    const WordId w = r_.word(k - 1);
    const std::uint64_t f = r_.flags(k - 1);
    if (s_.dates[k - 1]) {
      --k;
      continue;
    }
    if (w == punct::kComma) {
      const std::uint32_t name = before_age(k, s);
      // A comma closes the subject's apposition or stands before "who".
      if (!linked || (person_before(name - 1) == kNoIndex && name == k)) return;
      k = name - 1;
      continue;
    }
    if (r_.token(k - 1).has(shape::kPunct) || (f & (word::kNegation | word::kModal | word::kSubordinator))) {
      if (w != r_.words.as) return;
    }
    if (w == r_.words.who) {
      if (!linked || who) return;
      who = true;
      --k;
      continue;
    }
    if (w == r_.words.as) {
      as = true;
      --k;
      continue;
    }
    // "took office as"
    if (as && !linked && w == r_.words.office && k - 1 > s.first) {
      const std::string_view verb = r_.lexicon.form(r_.lexicon[r_.word(k - 2)].verb);
      if (verb != "take" && verb != "assume") return;
      linked = true;
      k -= 2;
      continue;
    }
    // "for a five-year term"
    if ((f & (word::kNoun | word::kTimeUnit)) && !linked && !(f & (word::kBe | word::kHave)) && !who) {
      std::uint32_t q = k - 1;
      while (q > s.first && k - q < 6 && r_.word(q) != r_.words.for_ && s_.ends[q] == kNoIndex) --q;
      if (r_.word(q) == r_.words.for_) {
        k = q;
        continue;
      }
    }
    if (f & word::kBe) {
      be = linked = true;
      past = past || r_.word(k - 1) == r_.words.was;
      --k;
      continue;
    }
    if (f & (word::kHave | word::kAdverb)) {
      --k;
      continue;
    }
    std::uint32_t verb = k - 1;
    if (w == r_.words.in && verb > s.first) --verb;  // "sworn in"
    const RoleVerb* said = r_.grammar.verb(r_.lexicon[r_.word(verb)].verb);
    if (said == nullptr || said->kind == RoleVerbKind::kLeads) return;
    const bool leaves = said->kind == RoleVerbKind::kLeaves;
    if (leaves && !as) return;
    if (leaves) t.title.former = true;
    linked = true;
    passive = passive || said->kind == RoleVerbKind::kAppoints;
    k = verb;
  }
}

// "appointed Ann Lee as foreign minister", "named Ann Lee the head of Y"
void RoleLinker::find_appointed(TitleSpot& t, const Sentence& s) {
  std::uint32_t k = t.begin;
  if (k > s.first && (r_.word(k - 1) == r_.words.as || r_.word(k - 1) == punct::kComma)) --k;
  const MentionIndex m = k > s.first ? person_before(k) : kNoIndex;
  if (m == kNoIndex || mentions_[m].first == s.first) return;
  const RoleVerb* said = r_.grammar.verb(r_.lexicon[r_.word(mentions_[m].first - 1)].verb);
  if (said == nullptr || said->kind != RoleVerbKind::kAppoints) return;
  t.person = m;
  t.verbal = true;
}

// "First Deputy Prime Minister and Foreign Minister Ivica X": the title before "and" has the same holder, and the
// same owner where it has none of its own; likewise "X, president of A and head of B".
void RoleLinker::share_holders() {
  constexpr std::uint16_t kOther = title_trait::kBody;
  for (std::size_t k = s_.titles.size(); k-- > 1;) {
    TitleSpot& b = s_.titles[k];
    TitleSpot& a = s_.titles[k - 1];
    if (a.sentence != b.sentence || a.merged || b.merged || a.title.is(kOther) ||
        b.title.is(kOther | title_trait::kCounterpart))
      continue;
    if (a.end > b.begin) {
      // "General Secretary Prince X": one behind the other
      continue;
    }
    const std::uint32_t gap = b.begin - a.end;
    const bool next = gap == 0;
    const bool joined = (gap == 1 && (r_.word(a.end) == r_.words.and_ || r_.word(a.end) == punct::kComma ||
                                      r_.word(a.end) == punct::kSlash || r_.word(a.end) == punct::kOther)) ||
                        (gap == 2 && r_.word(a.end) == punct::kComma && r_.word(a.end + 1) == r_.words.and_);
    if (!joined && !next) continue;
    const bool b_before = b.person != kNoIndex && mentions_[b.person].first >= b.title.last && !b.verbal;
    if (b_before && a.person == kNoIndex && !a.title.plural && !(joined && b.definite)) a.person = b.person;
    if (a.person == kNoIndex || (b.person != kNoIndex && b.person != a.person)) continue;
    if (b.owner == kNoIndex && a.owner != kNoIndex && mentions_[a.owner].last <= a.title.first) b.owner = a.owner;
    if (a.owner == kNoIndex && b.owner != kNoIndex && mentions_[b.owner].first >= b.title.last) a.owner = b.owner;
  }
  // "X, president of A and head of B": from the first title to those behind it.
  for (std::size_t k = 1; k < s_.titles.size(); ++k) {
    TitleSpot& b = s_.titles[k];
    const TitleSpot& a = s_.titles[k - 1];
    if (a.sentence != b.sentence || b.person != kNoIndex || a.person == kNoIndex || a.merged || b.merged ||
        a.title.is(kOther) || b.title.is(kOther | title_trait::kCounterpart) || a.end > b.begin ||
        mentions_[a.person].last > a.begin)
      continue;
    const std::uint32_t gap = b.begin - a.end;
    const bool comma = gap >= 1 && r_.word(a.end) == punct::kComma;
    if ((gap == 1 && (comma || r_.word(a.end) == r_.words.and_ || r_.word(a.end) == punct::kSlash)) ||
        (gap == 2 && comma && r_.word(a.end + 1) == r_.words.and_)) {
      b.person = a.person;
      b.verbal = a.verbal;
    }
  }
}

// "Ann Lee, who heads Y", "Y, led by Ann Lee": a verb is title and link in one.
void RoleLinker::find_heads() {
  const std::size_t count = mentions_.size();
  for (MentionIndex m = 0; m < count; ++m) {
    const Mention& x = mentions_[m];
    if (x.type != type::kOrganization || x.nested || x.plural || s_.begins[x.first] != m) continue;
    const Sentence& s = r_.text.sentences[x.sentence];
    if (x.first < s.first || x.last > s.last) continue;
    head_by_verb(m, s);
    head_by_participle(m, s);
  }
}

void RoleLinker::head_by_verb(MentionIndex body, const Sentence& s) {
  std::uint32_t k = mentions_[body].first;
  for (int steps = 0; steps < 4 && k > s.first; ++steps) {
    const std::uint64_t f = r_.flags(k - 1);
    if (!article(r_.word(k - 1)) && !(lower(k - 1) && (f & word::kAdjective) && !(f & word::kVerb)) &&
        !(s_.ends[k] != kNoIndex && mentions_[s_.ends[k]].kind == MentionKind::kAdjective))
      break;
    --k;
  }
  if (k <= s.first + 1) return;
  std::uint32_t verb = k - 1;
  // "heads climate programmes at Y"
  Span scope;
  if (r_.word(verb) == r_.words.at || r_.word(verb) == r_.words.of || r_.word(verb) == r_.words.for_) {
    const std::uint32_t link = verb;
    for (int steps = 0; steps < 7 && verb > s.first + 1; ++steps) {
      --verb;
      const Word& x = r_.lexicon[r_.word(verb)];
      const RoleVerb* leads = r_.grammar.verb(x.verb);
      if (leads != nullptr && leads->kind == RoleVerbKind::kLeads && lower(verb)) break;
      if (!lower(verb) || s_.ends[verb + 1] != kNoIndex) return;
      if (!article(r_.word(verb)) && r_.word(verb) != r_.words.and_ &&
          (!(x.flags & (word::kNoun | word::kAdjective)) || (x.flags & kFunctionWord)))
        return;
    }
    std::uint32_t first = verb + 1;
    while (first < link && article(r_.word(first))) ++first;
    if (first >= link) return;
    scope = {r_.token(first).begin, r_.token(link - 1).end()};
  }
  if (!(r_.flags(verb) & word::kVerb) || !lower(verb)) return;
  const Word& w = r_.lexicon[r_.word(verb)];
  const RoleVerb* said = r_.grammar.verb(w.verb);
  if (said == nullptr || said->kind != RoleVerbKind::kLeads || (w.verb_forms & verb_form::kGerund)) return;
  // "led Y to victory" is no office.
  const std::uint32_t after = mentions_[body].last;
  if (after < s.last && (r_.word(after) == r_.words.to || r_.word(after) == punct::kPossessive)) return;
  k = verb;
  while (k > s.first && ((r_.flags(k - 1) & word::kAdverb) || (r_.flags(k - 1) & word::kHave) ||
                         r_.word(k - 1) == r_.words.who || (r_.word(k - 1) == punct::kComma && k < verb)))
    --k;
  const MentionIndex person = person_before(k);
  if (person != kNoIndex) add_head(person, body, verb, *said, scope);
}

void RoleLinker::head_by_participle(MentionIndex body, const Sentence& s) {
  std::uint32_t k = mentions_[body].last;
  for (int steps = 0; steps < 3 && k < s.last && body_noun(k); ++steps) ++k;
  for (int steps = 0; steps < 4 && k < s.last; ++steps) {
    const std::uint64_t f = r_.flags(k);
    if (r_.word(k) != punct::kComma && !(f & (word::kRelative | word::kBe | word::kAdverb))) break;
    ++k;
  }
  if (k + 2 >= s.last || r_.word(k + 1) != r_.words.by || !lower(k)) return;
  const Word& w = r_.lexicon[r_.word(k)];
  const RoleVerb* said = r_.grammar.verb(w.verb);
  if (said == nullptr || said->kind != RoleVerbKind::kLeads || !(w.verb_forms & verb_form::kParticiple)) return;
  MentionIndex person = kNoIndex;
  for (std::uint32_t q = k + 2; q < s.last && q < k + 8; ++q) {
    if (person_at(q, person)) {
      add_head(person, body, k, *said, {});
      return;
    }
    if (r_.token(q).has(shape::kPunct) || (r_.flags(q) & kFunctionWord)) return;
  }
}

void RoleLinker::add_head(MentionIndex person, MentionIndex body, std::uint32_t verb, const RoleVerb& said,
                          Span scope) {
  Role role;
  role.person = person;
  role.owner = body;
  role.sentence = mentions_[body].sentence;
  role.title = scope.empty() ? std::string_view(said.title)
                             : r_.out.arena.join(r_.out.arena.join(said.title, " of "), r_.text.view(scope));
  role.verbal = true;
  Mention m;
  m.first = verb;
  m.last = verb + 1;
  m.sentence = role.sentence;
  m.span = r_.token(verb).span();
  m.type = type::kOffice;
  m.kind = MentionKind::kTitle;
  m.nested = true;
  mentions_.push_back(m);
  role.office = static_cast<MentionIndex>(mentions_.size() - 1);
  r_.out.roles.push_back(role);
}

}  // namespace edgewise
