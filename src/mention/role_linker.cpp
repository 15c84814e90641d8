#include "mention/role_linker.hpp"

#include <algorithm>
#include <array>

namespace edgewise {

void RoleLinker::run() {
  index_mentions();
  if (!s_.titles.empty()) {
    for (TitleSpot& t : s_.titles) {
      find_bounds(t);
      if (t.title.is(title_trait::kBody)) make_body(t);
    }
    for (TitleSpot& t : s_.titles) {
      if (t.title.is(title_trait::kBody)) continue;
      find_bounds(t);
    }
    for (TitleSpot& t : s_.titles) {
      if (!t.title.is(title_trait::kBody) && !t.merged) find_holder(t);
    }
    share_holders();
    for (const TitleSpot& t : s_.titles) {
      if (!t.title.is(title_trait::kBody) && !t.merged) make_roles(t);
    }
  }
  find_heads();
}

void RoleLinker::index_mentions() {
  s_.begins.assign(r_.text.tokens.size() + 1, kNoIndex);
  s_.ends.assign(r_.text.tokens.size() + 1, kNoIndex);
  for (MentionIndex m = 0; m < mentions_.size(); ++m) note(m);
}

void RoleLinker::note(MentionIndex m) {
  const Mention& x = mentions_[m];
  if (x.nested || x.type == type::kDate) return;
  s_.begins[x.first] = m;
  s_.ends[x.last] = m;
}

// "the Serbian government" is the Organization "Government of Serbia".
void RoleLinker::make_body(TitleSpot& t) {
  if (t.named_first != kNoIndex) {
    name_body(t);
    return;
  }
  if (s_.begins[t.title.first] != kNoIndex) return;
  const bool owned = t.owner != kNoIndex && mentions_[t.owner].type != type::kOrganization;
  if (!owned && !t.definite && !t.title.capital) return;
  Mention m;
  const bool before = owned && t.owner_first != kNoIndex;
  const bool after = owned && mentions_[t.owner].first >= t.title.last;
  m.first = before ? t.owner_first : t.title.core_first;
  m.last = after ? mentions_[t.owner].last : t.title.last;
  m.sentence = t.sentence;
  m.span = {r_.token(m.first).begin, r_.token(m.last - 1).end()};
  m.type = type::kOrganization;
  m.kind = t.title.capital ? MentionKind::kName : MentionKind::kNominal;
  m.plural = t.title.plural;
  if (owned) m.canonical = body_name(t);
  if (before || after) mentions_[t.owner].nested = true;
  const auto index = static_cast<MentionIndex>(mentions_.size());
  mentions_.push_back(m);
  note(index);
  if (before) s_.ends[mentions_[t.owner].last] = kNoIndex;
  if (after) s_.begins[mentions_[t.owner].first] = kNoIndex;
}

// "Russian Foreign Ministry", "Russia's Foreign Ministry", "Foreign Ministry of Russia" are one body.
void RoleLinker::name_body(TitleSpot& t) {
  const MentionIndex m = s_.begins[t.named_first];
  if (m == kNoIndex || mentions_[m].type != type::kOrganization || mentions_[m].entry != kNoIndex) return;
  // What lies inside a name follows it.
  for (MentionIndex k = m + 1; k < mentions_.size() && mentions_[k].nested; ++k) {
    const Mention& x = mentions_[k];
    if (x.first >= mentions_[m].first && x.last <= mentions_[m].last &&
        (x.type == type::kCountry || x.type == type::kRegion || x.type == type::kCity))
      t.owner = k;
  }
  if (t.owner == kNoIndex || mentions_[t.owner].type == type::kOrganization) return;
  mentions_[m].canonical = body_name(t);
}

std::string_view RoleLinker::body_name(const TitleSpot& t) {
  const std::string_view title = r_.grammar.canonical(t.title, r_.text, r_.out.arena);
  const Mention& owner = mentions_[t.owner];
  const std::string_view name =
      owner.entry != kNoIndex ? r_.gazetteer.entry(owner.entry).name : r_.text.view(owner.span);
  return r_.out.arena.join(r_.out.arena.join(title, " of "), name);
}

MentionIndex RoleLinker::make_office(const TitleSpot& t, bool nested) {
  Mention m;
  m.first = t.title.core_first;
  m.last = t.title.last;
  m.sentence = t.sentence;
  m.span = {r_.token(m.first).begin, r_.token(m.last - 1).end()};
  m.type = type::kOffice;
  m.kind = MentionKind::kTitle;
  m.plural = t.title.plural;
  m.nested = nested;
  m.gender = TitleGrammar::gender(t.title);
  mentions_.push_back(m);
  return static_cast<MentionIndex>(mentions_.size() - 1);
}

void RoleLinker::make_roles(const TitleSpot& t) {
  Role role;
  role.owner = t.owner;
  role.host = t.host;
  role.former = t.title.former;
  role.acting = t.title.acting;
  role.elect = t.title.elect;
  role.counterpart = t.title.is(title_trait::kCounterpart);
  role.sentence = t.sentence;
  role.patron = t.patron;
  role.context = t.context;
  role.verbal = t.verbal;
  if (t.title.is(title_trait::kSeat) && t.owner != kNoIndex && mentions_[t.owner].type == type::kOrganization) {
    const std::uint32_t entry = mentions_[t.owner].entry;
    role.seat = entry == kNoIndex || r_.gazetteer.entry(entry).kind == "party";
  }
  if (t.person != kNoIndex && mentions_[t.person].gender == 0 && !t.title.plural)
    mentions_[t.person].gender = TitleGrammar::gender(t.title);
  if (t.title.is(title_trait::kJob)) {
    if (t.person == kNoIndex || t.owner == kNoIndex || mentions_[t.owner].type != type::kOrganization) return;
    role.person = t.person;
    role.job = true;
    r_.out.roles.push_back(role);
    if (t.title.plural) plural_holders(t, role);
    return;
  }
  if (t.person != kNoIndex) {
    role.title = r_.grammar.canonical(t.title, r_.text, r_.out.arena);
    role.office = make_office(t, t.verbal);
    role.person = t.person;
    r_.out.roles.push_back(role);
    if (t.title.plural) plural_holders(t, role);
    return;
  }
  // A bare title stands for its holder.
  if (t.title.plural || t.indefinite) return;
  const bool bare_capital = t.title.capital && t.title.first > sentence(t).first;
  if (!t.definite && t.owner == kNoIndex && !bare_capital) return;
  if (r_.token(t.title.first).has(shape::kAllCaps) && t.title.last == t.title.first + 1 && !t.definite &&
      t.owner == kNoIndex)
    return;
  role.title = r_.grammar.canonical(t.title, r_.text, r_.out.arena);
  Mention m;
  m.first = t.owner_first != kNoIndex ? t.owner_first : t.title.core_first;
  m.last = t.title.last;
  m.sentence = t.sentence;
  m.span = {r_.token(m.first).begin, r_.token(m.last - 1).end()};
  m.type = type::kPerson;
  m.kind = MentionKind::kNominal;
  m.gender = TitleGrammar::gender(t.title);
  if (t.owner_first != kNoIndex) mentions_[t.owner].nested = true;
  mentions_.push_back(m);
  role.person = static_cast<MentionIndex>(mentions_.size() - 1);
  note(role.person);
  role.office = make_office(t, true);
  r_.out.roles.push_back(role);
}

// "Ministers Ann Lee and Bo Ek"
void RoleLinker::plural_holders(const TitleSpot& t, Role role) {
  const Sentence& s = sentence(t);
  std::uint32_t k = mentions_[t.person].last;
  while (k + 1 < s.last) {
    std::uint32_t q = k;
    if (r_.word(q) == punct::kComma) ++q;
    if (q < s.last && r_.word(q) == r_.words.and_) ++q;
    if (q == k) return;
    MentionIndex m = kNoIndex;
    if (!person_at(q, m)) return;
    role.person = m;
    r_.out.roles.push_back(role);
    k = mentions_[m].last;
  }
}

void link_roles(Reading& reading) {
  RoleLinker(reading).run();
}

}  // namespace edgewise
