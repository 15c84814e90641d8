#include "edgewise/coref/resolver.hpp"

#include <algorithm>

#include "edgewise/base/fold.hpp"

namespace edgewise {
namespace {

std::uint64_t hash_of(TypeId type, std::string_view s) {
  std::uint64_t h = 0xcbf29ce484222325ull ^ type;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return h ^ (h >> 29);
}

std::string_view last_word(std::string_view folded) {
  const std::size_t i = folded.rfind(' ');
  return i == std::string_view::npos ? folded : folded.substr(i + 1);
}
std::string_view first_word(std::string_view folded) {
  return folded.substr(0, folded.find(' '));
}

// "nieto" and "pena nieto" end "enrique pena nieto"; whole words only.
bool ends_in_words(std::string_view full, std::string_view tail) {
  return full.size() > tail.size() && full.ends_with(tail) && full[full.size() - tail.size() - 1] == ' ';
}

// Offices that only a state has.
bool governs_state(std::string_view title) {
  for (const std::string_view word :
       {"Minister", "President", "Chancellor", "King", "Queen", "Secretary of State", "Premier"}) {
    if (title.find(word) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::string_view to_string(Resolved how) {
  switch (how) {
    case Resolved::kName:
      return "name";
    case Resolved::kListed:
      return "listed name";
    case Resolved::kSurname:
      return "surname";
    case Resolved::kAcronym:
      return "acronym";
    case Resolved::kTitle:
      return "title";
    case Resolved::kCounterpart:
      return "counterpart";
    case Resolved::kMetonym:
      return "metonym";
    case Resolved::kNominal:
      return "nominal";
    case Resolved::kPronoun:
      return "pronoun";
    case Resolved::kSpeaker:
      return "speaker";
    case Resolved::kPlural:
      return "plural";
    case Resolved::kNone:
      return "none";
  }
  return "none";
}

Resolver::Resolver(const Schema& schema, const Lexicon& lexicon, const Gazetteer& gazetteer)
    : schema_(schema), lexicon_(lexicon), gazetteer_(gazetteer) {
  entity_of_entry_.assign(gazetteer.size(), kNoIndex);
}

void Resolver::resolve(const TokenizedText& text, DocumentMentions& mentions, DocumentEntities& out) {
  text_ = &text;
  mentions_ = &mentions;
  out_ = &out;
  out.clear();
  out.how.assign(mentions.mentions.size(), Resolved::kNone);
  persons_.clear();
  for (const std::uint32_t e : touched_) entity_of_entry_[e] = kNoIndex;
  touched_.clear();
  resolve_names();
  resolve_surnames();
  resolve_capitals();
  resolve_offices();
  find_quotes();
  resolve_references(false);
  resolve_references(true);
}

std::string_view Resolver::id_of(DocumentEntities& entities, EntityIndex index) const {
  DocumentEntity& e = entities.entities[index];
  if (!e.id.empty()) return e.id;
  const std::string& prefix = schema_.entity_type(e.type).id_prefix;
  if (e.entry != kNoIndex && !gazetteer_.entry(e.entry).id.empty()) {
    e.id = entities.arena.copy(prefix + ":" + std::string(gazetteer_.entry(e.entry).id));
  } else if (e.type == type::kOffice) {
    std::string title(e.title);
    if (e.host != kNoIndex) title += " to " + std::string(entities.entities[e.host].name);
    std::string id = prefix + ":" + slug(title) + "@";
    if (e.owner != kNoIndex) id += slug(entities.entities[e.owner].name);
    e.id = entities.arena.copy(id);
  } else {
    e.id = entities.arena.copy(prefix + ":" + slug(e.name));
  }
  return entities.entities[index].id;
}

std::string_view Resolver::fold_text(std::string_view text) {
  folded_ = fold(text);
  return folded_;
}

void Resolver::set(MentionIndex m, EntityIndex e, Resolved how) {
  Mention& x = mentions_->mentions[m];
  x.entity = e;
  if (e != kNoIndex) x.type = out_->entities[e].type;
  out_->how[m] = how;
}

EntityIndex Resolver::entity_for_entry(std::uint32_t entry) {
  EntityIndex& slot = entity_of_entry_[entry];
  if (slot == kNoIndex) {
    const GazetteerEntry& g = gazetteer_.entry(entry);
    DocumentEntity e;
    e.type = g.type;
    e.name = g.name;
    e.entry = entry;
    e.gender = g.gender;
    slot = static_cast<EntityIndex>(out_->entities.size());
    touched_.push_back(entry);
    out_->entities.push_back(e);
    if (g.country != kNoIndex && g.country != entry) {
      const EntityIndex index = slot;
      const EntityIndex owner = entity_for_entry(g.country);
      out_->entities[index].owner = owner;
      return index;
    }
  }
  return slot;
}

EntityIndex Resolver::entity_for_name(TypeId type, std::string_view name, std::string_view folded) {
  const std::uint64_t key = hash_of(type, folded);
  for (EntityIndex i = 0; i < out_->entities.size(); ++i) {
    if (out_->entities[i].key == key && out_->entities[i].type == type) return i;
  }
  DocumentEntity e;
  e.type = type;
  e.name = name;
  e.key = key;
  out_->entities.push_back(e);
  return static_cast<EntityIndex>(out_->entities.size() - 1);
}

void Resolver::resolve_names() {
  std::vector<Mention>& ms = mentions_->mentions;
  for (MentionIndex m = 0; m < ms.size(); ++m) {
    const Mention& x = ms[m];
    // "the two leaders", "both ministers" are two people named before, no group of their own.
    if (x.kind == MentionKind::kGeneric && x.plural && x.first > text_->sentences[x.sentence].first) {
      const std::string_view before = lexicon_.form(text_->tokens[x.first - 1].word);
      if (before == "two" || before == "both") {
        ms[m].kind = MentionKind::kNominal;
        ms[m].type = type::kPerson;
      }
    }
    if (x.kind == MentionKind::kDate || x.kind == MentionKind::kPronoun || x.kind == MentionKind::kTitle ||
        (x.kind == MentionKind::kNominal && x.canonical.empty()) || x.type >= type::kMaxTypes)
      continue;
    if (x.entry != kNoIndex) {
      const EntityIndex e = entity_for_entry(x.entry);
      ++out_->entities[e].count;
      set(m, e, x.kind == MentionKind::kMetonym ? Resolved::kMetonym : Resolved::kListed);
      continue;
    }
    const std::string_view text = x.canonical.empty() ? text_->view(x.span) : x.canonical;
    if (x.kind == MentionKind::kAcronym && x.first > 0 && m > 0) {
      // "European Widget Council (EWC)"
      const Mention& before = ms[m - 1];
      if (before.last + 1 == x.first && before.entity != kNoIndex &&
          text_->tokens[before.last].word == punct::kParenOpen) {
        set(m, before.entity, Resolved::kAcronym);
        continue;
      }
    }
    const std::string_view folded = fold_text(text);
    if (x.type == type::kPerson && folded.find(' ') == std::string_view::npos) continue;  // a surname: next pass
    const EntityIndex e = entity_for_name(x.type, text, folded);
    DocumentEntity& entity = out_->entities[e];
    ++entity.count;
    if (x.gender) entity.gender = x.gender;
    if (x.type == type::kPerson && entity.count == 1) persons_.push_back({e, out_->arena.copy(folded)});
    set(m, e, Resolved::kName);
  }
  // Acronyms that were bracketed once are known everywhere after: same text, same entity.
  for (MentionIndex m = 0; m < ms.size(); ++m) {
    if (out_->how[m] != Resolved::kAcronym) continue;
    for (MentionIndex o = m + 1; o < ms.size(); ++o) {
      if (ms[o].kind == MentionKind::kAcronym && ms[o].entry == kNoIndex &&
          text_->view(ms[o].span) == text_->view(ms[m].span))
        set(o, ms[m].entity, Resolved::kAcronym);
    }
  }
}

void Resolver::resolve_surnames() {
  std::vector<Mention>& ms = mentions_->mentions;
  for (MentionIndex m = 0; m < ms.size(); ++m) {
    const Mention& x = ms[m];
    if (x.type != type::kPerson || x.kind != MentionKind::kName || x.entry != kNoIndex) continue;
    const std::string_view folded = fold_text(text_->view(x.span));
    // The full names that end in these words; the nearest before, else the nearest after.
    EntityIndex best = kNoIndex;
    std::uint32_t best_distance = 0xffffffff;
    const bool single = folded.find(' ') == std::string_view::npos;
    const std::string_view last = last_word(folded), first = first_word(folded);
    for (const PersonName& p : persons_) {
      if (p.folded == folded) continue;
      bool fits = ends_in_words(p.folded, folded);
      if (!fits && !single && last_word(p.folded) == last)  // initials, middle names, a short form of the given name
        fits = first_word(p.folded)[0] == first[0] &&
               (first.size() == 1 || first_word(p.folded).size() == 1 || first_word(p.folded) == first);
      if (!fits && single && first_word(p.folded) == folded) fits = true;
      if (!fits) continue;
      if (x.gender && out_->entities[p.entity].gender && x.gender != out_->entities[p.entity].gender) continue;
      for (MentionIndex o = 0; o < ms.size(); ++o) {
        if (ms[o].entity != p.entity) continue;
        const std::uint32_t d = o < m ? m - o : 100000 + (o - m);
        if (d < best_distance) {
          best_distance = d;
          best = p.entity;
        }
      }
    }
    if (best != kNoIndex) {
      if (single || out_->entities[best].name.size() >= x.span.size()) {
        set(m, best, Resolved::kSurname);
        ++out_->entities[best].count;
      }
      continue;
    }
    if (x.entity != kNoIndex) continue;
    const EntityIndex e = entity_for_name(type::kPerson, text_->view(x.span), folded);
    ++out_->entities[e].count;
    if (x.gender) out_->entities[e].gender = x.gender;
    set(m, e, Resolved::kName);
  }
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
              l == "ambassador" || l == "committed")
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
          !(lexicon_.flags(text_->tokens[next].word) &
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
    if (text_->tokens[t].word != punct::kComma && !(lexicon_.flags(text_->tokens[t].word) & word::kConjunction))
      return false;
  }
  return true;
}

// The state that an office without an owner belongs to: the nearest one named before it, then the place of the report,
// then the one that the document speaks of most.
EntityIndex Resolver::state_in_context(const Role& role, EntityIndex home) const {
  const std::vector<Mention>& ms = mentions_->mentions;
  for (MentionIndex o = role.office; o-- > mentions_->starts[role.sentence];) {
    const Mention& y = ms[o];
    if (y.type == type::kCountry && y.entity != kNoIndex && !y.nested) return y.entity;
    if (y.type == type::kPerson && y.kind == MentionKind::kName) break;
  }
  if (home != kNoIndex) return home;
  EntityIndex best = kNoIndex;
  std::uint32_t all = 0;
  for (EntityIndex e = 0; e < out_->entities.size(); ++e) {
    if (out_->entities[e].type != type::kCountry) continue;
    all += out_->entities[e].count;
    if (best == kNoIndex || out_->entities[e].count > out_->entities[best].count) best = e;
  }
  return best != kNoIndex && out_->entities[best].count * 2 >= all && out_->entities[best].count >= 2 ? best : kNoIndex;
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
    EntityIndex owner = role.owner == kNoIndex ? kNoIndex : ms[role.owner].entity;
    if (owner != kNoIndex && out_->entities[owner].type == type::kCity && out_->entities[owner].entry != kNoIndex &&
        out_->entities[owner].owner != kNoIndex && role.title != "Mayor" && role.title != "Bishop" &&
        role.title != "Archbishop") {
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
      if (owner == kNoIndex && governs_state(title)) owner = state_in_context(role, home);
    }
    const EntityIndex o = office(title, owner, host);
    out_->holdings.push_back({person, o, r, inferred && owner != kNoIndex});
    if (ms[role.office].entity == kNoIndex) set(role.office, o, how);
  }
}

// Quotes by their marks: a paragraph ends an open one unless the next begins with a mark of its own.
void Resolver::find_quotes() {
  quote_of_token_.assign(text_->tokens.size(), kNoIndex);
  const std::vector<Token>& t = text_->tokens;
  std::uint32_t open = kNoIndex;
  const auto close = [&](std::uint32_t end) {
    if (open == kNoIndex || end <= open + 1) {
      open = kNoIndex;
      return;
    }
    QuoteSpan q;
    q.first = open + 1;
    q.last = end;
    for (std::uint32_t i = q.first; i < q.last; ++i)
      quote_of_token_[i] = static_cast<std::uint32_t>(out_->quotes.size());
    out_->quotes.push_back(q);
    open = kNoIndex;
  };
  for (std::uint32_t i = 0; i < t.size(); ++i) {
    if ((t[i].gap & gap::kParagraph) && open != kNoIndex) close(i);
    const WordId w = t[i].word;
    if (w == punct::kQuoteOpen || (w == punct::kQuote && open == kNoIndex)) {
      if (open != kNoIndex) close(i);
      open = i;
    } else if (w == punct::kQuote || w == punct::kQuoteClose) {
      close(i);
    }
  }
  close(static_cast<std::uint32_t>(t.size()));
}

const QuoteSpan* Resolver::quote_at(std::uint32_t token) const {
  return token < quote_of_token_.size() && quote_of_token_[token] != kNoIndex ? &out_->quotes[quote_of_token_[token]]
                                                                              : nullptr;
}

// Who says the quotes of this sentence: a verb of saying and its subject outside the marks.
void Resolver::attribute_quotes(std::uint32_t sentence) {
  const Sentence& s = text_->sentences[sentence];
  std::uint32_t verb = kNoIndex;
  MentionIndex speaker = kNoIndex;
  bool any = false;
  for (std::uint32_t i = s.first; i < s.last; ++i) any = any || quote_of_token_[i] != kNoIndex;
  if (!any) return;
  const std::uint32_t begin = mentions_->starts[sentence], end = mentions_->starts[sentence + 1];
  for (std::uint32_t i = s.first; i < s.last && speaker == kNoIndex; ++i) {
    if (quote_of_token_[i] != kNoIndex) continue;
    const std::uint64_t f = lexicon_.flags(text_->tokens[i].word);
    if (!(f & word::kSpeech)) continue;
    verb = i;
    MentionIndex before = kNoIndex, after = kNoIndex;
    for (MentionIndex m = begin; m < end; ++m) {
      const Mention& x = mentions_->mentions[m];
      if (x.entity == kNoIndex || x.nested || x.kind == MentionKind::kAdjective || x.kind == MentionKind::kDate ||
          quote_of_token_[x.first] != kNoIndex)
        continue;
      if (!(x.type == type::kPerson || x.type == type::kOrganization || x.type == type::kCountry ||
            x.type == type::kGroup))
        continue;
      if (x.last <= verb && verb - x.last < 12) {
        // the subject, not the object of a preposition: "said at a meeting with X"
        const bool governed =
            x.first > s.first && (lexicon_.flags(text_->tokens[x.first - 1].word) & word::kPreposition) != 0;
        if (!governed || before == kNoIndex) before = m;
      }
      if (x.first > verb && x.first - verb < 14 && after == kNoIndex) {
        bool clear = true;
        for (std::uint32_t t = verb + 1; t < x.first; ++t) {
          const std::uint64_t g = lexicon_.flags(text_->tokens[t].word);
          if ((g & word::kPreposition) || text_->tokens[t].word == punct::kQuote || quote_of_token_[t] != kNoIndex)
            clear = false;
        }
        if (clear) after = m;
      }
    }
    const bool quote_before = verb > s.first && (text_->tokens[verb - 1].word == punct::kQuote ||
                                                 text_->tokens[verb - 1].word == punct::kQuoteClose);
    speaker = quote_before && after != kNoIndex ? after : before != kNoIndex ? before : after;
  }
  if (speaker == kNoIndex) return;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    if (quote_of_token_[i] == kNoIndex) continue;
    QuoteSpan& q = out_->quotes[quote_of_token_[i]];
    if (q.speaker == kNoIndex) {
      q.speaker = mentions_->mentions[speaker].entity;
      q.speaker_mention = speaker;
    }
  }
}

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
    while (t > s.first && (lexicon_.flags(text_->tokens[t].word) & word::kDeterminer)) --t;
    if (lexicon_.flags(text_->tokens[t].word) & word::kPreposition) return false;
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
    if (y.entity != kNoIndex && y.type == x.type && y.kind != MentionKind::kAdjective && !y.nested) {
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
