// Names of one entity, and surnames of the one full name that they end.

#include "edgewise/base/fold.hpp"
#include "edgewise/coref/resolver.hpp"

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

}  // namespace

std::string_view Resolver::fold_text(std::string_view text) {
  folded_ = fold(text);
  return folded_;
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
      // A surname that is a given name as well ("Lee") tells no gender.
      const bool told = !single || !(lexicon_.flags(text_->tokens[x.first].word) & word::kGivenName);
      if (told && x.gender && out_->entities[p.entity].gender && x.gender != out_->entities[p.entity].gender) continue;
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

}  // namespace edgewise
