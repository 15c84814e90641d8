// Pronouns and descriptions: "he", "its", "we", "the foreign minister", "the two countries".

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "edgewise/base/fold.hpp"
#include "edgewise/coref/resolver.hpp"

namespace edgewise {
void Resolver::resolve_references(bool quoted) {
  std::vector<Mention>& ms = mentions_->mentions;
  std::uint32_t sentence = kNoIndex;
  for (MentionIndex m = 0; m < ms.size(); ++m) {
    const Mention& x = ms[m];
    if (!quoted) {
      // sentences that are complete now get their quotes attributed
      while (sentence == kNoIndex || sentence < x.sentence) {
        if (sentence != kNoIndex) attribute_quotes(sentence);
        sentence = sentence == kNoIndex ? 0 : sentence + 1;
      }
    }
    if (x.entity != kNoIndex || x.group_end > x.group_begin) continue;
    if ((quote_of_token_[x.first] != kNoIndex) != quoted) continue;
    if (x.kind == MentionKind::kNominal || x.kind == MentionKind::kTitle) resolve_nominal(m);
    if (x.kind == MentionKind::kPronoun) resolve_pronoun(m, quoted);
  }
  if (quoted) return;
  for (std::uint32_t s = sentence == kNoIndex ? 0 : sentence; s < text_->sentences.size(); ++s) attribute_quotes(s);
  // A quote without an attribution of its own goes on from the one before.
  for (std::size_t q = 1; q < out_->quotes.size(); ++q) {
    QuoteSpan& x = out_->quotes[q];
    const QuoteSpan& before = out_->quotes[q - 1];
    if (x.speaker != kNoIndex || before.speaker == kNoIndex) continue;
    std::uint32_t paragraphs = 0;
    for (std::uint32_t t = before.last; t < x.first; ++t) paragraphs += (text_->tokens[t].gap & gap::kParagraph) != 0;
    const bool unclosed =
        before.last < text_->tokens.size() && !(text_->tokens[before.last].has(shape::kPunct)) && paragraphs == 1;
    if (paragraphs == 0 || unclosed || x.first - before.last < 40) {
      x.speaker = before.speaker;
      x.speaker_mention = before.speaker_mention;
    }
  }
}

bool Resolver::subject_like(const Mention& m) const {
  const Sentence& s = text_->sentences[m.sentence];
  if (m.first > s.first) {
    std::uint32_t t = m.first - 1;
    while (t > s.first && (text_->flags[t] & word::kDeterminer)) --t;
    if (text_->flags[t] & word::kPreposition) return false;
  }
  return m.last >= s.last || text_->tokens[m.last].word != punct::kPossessive;
}

EntityIndex Resolver::person_for(MentionIndex m, char gender) const {
  const std::vector<Mention>& ms = mentions_->mentions;
  const Mention& x = ms[m];
  const auto fits = [&](const Mention& o) {
    if (o.entity == kNoIndex || o.type != type::kPerson) return false;
    const char g = out_->entities[o.entity].gender;
    return g == 0 || gender == 0 || g == 'u' || g == gender;
  };
  // In the same sentence: the nearest subject before, else the nearest person before.
  EntityIndex nearest = kNoIndex;
  for (MentionIndex o = m; o-- > 0;) {
    const Mention& y = ms[o];
    if (y.sentence != x.sentence) break;
    if (!fits(y)) continue;
    if (subject_like(y)) return y.entity;
    if (nearest == kNoIndex) nearest = y.entity;
  }
  if (nearest != kNoIndex) return nearest;
  for (std::uint32_t back = 1; back <= 3 && back <= x.sentence; ++back) {
    const std::uint32_t s = x.sentence - back;
    EntityIndex other = kNoIndex;
    for (MentionIndex o = mentions_->starts[s]; o < mentions_->starts[s + 1]; ++o) {
      if (!fits(ms[o])) continue;
      if (subject_like(ms[o])) return ms[o].entity;
      if (other == kNoIndex) other = ms[o].entity;
    }
    if (other != kNoIndex) return other;
  }
  return kNoIndex;
}

EntityIndex Resolver::thing_for(MentionIndex m, bool possessive) const {
  const std::vector<Mention>& ms = mentions_->mentions;
  const Mention& x = ms[m];
  const auto fits = [&](const Mention& o) {
    return o.entity != kNoIndex && !o.nested && (o.type == type::kCountry || o.type == type::kOrganization) &&
           o.kind != MentionKind::kAdjective;
  };
  EntityIndex first = kNoIndex;
  for (MentionIndex o = m; o-- > 0;) {
    const Mention& y = ms[o];
    if (y.sentence != x.sentence) break;
    if (!fits(y)) continue;
    if (possessive) return y.entity;  // "thanked Russia for its support"
    if (subject_like(y)) first = y.entity;
  }
  if (first != kNoIndex || x.sentence == 0) return first;
  const std::uint32_t s = x.sentence - 1;
  for (MentionIndex o = mentions_->starts[s]; o < mentions_->starts[s + 1]; ++o) {
    if (fits(ms[o]) && subject_like(ms[o])) return ms[o].entity;
  }
  return kNoIndex;
}

void Resolver::two_most_named(TypeId type, MentionIndex m) {
  // The two entities of the type that stand nearest before, by sentence counts in favour of the whole document.
  std::vector<Mention>& ms = mentions_->mentions;
  EntityIndex a = kNoIndex, b = kNoIndex;
  for (MentionIndex o = m; o-- > 0;) {
    const Mention& y = ms[o];
    if (y.type != type || y.entity == kNoIndex) continue;
    if (type == type::kPerson && ms[m].sentence - y.sentence > 4) break;
    if (a == kNoIndex) {
      a = y.entity;
    } else if (y.entity != a) {
      b = y.entity;
      break;
    }
  }
  if (type == type::kCountry) {
    EntityIndex x = kNoIndex, z = kNoIndex;
    for (EntityIndex e = 0; e < out_->entities.size(); ++e) {
      if (out_->entities[e].type != type || out_->entities[e].count == 0) continue;
      if (x == kNoIndex || out_->entities[e].count > out_->entities[x].count) {
        z = x;
        x = e;
      } else if (z == kNoIndex || out_->entities[e].count > out_->entities[z].count) {
        z = e;
      }
    }
    if (z != kNoIndex && out_->entities[z].count >= 2) {
      a = x;
      b = z;
    }
  }
  if (a == kNoIndex || b == kNoIndex) return;
  if (a > b) std::swap(a, b);
  ms[m].group_begin = static_cast<std::uint32_t>(out_->members.size());
  out_->members.push_back(a);
  out_->members.push_back(b);
  ms[m].group_end = static_cast<std::uint32_t>(out_->members.size());
  set(m, a, Resolved::kPlural);
}

// "The court" is no institute and no bank: what says its kind in its name is not called another.
bool Resolver::may_be_called(EntityIndex entity, const Mention& nominal) const {
  static constexpr std::array<std::string_view, 16> kKinds = {
      "bank",       "club",     "commission", "committee", "council",   "court",      "federation", "foundation",
      "government", "hospital", "institute",  "ministry",  "newspaper", "parliament", "party",      "university"};
  const std::string_view noun = lexicon_.form(text_->tokens[nominal.last - 1].word);
  if (std::find(kKinds.begin(), kKinds.end(), noun) == kKinds.end()) return true;
  const std::string name = fold(out_->entities[entity].name);
  const auto has = [&](std::string_view kind) { return name.find(kind) != std::string::npos; };
  if (has(noun)) return true;
  return std::none_of(kKinds.begin(), kKinds.end(), has) && !has("agency") && !has("police") && !has("united nations");
}

void Resolver::resolve_nominal(MentionIndex m) {
  const Mention& x = mentions_->mentions[m];
  for (const Role& r : mentions_->roles) {
    if (r.person != m) continue;
    if (x.plural) break;
    if (const EntityIndex e = holder_for(r, m); e != kNoIndex) {
      set(m, e, Resolved::kNominal);
      hold_again(r, e);
    }
    return;
  }
  if (x.plural) {
    // "the two countries", "both presidents", "the sides": two of them; any other plural may be many.
    bool two = x.last - x.first == 1;
    for (std::uint32_t t = x.first; t < x.last; ++t) {
      const std::string_view form = lexicon_.form(text_->tokens[t].word);
      two = two || form == "two" || form == "both";
    }
    if (x.first > text_->sentences[x.sentence].first) {
      const std::string_view before = lexicon_.form(text_->tokens[x.first - 1].word);
      two = two || before == "two" || before == "both";
    }
    if (!two) return;
    if (x.type == type::kCountry || x.type == type::kPerson) two_most_named(x.type, m);
    // "the sides": the people who met, else their states
    if (x.type >= type::kMaxTypes) {
      two_most_named(type::kPerson, m);
      if (mentions_->mentions[m].entity == kNoIndex) two_most_named(type::kCountry, m);
    }
    return;
  }
  if (x.type != type::kCountry && x.type != type::kOrganization) return;
  for (MentionIndex o = m; o-- > 0;) {
    const Mention& y = mentions_->mentions[o];
    if (y.sentence + 2 < x.sentence) break;
    if (y.entity != kNoIndex && y.type == x.type && y.kind != MentionKind::kAdjective && !y.nested &&
        may_be_called(y.entity, x)) {
      set(m, y.entity, Resolved::kNominal);
      return;
    }
  }
}

// Whose "we" it is: the state or body that the speaker serves, else the speaker itself where it is one.
EntityIndex Resolver::state_of(EntityIndex speaker) const {
  if (speaker == kNoIndex) return kNoIndex;
  const TypeId t = out_->entities[speaker].type;
  if (t == type::kCountry || t == type::kGroup) return speaker;
  if (t == type::kOrganization)
    return out_->entities[speaker].owner != kNoIndex ? out_->entities[speaker].owner : speaker;
  for (const Holding& h : out_->holdings) {
    if (h.person == speaker && out_->entities[h.office].owner != kNoIndex) return out_->entities[h.office].owner;
  }
  return kNoIndex;
}

void Resolver::resolve_pronoun(MentionIndex m, bool quoted) {
  const Mention& x = mentions_->mentions[m];
  const std::string_view form = lexicon_.form(text_->tokens[x.first].word);
  if (form == "he" || form == "him" || form == "his" || form == "himself" || form == "she" || form == "her" ||
      form == "herself") {
    const char gender = form[0] == 'h' && form != "her" && form != "herself" ? 'm' : 'f';
    if (const EntityIndex e = person_for(m, gender); e != kNoIndex) {
      if (out_->entities[e].gender == 0) out_->entities[e].gender = gender;
      set(m, e, Resolved::kPronoun);
    }
    return;
  }
  if (form == "it" || form == "its" || form == "itself") {
    if (const EntityIndex e = thing_for(m, form == "its"); e != kNoIndex) set(m, e, Resolved::kPronoun);
    return;
  }
  if (form == "they" || form == "them" || form == "their") {
    for (MentionIndex o = m; o-- > 0;) {
      const Mention& y = mentions_->mentions[o];
      if (y.sentence + 1 < x.sentence) break;
      if (y.group_end > y.group_begin) {
        Mention& z = mentions_->mentions[m];
        z.group_begin = y.group_begin;
        z.group_end = y.group_end;
        set(m, y.entity, Resolved::kPlural);
        return;
      }
      if (y.entity != kNoIndex && y.plural && (y.type == type::kGroup || y.type == type::kCountry)) {
        set(m, y.entity, Resolved::kPlural);
        return;
      }
    }
    return;
  }
  if (!quoted) return;
  const QuoteSpan* q = quote_at(x.first);
  if (!q || q->speaker == kNoIndex) return;
  if (form == "i" || form == "me" || form == "my" || form == "myself") {
    set(m, q->speaker, Resolved::kSpeaker);
  } else if (form == "we" || form == "us" || form == "our" || form == "ourselves") {
    if (const EntityIndex e = state_of(q->speaker); e != kNoIndex) set(m, e, Resolved::kSpeaker);
  } else if (form == "you" || form == "your") {
    // The other state of a two-sided talk.
    const EntityIndex mine = state_of(q->speaker);
    EntityIndex best = kNoIndex;
    for (EntityIndex e = 0; e < out_->entities.size(); ++e) {
      if (out_->entities[e].type != type::kCountry || e == mine || out_->entities[e].count < 2) continue;
      if (best == kNoIndex || out_->entities[e].count > out_->entities[best].count) best = e;
    }
    if (best != kNoIndex && mine != kNoIndex) set(m, best, Resolved::kSpeaker);
  }
}

}  // namespace edgewise
