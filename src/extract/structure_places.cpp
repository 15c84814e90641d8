// Where things lie: "Nis, Serbia", "the Serbian city of Nis", "the Geneva-based Y Fund", "Y, headquartered in Nis",
// "Norway's Y base", "a summit in Nis", "the Nis summit".

#include <array>

#include "edgewise/extract/structure.hpp"
#include "extract/between.hpp"

namespace edgewise {
namespace {

constexpr std::array<std::string_view, 42> kBody = {
    "agency",    "airline",  "automaker",    "bank",         "brand",        "broadcaster", "carmaker",
    "chain",     "charity",  "club",         "company",      "conglomerate", "consultancy", "corporation",
    "daily",     "firm",     "foundation",   "giant",        "group",        "institute",   "insurer",
    "lender",    "maker",    "magazine",     "manufacturer", "movement",     "network",     "newspaper",
    "ngo",       "operator", "organisation", "organization", "paper",        "party",       "producer",
    "publisher", "retailer", "startup",      "tabloid",      "think-tank",   "union",       "weekly"};
constexpr std::array<std::string_view, 18> kPlace = {
    "area", "capital",  "city",   "county", "district", "enclave", "island", "metropolis", "neighborhood",
    "port", "province", "region", "resort", "state",    "suburb",  "town",   "territory",  "village"};
constexpr std::array<std::string_view, 6> kBased = {"based",    "headquartered", "located",
                                                    "situated", "stationed",     "seated"};
constexpr std::array<std::string_view, 7> kHeld = {"held",   "convened",  "hosted",   "opened",
                                                   "staged", "organized", "organised"};

// What takes place, beside the heads of events' names.
constexpr std::array<std::string_view, 7> kOccasion = {"ceremony",     "funeral", "negotiations", "rally",
                                                       "celebrations", "talks",   "trial"};

}  // namespace

// One more of the same kind in a list: "the states of A, B and C". Calls `take` for each name behind the first.
void StructureReader::rest_of_list(Reading& reading, std::uint32_t sentence, MentionIndex first,
                                   const std::function<void(MentionIndex)>& take) const {
  const DocumentMentions& ms = reading.mentions;
  MentionIndex last = first;
  for (MentionIndex m = first + 1; m < ms.starts[sentence + 1]; ++m) {
    const Mention& x = ms.mentions[m];
    if (x.nested) continue;
    const Between w{reading.text, pack_.lexicon, ms.mentions[last].last, x.first};
    if (x.first < ms.mentions[last].last || w.size() == 0 || w.size() > 3) return;
    for (std::uint32_t i = 0; i < w.size(); ++i) {
      const WordId t = w.token(i).word;
      if (t != punct::kComma && w.form(i) != "and" && !(pack_.lexicon.flags(t) & word::kDeterminer)) return;
    }
    const TypeId wanted = ms.mentions[first].type;
    const bool same = x.type == wanted ||
                      (wanted != type::kCountry && is_place(wanted) && is_place(x.type) && x.type != type::kCountry);
    if (!same || x.entity == kNoIndex || x.kind == MentionKind::kAdjective) return;
    take(m);
    last = m;
  }
}

// The same to the left: "A, B and C are ...". Calls `take` for each name before the last.
void StructureReader::list_before(const Reading& reading, std::uint32_t sentence, MentionIndex last,
                                  const std::function<void(MentionIndex)>& take) const {
  const DocumentMentions& ms = reading.mentions;
  MentionIndex next = last;
  for (MentionIndex m = last; m-- > ms.starts[sentence];) {
    const Mention& x = ms.mentions[m];
    if (x.nested) continue;
    if (x.last > ms.mentions[next].first) return;
    const Between w{reading.text, pack_.lexicon, x.last, ms.mentions[next].first};
    if (w.size() == 0 || w.size() > 3) return;
    for (std::uint32_t i = 0; i < w.size(); ++i) {
      const WordId t = w.token(i).word;
      if (t != punct::kComma && w.form(i) != "and" && !(pack_.lexicon.flags(t) & word::kDeterminer)) return;
    }
    if (x.type != ms.mentions[last].type || x.entity == kNoIndex || x.kind == MentionKind::kAdjective) return;
    take(m);
    next = m;
  }
}

bool StructureReader::pair_places(Reading& reading, std::uint32_t sentence, MentionIndex ma, MentionIndex mb,
                                  FactBuilder& out) const {
  const TokenizedText& text = reading.text;
  const DocumentMentions& ms = reading.mentions;
  const Mention& a = ms.mentions[ma];
  const Mention& b = ms.mentions[mb];
  const Between w{text, pack_.lexicon, a.last, b.first};
  const std::uint32_t n = w.size(), end_of_sentence = text.sentences[sentence].last;
  const bool adjective = a.kind == MentionKind::kAdjective && a.type == type::kCountry;
  const bool possessive = n > 0 && w.token(0).word == punct::kPossessive;
  const auto located = [&](MentionIndex what, MentionIndex where, std::string_view rule, double confidence) {
    out.add_pair(sentence, located_, what, where, rule, confidence);
  };
  // "Nis, Serbia"
  if (n == 1 && w.token(0).word == punct::kComma &&
      (a.type == type::kCity || (a.type == type::kRegion && b.type == type::kCountry)) &&
      (b.type == type::kCountry || b.type == type::kRegion) && a.kind == MentionKind::kName &&
      b.kind != MentionKind::kAdjective) {
    const EntityIndex listed_in = reading.entities.entities[a.entity].owner;
    // "X, Africa director": the second name describes a noun.
    const bool goes_on = b.last < end_of_sentence &&
                         (pack_.lexicon.flags(text.tokens[b.last].word) & (word::kTitle | word::kNoun)) &&
                         !(pack_.lexicon.flags(text.tokens[b.last].word) & (word::kVerb | word::kPreposition));
    if (!goes_on && (b.type != type::kCountry || listed_in == kNoIndex || listed_in == b.entity))
      located(ma, mb, "place.comma", 0.95);
    return true;
  }
  // "the Serbian city of Nis", "Serbia's southern city of Nis", "Nigeria's states of A, B and C"
  if ((adjective || possessive) && a.type == type::kCountry &&
      (b.type == type::kCity || b.type == type::kRegion || b.type == type::kFacility)) {
    const std::uint32_t from = adjective ? 0 : 1;
    std::uint32_t end = n;
    if (end > from && w.form(end - 1) == "of") --end;
    if (end > from && listed(kPlace, w.noun(end - 1)) && w.modifiers(from, end)) {
      located(mb, ma, "place.city-of", 0.95);
      if (w.plural(end - 1))
        rest_of_list(reading, sentence, mb, [&](MentionIndex m) { located(m, ma, "place.city-of", 0.93); });
      return true;
    }
  }
  // "Norway's Bardu air base", "Norway's Y region"
  const bool of_event = b.last < end_of_sentence && !text.tokens[b.last].has(shape::kPunct) &&
                        (pack_.lexicon.flags(text.tokens[b.last].word) & word::kEventHead);
  if (possessive && is_place(a.type) && n <= 3 && w.modifiers(1, n) && !of_event &&
      (b.type == type::kFacility || (b.type == type::kRegion && a.type == type::kCountry && b.last < end_of_sentence &&
                                     listed(kPlace, pack_.lexicon.form(text.tokens[b.last].word))))) {
    located(mb, ma, "place.possessive", 0.88);
    return true;
  }
  // "the Geneva-based Y Fund", "a Berlin-based charity, Y"
  if (is_place(a.type) && a.span.end < text.tokens[a.last - 1].end() && b.type == type::kOrganization && n <= 4 &&
      b.kind != MentionKind::kNominal) {
    const std::string_view word = text.view(text.tokens[a.last - 1]);
    std::uint32_t end = n;
    if (end > 0 && w.token(end - 1).word == punct::kComma) --end;
    if ((word.ends_with("-based") || word.ends_with("-headquartered")) && w.modifiers(0, end)) {
      located(mb, ma, "place.based", 0.93);
      return true;
    }
  }
  if (!is_place(b.type) || b.kind == MentionKind::kAdjective || a.kind == MentionKind::kAdjective || n < 1)
    return false;
  const bool thing = a.type == type::kFacility || a.type == type::kEvent || a.type == type::kOrganization;
  // "Y, headquartered in Nis", "Y is based in southern Nis"
  if ((thing || a.type == type::kCity) && n >= 2 && n <= 7) {
    std::uint32_t k = n;
    while (k > 0 && w.describes(k - 1)) --k;
    if (k >= 2 && w.form(k - 1) == "in") {
      bool clear = listed(kBased, w.form(k - 2)) || (a.type == type::kEvent && listed(kHeld, w.form(k - 2)));
      for (std::uint32_t i = 0; i + 2 < k; ++i) {
        const std::uint64_t f = pack_.lexicon.flags(w.token(i).word);
        clear = clear &&
                (w.token(i).word == punct::kComma || (f & (word::kBe | word::kHave | word::kRelative | word::kAdverb)));
      }
      if (clear) {
        located(ma, mb, "place.based", 0.93);
        return true;
      }
    }
  }
  // "the Y airport in Nis", "a court in The Hague"; the noun of a listed base or prison may stand behind its name
  std::uint32_t noun = 0;
  while (a.type == type::kFacility && noun < 2 && noun + 1 < n && w.form(noun) != "in" && w.modifiers(noun, noun + 1))
    ++noun;
  if (n <= 4 + noun && (thing || a.type == type::kCity) &&
      (w.form(noun) == "in" || (w.form(0) == "at" && a.type == type::kEvent))) {
    bool clear = a.type != type::kCity || b.type != type::kCity;
    for (std::uint32_t i = noun + 1; i < n; ++i) clear = clear && w.describes(i);
    if (clear) {
      located(ma, mb, "place.in", a.type == type::kOrganization ? 0.7 : 0.85);
      return true;
    }
  }
  return false;
}

// "the German daily X", "Israeli NGO Y"
bool StructureReader::body_of_country(Reading& reading, std::uint32_t sentence, MentionIndex ma, MentionIndex mb,
                                      FactBuilder& out) const {
  const Mention& a = reading.mentions.mentions[ma];
  const Mention& b = reading.mentions.mentions[mb];
  const Between w{reading.text, pack_.lexicon, a.last, b.first};
  std::uint32_t n = w.size();
  if (a.kind != MentionKind::kAdjective || a.type != type::kCountry || b.type != type::kOrganization) return false;
  if (n > 0 && (w.token(n - 1).word == punct::kQuote || w.token(n - 1).word == punct::kQuoteOpen ||
                w.token(n - 1).word == punct::kComma))
    --n;
  if (n < 1 || n > 3 || !listed(kBody, w.noun(n - 1)) || !w.modifiers(0, n)) return false;
  out.add_pair(sentence, located_, mb, ma, "place.body", 0.88);
  return true;
}

// "the Nis summit", "the Oslo Peace Conference": the city that an event's name starts with.
void StructureReader::event_named_by_place(Reading& reading, std::uint32_t sentence, MentionIndex event,
                                           FactBuilder& out) const {
  const DocumentMentions& ms = reading.mentions;
  const Mention& e = ms.mentions[event];
  for (MentionIndex m = event + 1; m < ms.starts[sentence + 1] && ms.mentions[m].first < e.last; ++m) {
    const Mention& x = ms.mentions[m];
    if (x.nested && x.first == e.first && x.type == type::kCity && x.entity != kNoIndex)
      out.add_pair(sentence, located_, event, m, "place.event-name", 0.8);
  }
}

// "its northern states of A and B", "the country's city of A"; "the capital, A", where the text names its country.
void StructureReader::place_of_possessor(Reading& reading, std::uint32_t sentence, MentionIndex place,
                                         FactBuilder& out) const {
  const TokenizedText& text = reading.text;
  const DocumentMentions& ms = reading.mentions;
  const Mention& p = ms.mentions[place];
  const std::uint32_t first = text.sentences[sentence].first;
  if (p.type == type::kCountry || p.kind == MentionKind::kAdjective || p.first < first + 2) return;
  const Between w{text, pack_.lexicon, first, p.first};
  std::uint32_t k = w.size();
  const bool comma = w.token(k - 1).word == punct::kComma;
  if (comma || w.form(k - 1) == "of") --k;
  if (k < 2 || !listed(kPlace, w.noun(k - 1)) || w.token(k - 1).has(shape::kCapital)) return;
  const bool capital = w.noun(k - 1) == "capital";
  if (comma && !capital) return;
  const bool plural = w.plural(k - 1);
  --k;
  while (k > 0 && w.modifiers(k - 1, k) && !w.possessive(k - 1)) --k;
  if (k == 0) return;
  MentionIndex owner = kNoIndex;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1] && ms.mentions[m].first < p.first; ++m) {
    const Mention& x = ms.mentions[m];
    const bool pronoun = x.kind == MentionKind::kPronoun && w.possessive(k - 1) && x.last == first + k;
    const bool noun =
        x.kind == MentionKind::kNominal && w.token(k - 1).word == punct::kPossessive && x.last == first + k - 1;
    if ((pronoun || noun) && x.entity != kNoIndex) owner = m;
  }
  if (owner == kNoIndex && capital && w.form(k - 1) == "the" && p.type == type::kCity) {
    const EntityIndex country = reading.entities.entities[p.entity].owner;
    for (MentionIndex m = 0; country != kNoIndex && m < ms.mentions.size() && owner == kNoIndex; ++m) {
      if (ms.mentions[m].entity == country && ms.mentions[m].kind != MentionKind::kPronoun &&
          ms.mentions[m].type == type::kCountry)
        owner = m;
    }
  }
  if (owner == kNoIndex || reading.entities.entities[ms.mentions[owner].entity].type != type::kCountry) return;
  out.add_pair(sentence, located_, place, owner, "place.possessor", 0.88);
  if (plural) {
    rest_of_list(reading, sentence, place,
                 [&](MentionIndex m) { out.add_pair(sentence, located_, m, owner, "place.possessor", 0.86); });
  }
}

// "the Brussels summit"
void StructureReader::event_behind_place(Reading& reading, std::uint32_t sentence, MentionIndex place,
                                         FactBuilder& out) const {
  const TokenizedText& text = reading.text;
  const Mention& p = reading.mentions.mentions[place];
  const std::uint32_t end = text.sentences[sentence].last;
  if (p.type != type::kCity || p.kind == MentionKind::kAdjective) return;
  for (std::uint32_t k = p.last; k < end && k < p.last + 3; ++k) {
    const Token& t = text.tokens[k];
    const std::uint64_t f = pack_.lexicon.flags(t.word);
    if (t.has(shape::kPunct | shape::kCapital)) return;
    if (f & word::kEventHead) {
      out.add_event_place(sentence, {p.span.begin, t.end()}, located_, place, "place.event-name", 0.75);
      return;
    }
    if (!(f & (word::kNoun | word::kAdjective)) || (f & (word::kVerb | word::kPreposition))) return;
  }
}

// "a NATO summit in Brussels", "talks were held in Oslo": an event that has no name of its own lies where the words
// say.
void StructureReader::event_place(Reading& reading, std::uint32_t sentence, MentionIndex place,
                                  FactBuilder& out) const {
  const TokenizedText& text = reading.text;
  const Mention& p = reading.mentions.mentions[place];
  const std::uint32_t first = text.sentences[sentence].first;
  if (p.first < first + 2 || p.kind == MentionKind::kAdjective) return;
  const std::string_view link = pack_.lexicon.form(text.tokens[p.first - 1].word);
  if (link != "in" && link != "at") return;
  const Token& head = text.tokens[p.first - 2];
  if (head.has(shape::kCapital)) return;
  if (!(pack_.lexicon.flags(head.word) & word::kEventHead) && !listed(kOccasion, pack_.lexicon.form(head.word))) return;
  std::uint32_t begin = p.first - 2;
  while (begin > first && p.first - begin < 6) {
    const Token& t = text.tokens[begin - 1];
    const std::uint64_t f = pack_.lexicon.flags(t.word);
    if (t.has(shape::kPunct) || (f & (word::kDeterminer | word::kPreposition | word::kPossessivePronoun |
                                      word::kConjunction | word::kBe | word::kHave | word::kPronoun | word::kModal)))
      break;
    if ((f & word::kVerb) && !(f & (word::kNoun | word::kAdjective))) break;
    --begin;
  }
  out.add_event_place(sentence, {text.tokens[begin].begin, head.end()}, located_, place, "place.event", 0.75);
}

}  // namespace edgewise
