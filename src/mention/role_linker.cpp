// Titles to roles: whose office it is, where it is accredited, who holds it. Reads only the words around each title;
// what no word says (the owner of a bare "the president") is left to resolution.

#include <algorithm>
#include <array>

#include "mention/mention_scratch.hpp"

namespace edgewise {
namespace {

class RoleLinker {
 public:
  explicit RoleLinker(Reading& r) : r_(r), s_(r.scratch), mentions_(r.out.mentions) {}

  void run() {
    if (s_.titles.empty()) return;
    index_mentions();
    for (TitleSpot& t : s_.titles) {
      find_bounds(t);
      if (t.title.is(title_trait::kBody)) make_body(t);
    }
    for (TitleSpot& t : s_.titles) {
      if (t.title.is(title_trait::kBody | title_trait::kJob)) continue;
      find_bounds(t);
      find_holder(t);
    }
    share_holders();
    for (const TitleSpot& t : s_.titles) {
      if (!t.title.is(title_trait::kBody | title_trait::kJob)) make_roles(t);
    }
  }

 private:
  void index_mentions() {
    s_.begins.assign(r_.text.tokens.size() + 1, kNoIndex);
    s_.ends.assign(r_.text.tokens.size() + 1, kNoIndex);
    for (MentionIndex m = 0; m < mentions_.size(); ++m) note(m);
  }
  void note(MentionIndex m) {
    const Mention& x = mentions_[m];
    if (x.nested || x.type == type::kDate) return;
    s_.begins[x.first] = m;
    s_.ends[x.last] = m;
  }

  const Sentence& sentence(const TitleSpot& t) const { return r_.text.sentences[t.sentence]; }
  static bool may_own(const Mention& m) {
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

  // Article, statuses and owner before the title; host and owner after it.
  void find_bounds(TitleSpot& t) {
    const Sentence& s = sentence(t);
    t.owner = t.host = kNoIndex;
    t.definite = t.indefinite = false;
    t.owner_first = kNoIndex;
    std::uint32_t p = t.title.first;
    // "Ukraine's new foreign minister", "former Israeli president"
    for (int steps = 0; p > s.first && steps < 3; ++steps) {
      const Token& x = r_.token(p - 1);
      if (s_.ends[p] != kNoIndex || x.has(shape::kPunct | shape::kCapital)) break;
      if (r_.grammar.status(x.word, t.title)) {
        --p;
        continue;
      }
      if (!(r_.flags(p - 1) & (word::kAdjective | word::kOrdinal)) || (r_.flags(p - 1) & kFunctionWord)) break;
      --p;
    }
    if (p > s.first) {
      if (r_.word(p - 1) == punct::kPossessive && p - 1 > s.first) {
        const MentionIndex m = s_.ends[p - 1];
        if (m != kNoIndex && may_own(mentions_[m])) {
          t.owner = m;
          p = mentions_[m].first;
        } else if (m != kNoIndex) {
          p = mentions_[m].first;
        }
        t.definite = true;
      } else if (const MentionIndex m = s_.ends[p]; m != kNoIndex && may_own(mentions_[m])) {
        const Mention& x = mentions_[m];
        const bool adjacent = x.kind != MentionKind::kNominal || !x.canonical.empty() || x.type == type::kOrganization;
        if (adjacent && !(x.kind == MentionKind::kDemonym && x.plural)) {
          t.owner = m;
          t.owner_first = x.first;
          p = x.first;
          while (p > s.first && r_.grammar.status(r_.word(p - 1), t.title)) --p;
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
        --p;
      }
    }
    t.begin = p;
    t.end = t.title.last;
    find_after(t, s);
  }

  // "of Serbia", "of the European Commission", "to Serbia", "in Belgrade"
  void find_after(TitleSpot& t, const Sentence& s) {
    for (int turn = 0; turn < 2 && t.end + 1 < s.last; ++turn) {
      const WordId w = r_.word(t.end);
      const bool host = t.title.is(title_trait::kHost) && (w == r_.words.to || w == r_.words.in || w == r_.words.for_);
      const bool own = t.owner == kNoIndex && (w == r_.words.of || ((w == r_.words.for_ || w == r_.words.at) && !host));
      if (!host && !own) return;
      std::uint32_t k = t.end + 1;
      if (r_.word(k) == r_.words.the && k + 1 < s.last) ++k;
      MentionIndex m = s_.begins[k];
      // "of the Israeli NGO Peace Now", "of the opposition Green Party": the owner stands behind words that describe
      // it.
      if (m == kNoIndex || mentions_[m].kind == MentionKind::kAdjective) {
        for (std::uint32_t q = k; q < s.last && q < k + 4; ++q) {
          const MentionIndex x = s_.begins[q];
          if (x != kNoIndex && mentions_[x].kind != MentionKind::kAdjective) {
            if (mentions_[x].type == type::kOrganization) m = x;
            break;
          }
          if (x == kNoIndex && (r_.token(q).has(shape::kPunct | shape::kCapital) || (r_.flags(q) & kFunctionWord)))
            break;
        }
      }
      if (m == kNoIndex) return;
      const bool possessor = mentions_[m].last < s.last && r_.word(mentions_[m].last) == punct::kPossessive;
      if (!possessor && (!may_own(mentions_[m]) || mentions_[m].kind == MentionKind::kAdjective)) return;
      if (possessor) {
        if (!own) return;
        // "head of Germany's Social Democrats": the body behind the possessor owns it.
        const MentionIndex x = s_.begins[mentions_[m].last + 1];
        if (x == kNoIndex || mentions_[x].type != type::kOrganization) return;
        m = x;
      }
      (host ? t.host : t.owner) = m;
      t.end = mentions_[m].last;
      // "of the CCOO union": the noun behind a body's name.
      if (mentions_[m].type == type::kOrganization && t.end < s.last &&
          !r_.token(t.end).has(shape::kCapital | shape::kPunct) &&
          (r_.flags(t.end) & (word::kNominal | word::kOrgHead)))
        ++t.end;
    }
  }

  // "the Serbian government" is the Organization "Government of Serbia".
  void make_body(TitleSpot& t) {
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
  void name_body(TitleSpot& t) {
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

  std::string_view body_name(const TitleSpot& t) {
    const std::string_view title = r_.grammar.canonical(t.title, r_.text, r_.out.arena);
    const Mention& owner = mentions_[t.owner];
    const std::string_view name =
        owner.entry != kNoIndex ? r_.gazetteer.entry(owner.entry).name : r_.text.view(owner.span);
    return r_.out.arena.join(r_.out.arena.join(title, " of "), name);
  }

  bool person_at(std::uint32_t token, MentionIndex& out) const {
    if (token >= s_.begins.size()) return false;
    const MentionIndex m = s_.begins[token];
    if (m == kNoIndex || mentions_[m].type != type::kPerson || mentions_[m].kind != MentionKind::kName) return false;
    out = m;
    return true;
  }

  void find_holder(TitleSpot& t) {
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
    if (t.end + 1 < s.last && r_.word(t.end) == punct::kComma &&
        (t.definite || t.owner != kNoIndex || t.title.capital) && !t.indefinite) {
      MentionIndex m = kNoIndex;
      if (person_at(t.end + 1, m)) {
        const std::uint32_t after = mentions_[m].last;
        if (after >= s.last || r_.token(after).has(shape::kPunct)) {
          if (after >= s.last || r_.word(after) != punct::kPossessive) {
            t.person = m;
            return;
          }
        }
      }
    }
    // "Ann Lee, the foreign minister of Norway,"; "Ann Lee, a deputy minister,"
    if (t.begin > s.first + 1 && r_.word(t.begin - 1) == punct::kComma) {
      const MentionIndex m = s_.ends[t.begin - 1];
      if (m != kNoIndex && mentions_[m].type == type::kPerson && mentions_[m].kind == MentionKind::kName) {
        const bool closed = t.end >= s.last || r_.token(t.end).has(shape::kPunct) || r_.word(t.end) == r_.words.and_ ||
                            r_.word(t.end) == r_.words.who || (r_.flags(t.end) & word::kPreposition);
        if (closed) t.person = m;
        return;
      }
    }
    // "Ann Lee (foreign minister)"
    if (t.begin > s.first + 1 && r_.word(t.begin - 1) == punct::kParenOpen) {
      const MentionIndex m = s_.ends[t.begin - 1];
      if (m != kNoIndex && mentions_[m].type == type::kPerson) t.person = m;
    }
  }

  // "President Xi of China"
  void after_name(TitleSpot& t, const Sentence& s) {
    if (t.owner != kNoIndex) return;
    const std::uint32_t k = mentions_[t.person].last;
    if (k + 1 >= s.last || r_.word(k) != r_.words.of) return;
    const std::uint32_t q = r_.word(k + 1) == r_.words.the ? k + 2 : k + 1;
    if (q >= s.last) return;
    const MentionIndex m = s_.begins[q];
    if (m != kNoIndex && may_own(mentions_[m]) && mentions_[m].kind != MentionKind::kAdjective) t.owner = m;
  }

  // "First Deputy Prime Minister and Foreign Minister Ivica X": the title before "and" has the same holder, and the
  // same owner where it has none of its own; likewise "X, president of A and head of B".
  void share_holders() {
    for (std::size_t k = s_.titles.size(); k-- > 1;) {
      TitleSpot& b = s_.titles[k];
      TitleSpot& a = s_.titles[k - 1];
      if (a.sentence != b.sentence || a.title.is(title_trait::kBody | title_trait::kJob) ||
          b.title.is(title_trait::kBody | title_trait::kJob | title_trait::kCounterpart))
        continue;
      if (a.end > b.begin) {
        // "General Secretary Prince X": one behind the other
        continue;
      }
      const std::uint32_t gap = b.begin - a.end;
      const bool next = gap == 0;
      const bool joined = gap == 1 && (r_.word(a.end) == r_.words.and_ || r_.word(a.end) == punct::kComma ||
                                       r_.word(a.end) == punct::kSlash || r_.word(a.end) == punct::kOther);
      if (!joined && !next) continue;
      const bool b_before = b.person != kNoIndex && mentions_[b.person].first >= b.title.last;
      if (b_before && a.person == kNoIndex && !a.title.plural && !(joined && b.definite)) a.person = b.person;
      if (a.person != kNoIndex && b.person == kNoIndex && mentions_[a.person].last <= a.begin && joined)
        b.person = a.person;
      if (a.person == kNoIndex || a.person != b.person) continue;
      if (b.owner == kNoIndex && a.owner != kNoIndex && mentions_[a.owner].last <= a.title.first) b.owner = a.owner;
      if (a.owner == kNoIndex && b.owner != kNoIndex && mentions_[b.owner].first >= b.title.last) a.owner = b.owner;
    }
  }

  MentionIndex make_office(const TitleSpot& t, bool nested) {
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

  void make_roles(const TitleSpot& t) {
    Role role;
    role.owner = t.owner;
    role.host = t.host;
    role.former = t.title.former;
    role.acting = t.title.acting;
    role.elect = t.title.elect;
    role.counterpart = t.title.is(title_trait::kCounterpart);
    role.sentence = t.sentence;
    if (t.person != kNoIndex) {
      role.title = r_.grammar.canonical(t.title, r_.text, r_.out.arena);
      role.office = make_office(t, false);
      role.person = t.person;
      set_gender(role.person, t);
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

  void set_gender(MentionIndex person, const TitleSpot& t) {
    if (mentions_[person].gender == 0) mentions_[person].gender = TitleGrammar::gender(t.title);
  }

  // "Ministers Ann Lee and Bo Ek"
  void plural_holders(const TitleSpot& t, Role role) {
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

  Reading& r_;
  MentionScratch& s_;
  std::vector<Mention>& mentions_;
};

}  // namespace

void link_roles(Reading& reading) {
  RoleLinker(reading).run();
}

}  // namespace edgewise
