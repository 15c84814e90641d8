// Whose office a title is, and whether a capital stands for its state.

#include "edgewise/coref/resolver.hpp"

#include <algorithm>
#include <array>

namespace edgewise {
namespace {

// Offices that only a state has.
bool governs_state(std::string_view title) {
  for (const std::string_view word :
       {"Minister", "President", "Chancellor", "King", "Queen", "Secretary of ", "Premier", "Attorney General",
        "Army Chief", "Commander in Chief", "Chief of the General Staff"}) {
    if (title.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// Who leads a state: 1 its head, 2 its head of government, 0 anybody else.
int rank_of(std::string_view title) {
  if (title.find("Vice") != std::string_view::npos || title.find("Deputy") != std::string_view::npos) return 0;
  for (const std::string_view word : {"President", "King", "Queen", "Emperor", "Leader"}) {
    if (title.starts_with(word)) return 1;
  }
  return title == "Prime Minister" || title == "Premier" || title == "Chancellor" ? 2 : 0;
}

}  // namespace

// "Lima's mayor", "Paris police", "Rome airport": what a town has and a state has not.
bool Resolver::owns_as_town(const Mention& city, std::uint32_t end) const {
  static constexpr std::array<std::string_view, 28> kOfTowns = {
      "airport",       "archbishop", "bishop",   "bourse",    "cathedral", "derby",      "district",
      "hospital",      "hotel",      "marathon", "mayor",     "metro",     "mosque",     "neighborhood",
      "neighbourhood", "police",     "prison",   "resident",  "slum",      "square",     "stadium",
      "street",        "suburb",     "subway",   "synagogue", "theatre",   "university", "zoo"};
  std::uint32_t t = city.last;
  if (t < end && text_->tokens[t].word == punct::kPossessive) ++t;
  for (const std::uint32_t last = std::min(end, t + 3); t < last; ++t) {
    const Word& w = lexicon_[text_->tokens[t].word];
    const std::string_view noun = lexicon_.form(w.noun ? w.noun : text_->tokens[t].word);
    if (std::find(kOfTowns.begin(), kOfTowns.end(), noun) != kOfTowns.end()) return true;
    if (!(w.flags & (word::kNoun | word::kAdjective | word::kTitle)) ||
        (w.flags & (word::kModal | word::kBe | word::kHave)))
      return false;
  }
  return false;
}

// A capital acts for its state unless it is a place in its sentence.
void Resolver::resolve_capitals() {
  std::vector<Mention>& ms = mentions_->mentions;
  for (MentionIndex m = 0; m < ms.size(); ++m) {
    const Mention& x = ms[m];
    if (x.type != type::kCity || x.entry == kNoIndex || gazetteer_.entry(x.entry).capital_of == kNoIndex || x.nested)
      continue;
    if (text_->dateline.span.end > 0 && text_->dateline.span.contains(x.span)) continue;
    const Sentence& s = text_->sentences[x.sentence];
    if (owns_as_town(x, s.last)) continue;
    const auto form = [&](std::uint32_t t) { return lexicon_.form(text_->tokens[t].word); };
    bool state = false;
    const bool possessive = x.last < s.last && text_->tokens[x.last].word == punct::kPossessive;
    if (x.first > s.first) {
      const Token& before = text_->tokens[x.first - 1];
      const Word& w = lexicon_[before.word];
      const std::string_view f = form(x.first - 1);
      if (f == "in" || f == "at" || f == "from" || f == "near" || f == "outside" || f == "around" || f == "inside" ||
          f == "through" || f == "into" || f == "across" || f == "via" || f == "of" || f == "central" ||
          f == "throughout" || f == "leave" || f == "reach") {
        continue;
      }
      if (before.word == punct::kComma || before.has(shape::kPunct)) {
        state = before.word == punct::kQuote || before.word == punct::kQuoteOpen || before.word == punct::kDash;
      } else if (f == "to" || f == "for" || f == "towards") {
        // "thanked ... to Moscow" is the state, "flew to Moscow" the city
        bool motion = false, stance = false;
        for (std::uint32_t t = x.first - 1, n = 0; t-- > s.first && n < 8; ++n) {
          const std::string_view l = lexicon_.form(
              lexicon_[text_->tokens[t].word].verb ? lexicon_[text_->tokens[t].word].verb : text_->tokens[t].word);
          if (l == "gratitude" || l == "support" || l == "grateful" || l == "commitment" || l == "message" ||
              l == "ambassador" || l == "committed" || l == "ultimatum" || l == "warning" || l == "threat" ||
              l == "appeal" || l == "apology" || l == "loan" || l == "aid" || l == "assistance" || l == "pressure" ||
              l == "concession")
            stance = true;
          if (l == "visit" || l == "trip" || l == "travel" || l == "fly" || l == "come" || l == "go" || l == "return" ||
              l == "arrive" || l == "head" || l == "journey" || l == "drive" || l == "move" || l == "send" ||
              l == "bring")
            motion = true;
        }
        if (!stance && (f == "for" || f == "to" || motion)) continue;
        state = stance && !motion;
      } else if (f == "with" || f == "between" || f == "against" || f == "by" || f == "and" || f == "or" ||
                 f == "that" || f == "but" || f == "while") {
        state = true;
      } else if (w.flags & word::kVerb) {
        const std::string_view l = lexicon_.form(w.verb);
        state = l != "visit" && l != "leave" && l != "tour" && l != "reach" && l != "hit" && l != "attack" &&
                l != "bomb" && l != "shell" && l != "enter" && l != "quit" && l != "strike" && l != "rock" &&
                l != "capture" && l != "shake";
      }
    } else {
      state = true;  // opens the sentence: a subject, where a verb follows
      const std::uint32_t next = x.last;
      if (next < s.last &&
          !(text_->flags[next] &
            (word::kVerb | word::kModal | word::kBe | word::kHave | word::kAdverb | word::kConjunction)) &&
          !possessive)
        state = false;
    }
    if (possessive && x.first > s.first && !state) state = true;
    if (!state) continue;
    const std::uint32_t country = gazetteer_.entry(x.entry).capital_of;
    if (country == kNoIndex) continue;
    const EntityIndex e = entity_for_entry(country);
    ++out_->entities[e].count;
    set(m, e, Resolved::kMetonym);
  }
}

EntityIndex Resolver::office(std::string_view title, EntityIndex owner, EntityIndex host) {
  for (EntityIndex i = 0; i < out_->entities.size(); ++i) {
    const DocumentEntity& e = out_->entities[i];
    if (e.type == type::kOffice && e.owner == owner && e.host == host && e.title == title) return i;
  }
  DocumentEntity e;
  e.type = type::kOffice;
  e.title = title;
  e.owner = owner;
  e.host = host;
  std::string name(title);
  if (host != kNoIndex) name += " to " + std::string(out_->entities[host].name);
  if (owner != kNoIndex) name += " of " + std::string(out_->entities[owner].name);
  e.name = out_->arena.copy(name);
  out_->entities.push_back(e);
  return static_cast<EntityIndex>(out_->entities.size() - 1);
}

// Whether a title stands in one list with the name before it: nothing but "and" and a comma lies between.
bool Resolver::joined(const Mention& name, const Mention& title) const {
  if (name.sentence != title.sentence || title.first <= name.last || title.first - name.last > 2) return false;
  for (std::uint32_t t = name.last; t < title.first; ++t) {
    if (text_->tokens[t].word != punct::kComma && !(text_->flags[t] & word::kConjunction)) return false;
  }
  return true;
}

// Whether somebody else already is what the title says for that state, in this text.
bool Resolver::led_by_another(EntityIndex state, const Role& role, std::string_view title, EntityIndex person) const {
  const int rank = rank_of(title);
  if (rank == 0 || role.former) return false;
  for (const Holding& h : out_->holdings) {
    const DocumentEntity& o = out_->entities[h.office];
    // A president-elect leads beside the president, but not beside a king.
    if (h.person != person && o.owner == state && rank_of(o.title) == rank && !mentions_->roles[h.role].former &&
        !(role.elect && o.title == title))
      return true;
  }
  return false;
}

// The state that an office without an owner belongs to: the nearest one named before it, unless the text names another
// one four times as often; then the place of the report, the one state of the sentence before, the one that the
// document speaks of most. Never one that somebody else leads.
EntityIndex Resolver::state_in_context(const Role& role, std::string_view title, EntityIndex person,
                                       EntityIndex home) const {
  const std::vector<Mention>& ms = mentions_->mentions;
  const auto state = [&](const Mention& y) {
    return y.type == type::kCountry && y.entity != kNoIndex && (!y.nested || y.kind == MentionKind::kAdjective) &&
           !text_->tokens[y.first].has(shape::kHyphen) && !led_by_another(y.entity, role, title, person);
  };
  // The state that the whole text speaks of.
  EntityIndex best = kNoIndex;
  std::uint32_t all = 0;
  for (EntityIndex e = 0; e < out_->entities.size(); ++e) {
    if (out_->entities[e].type != type::kCountry) continue;
    all += out_->entities[e].count;
    if (best == kNoIndex || out_->entities[e].count > out_->entities[best].count) best = e;
  }
  const bool main = best != kNoIndex && out_->entities[best].count * 2 >= all && out_->entities[best].count >= 2 &&
                    !led_by_another(best, role, title, person);
  EntityIndex leaned_on = kNoIndex;  // "the pro-Moscow president": not that one
  for (MentionIndex o = role.office; o-- > mentions_->starts[role.sentence];) {
    const Mention& y = ms[o];
    if (text_->tokens[y.first].has(shape::kHyphen) && y.last == ms[role.office].first && y.entity != kNoIndex) {
      leaned_on = y.type == type::kCity ? out_->entities[y.entity].owner : y.entity;
      continue;
    }
    if (y.entity == leaned_on && leaned_on != kNoIndex) continue;
    if (state(y)) return main && out_->entities[y.entity].count * 4 <= out_->entities[best].count ? best : y.entity;
    if (y.type == type::kPerson && y.kind == MentionKind::kName) break;
  }
  if (home != kNoIndex) return home;
  if (main) return best;
  if (role.sentence == 0) return kNoIndex;
  EntityIndex one = kNoIndex;
  for (MentionIndex o = mentions_->starts[role.sentence]; o-- > mentions_->starts[role.sentence - 1];) {
    if (!state(ms[o])) continue;
    if (one != kNoIndex && one != ms[o].entity) return kNoIndex;
    one = ms[o].entity;
  }
  return one;
}

// The state whose office a person holds anywhere in the text.
EntityIndex Resolver::state_served_by(EntityIndex person) const {
  if (person == kNoIndex) return kNoIndex;
  for (const Role& r : mentions_->roles) {
    if (r.person == kNoIndex || r.owner == kNoIndex || mentions_->mentions[r.person].entity != person) continue;
    const EntityIndex owner = mentions_->mentions[r.owner].entity;
    if (owner != kNoIndex && out_->entities[owner].type == type::kCountry) return owner;
  }
  for (const Holding& h : out_->holdings) {
    if (h.person != person) continue;
    const EntityIndex owner = out_->entities[h.office].owner;
    if (owner != kNoIndex && out_->entities[owner].type == type::kCountry) return owner;
  }
  return kNoIndex;
}

// Whose "the country's president", "the party's leader" or "its chairman" is: the nearest one named before, in this
// sentence or the one before it.
EntityIndex Resolver::possessor_in_context(const Role& role, std::string_view title) const {
  const std::vector<Mention>& ms = mentions_->mentions;
  const TypeId wanted =
      role.context == type::kTopic ? governs_state(title) ? type::kCountry : type::kOrganization : role.context;
  const std::uint32_t from = role.sentence > 0 ? role.sentence - 1 : 0;
  for (MentionIndex o = role.office; o-- > mentions_->starts[from];) {
    const Mention& y = ms[o];
    if (y.entity != kNoIndex && !y.nested && out_->entities[y.entity].type == wanted) return y.entity;
  }
  return kNoIndex;
}

void Resolver::resolve_offices() {
  std::vector<Mention>& ms = mentions_->mentions;
  std::vector<Role>& roles = mentions_->roles;
  // The state of the place that the report comes from: whose "minister" it is where nothing else says so.
  EntityIndex home = kNoIndex;
  if (text_->dateline.span.end > 0) {
    for (const Mention& x : ms) {
      if (!text_->dateline.span.contains(x.span)) continue;
      if (x.entity == kNoIndex) continue;
      home = x.type == type::kCountry ? x.entity : out_->entities[x.entity].owner;
      if (home != kNoIndex) break;
    }
  }
  for (std::uint32_t r = 0; r < roles.size(); ++r) {
    Role& role = roles[r];
    if (role.person == kNoIndex || role.office == kNoIndex) continue;
    const bool nominal = ms[role.person].kind == MentionKind::kNominal || ms[role.person].kind == MentionKind::kTitle;
    if (nominal) continue;  // "the foreign minister": resolved with the references
    const EntityIndex person = ms[role.person].entity;
    if (person == kNoIndex) continue;
    EntityIndex owner = role.owner == kNoIndex || role.seat ? kNoIndex : ms[role.owner].entity;
    if (owner != kNoIndex && out_->entities[owner].type == type::kCity && out_->entities[owner].entry != kNoIndex &&
        out_->entities[owner].owner != kNoIndex && !role.title.ends_with("Mayor") && !role.title.ends_with("ishop") &&
        !role.title.ends_with("Police Chief") && !role.title.ends_with("Chief of Police")) {
      // a capital as owner stands for its state
      if (gazetteer_.entry(out_->entities[owner].entry).capital_of != kNoIndex) owner = out_->entities[owner].owner;
    }
    EntityIndex host = role.host == kNoIndex ? kNoIndex : ms[role.host].entity;
    if (host != kNoIndex && out_->entities[host].type == type::kCity) host = out_->entities[host].owner;
    std::string_view title = role.title;
    bool inferred = false;
    Resolved how = Resolved::kTitle;
    if (role.counterpart) {
      // The title of the person before in this sentence, else the last holder named.
      title = {};
      for (std::size_t h = out_->holdings.size(); h-- > 0;) {
        if (out_->holdings[h].person == person) continue;
        title = out_->entities[out_->holdings[h].office].title;
        break;
      }
      if (title.empty()) continue;
      how = Resolved::kCounterpart;
    }
    if (owner == kNoIndex) {
      inferred = true;
      for (std::size_t h = out_->holdings.size(); h-- > 0 && owner == kNoIndex;) {
        const Holding& x = out_->holdings[h];
        const DocumentEntity& o = out_->entities[x.office];
        if (x.person == person && o.owner != kNoIndex) {
          owner = o.owner;
          if (host == kNoIndex && o.title == title) host = o.host;
        }
      }
      for (std::size_t h = out_->holdings.size(); h-- > 0 && owner == kNoIndex;) {
        const Holding& x = out_->holdings[h];  // "Minister of A of Serbia X and Minister of B Y"
        if (r - x.role <= 2 && title.starts_with("Minister") && joined(ms[roles[x.role].person], ms[role.office]) &&
            out_->entities[x.office].title.find("Minister") != std::string_view::npos)
          owner = out_->entities[x.office].owner;
      }
      if (owner == kNoIndex && role.patron != kNoIndex) owner = state_served_by(ms[role.patron].entity);
      if (owner == kNoIndex && role.context != type::kNone) owner = possessor_in_context(role, title);
      if (owner == kNoIndex && role.patron == kNoIndex && governs_state(title)) {
        owner = state_served_by(person);
        if (owner == kNoIndex) owner = state_in_context(role, title, person, home);
      }
    }
    const EntityIndex o = office(title, owner, host);
    out_->holdings.push_back({person, o, r, inferred && owner != kNoIndex});
    if (ms[role.office].entity == kNoIndex) set(role.office, o, how);
  }
}

// The last person named in that office; a later one where none stands before (headlines).
EntityIndex Resolver::holder_for(const Role& role, MentionIndex m) const {
  const auto core = [](std::string_view t) {
    const std::size_t of = t.find(" of ");
    return of == std::string_view::npos ? t : t.substr(0, of);
  };
  const EntityIndex owner = role.owner == kNoIndex ? kNoIndex : mentions_->mentions[role.owner].entity;
  EntityIndex after = kNoIndex, before = kNoIndex, loose = kNoIndex;
  for (const Holding& h : out_->holdings) {
    const DocumentEntity& o = out_->entities[h.office];
    if (owner != kNoIndex && o.owner != owner) continue;
    const bool exact = o.title == role.title;
    const bool near = core(o.title) == role.title || o.title.ends_with(role.title);
    if (!exact && !near) continue;
    const bool earlier = mentions_->roles[h.role].person < m;
    if (exact && earlier) before = h.person;
    if (exact && !earlier && after == kNoIndex) after = h.person;
    if (!exact && earlier) loose = h.person;
  }
  return before != kNoIndex ? before : loose != kNoIndex ? loose : after;
}

// "The Serbian foreign minister" says once more who holds which office.
void Resolver::hold_again(const Role& role, EntityIndex person) {
  if (role.owner == kNoIndex) return;
  const EntityIndex owner = mentions_->mentions[role.owner].entity;
  for (const Holding& h : out_->holdings) {
    const DocumentEntity& o = out_->entities[h.office];
    if (h.person != person || o.owner != owner) continue;
    const EntityIndex office = h.office;
    out_->holdings.push_back({person, office, static_cast<std::uint32_t>(&role - mentions_->roles.data()), false});
    return;
  }
}

}  // namespace edgewise
