#include "edgewise/extract/structure.hpp"

#include <algorithm>
#include <array>

namespace edgewise {
namespace {

constexpr std::array<std::string_view, 26> kKin = {
    "aunt",          "brother",    "brother-in-law", "cousin",      "daughter", "daughter-in-law", "father",
    "father-in-law", "fiancee",    "grandfather",    "grandmother", "grandson", "granddaughter",   "half-brother",
    "husband",       "mother",     "mother-in-law",  "nephew",      "niece",    "sister",          "sister-in-law",
    "son",           "son-in-law", "stepson",        "widow",       "wife"};
// What people of a body are called, where it is no office.
constexpr std::array<std::string_view, 58> kStaff = {
    "academic",        "activist",    "adviser",     "advisor",       "aide",       "analyst",
    "anchor",          "attorney",    "backbencher", "banker",        "campaigner", "candidate",
    "columnist",       "commentator", "consultant",  "correspondent", "defender",   "delegate",
    "deputy",          "diplomat",    "economist",   "editor",        "employee",   "engineer",
    "executive",       "expert",      "forward",     "founder",       "goalkeeper", "investigator",
    "journalist",      "lawmaker",    "lawyer",      "legislator",    "lobbyist",   "mep",
    "member",          "midfielder",  "mp",          "negotiator",    "official",   "officer",
    "parliamentarian", "player",      "politician",  "professor",     "reporter",   "representative",
    "researcher",      "scholar",     "scientist",   "senator",       "spokesman",  "spokesperson",
    "spokeswoman",     "strategist",  "striker",     "veteran"};
// What people of a country are called.
constexpr std::array<std::string_view, 40> kPerson = {
    "activist",  "actor",      "actress",     "architect",     "artist",  "author",       "billionaire",
    "blogger",   "boxer",      "businessman", "businesswoman", "citizen", "coach",        "composer",
    "cyclist",   "designer",   "director",    "dissident",     "driver",  "entrepreneur", "filmmaker",
    "financier", "footballer", "golfer",      "journalist",    "lawyer",  "musician",     "national",
    "novelist",  "oligarch",   "philosopher", "photographer",  "poet",    "scientist",    "singer",
    "star",      "swimmer",    "tycoon",      "whistleblower", "writer"};
constexpr std::array<std::string_view, 36> kBody = {
    "agency",    "airline",    "automaker", "bank",         "bank",         "brand",       "broadcaster",  "carmaker",
    "chain",     "charity",    "club",      "company",      "conglomerate", "corporation", "daily",        "firm",
    "giant",     "group",      "insurer",   "lender",       "maker",        "magazine",    "manufacturer", "network",
    "newspaper", "ngo",        "operator",  "organisation", "organization", "paper",       "party",        "producer",
    "publisher", "subsidiary", "tabloid",   "weekly"};
constexpr std::array<std::string_view, 16> kPlace = {
    "area", "capital",  "city",   "county", "district", "enclave", "island", "neighborhood",
    "port", "province", "region", "resort", "state",    "suburb",  "town",   "village"};

bool listed(const auto& table, std::string_view s) {
  return std::find(table.begin(), table.end(), s) != table.end();
}

}  // namespace

// The tokens between two mentions, by their words.
struct StructureReader::Between {
  const TokenizedText& text;
  const Lexicon& lexicon;
  std::uint32_t first, last;

  std::uint32_t size() const { return last - first; }
  const Token& token(std::uint32_t i) const { return text.tokens[first + i]; }
  std::string_view form(std::uint32_t i) const { return lexicon.form(token(i).word); }
  // The singular of the noun, for the tables.
  std::string_view noun(std::uint32_t i) const {
    const WordId w = lexicon[token(i).word].noun;
    return lexicon.form(w ? w : token(i).word);
  }
  // All tokens from i to the end but the last are modifiers: adjectives and nouns in lower case.
  bool modifiers(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      const std::uint64_t f = lexicon.flags(token(i).word);
      if (token(i).has(shape::kPunct | shape::kCapital)) return false;
      if (token(i).word == kUnknownWord) continue;
      if (!(f & (word::kAdjective | word::kNoun | word::kDirection | word::kOrdinal)) ||
          (f & (word::kPreposition | word::kConjunction | word::kPronoun | word::kBe | word::kHave)))
        return false;
    }
    return true;
  }
};

StructureReader::StructureReader(const Pack& pack)
    : pack_(pack),
      located_(pack.schema.relation_named("LOCATED_IN")),
      member_(pack.schema.relation_named("MEMBER_OF")),
      citizen_(pack.schema.relation_named("CITIZEN_OF")),
      relative_(pack.schema.relation_named("RELATIVE_OF")) {}

void StructureReader::read(Reading& reading, std::uint32_t sentence, FactBuilder& out) const {
  const DocumentMentions& ms = reading.mentions;
  MentionIndex before = kNoIndex;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1]; ++m) {
    const Mention& x = ms.mentions[m];
    if (x.nested || x.entity == kNoIndex || x.kind == MentionKind::kPronoun || x.kind == MentionKind::kDate) continue;
    if (before != kNoIndex && ms.mentions[before].last <= x.first && x.first - ms.mentions[before].last <= 8)
      pair(reading, sentence, before, m, out);
    if (x.type == type::kCity || x.type == type::kCountry || x.type == type::kRegion)
      event_place(reading, sentence, m, out);
    if (x.type != type::kOffice) before = m;
  }
}

void StructureReader::pair(Reading& reading, std::uint32_t sentence, MentionIndex ma, MentionIndex mb,
                           FactBuilder& out) const {
  const DocumentMentions& ms = reading.mentions;
  const Mention& a = ms.mentions[ma];
  const Mention& b = ms.mentions[mb];
  const Between w{reading.text, pack_.lexicon, a.last, b.first};
  const std::uint32_t n = w.size();
  const auto place = [](TypeId t) { return t == type::kCity || t == type::kRegion || t == type::kCountry; };
  const bool adjective = a.kind == MentionKind::kAdjective && a.type == type::kCountry;
  const auto role_between = [&] {
    for (const Role& r : ms.roles) {
      if (r.person == mb && r.sentence == sentence && !r.verbal) return true;
    }
    return false;
  };
  // "Nis, Serbia"
  if (n == 1 && w.token(0).word == punct::kComma &&
      (a.type == type::kCity || (a.type == type::kRegion && b.type == type::kCountry)) &&
      (b.type == type::kCountry || b.type == type::kRegion) && a.kind == MentionKind::kName &&
      b.kind != MentionKind::kAdjective) {
    const EntityIndex listed_in = reading.entities.entities[a.entity].owner;
    if (b.type != type::kCountry || listed_in == kNoIndex || listed_in == b.entity)
      out.add_pair(sentence, located_, ma, mb, "place.comma", 0.95);
    return;
  }
  // "the Serbian city of Nis", "Serbia's southern city of Nis"
  if ((adjective || (n > 0 && w.token(0).word == punct::kPossessive)) && a.type == type::kCountry &&
      (b.type == type::kCity || b.type == type::kRegion || b.type == type::kFacility)) {
    const std::uint32_t from = adjective ? 0 : 1;
    std::uint32_t end = n;
    if (end > from && w.form(end - 1) == "of") --end;
    if (end > from && listed(kPlace, w.noun(end - 1)) && w.modifiers(from, end)) {
      out.add_pair(sentence, located_, mb, ma, "place.city-of", 0.95);
      return;
    }
  }
  // "the Y airport in Nis", "a court in The Hague"
  if (n >= 1 && n <= 4 &&
      (a.type == type::kFacility || a.type == type::kEvent || a.type == type::kOrganization || a.type == type::kCity) &&
      a.kind != MentionKind::kAdjective && place(b.type) && b.kind != MentionKind::kAdjective &&
      (w.form(0) == "in" || (w.form(0) == "at" && a.type == type::kEvent))) {
    bool clear = a.type != type::kCity || b.type != type::kCity;
    for (std::uint32_t i = 1; i < n; ++i) {
      const std::uint64_t f = pack_.lexicon.flags(w.token(i).word);
      clear = clear && (f & (word::kDeterminer | word::kDirection | word::kAdjective)) != 0;
    }
    if (clear) {
      out.add_pair(sentence, located_, ma, mb, "place.in", a.type == type::kOrganization ? 0.7 : 0.85);
      return;
    }
  }
  // "the German daily X", "Israeli NGO Y"
  if (adjective && n >= 1 && n <= 3 && b.type == type::kOrganization && listed(kBody, w.noun(n - 1)) &&
      w.modifiers(0, n)) {
    out.add_pair(sentence, located_, mb, ma, "place.body", 0.88);
    return;
  }
  if (b.type == type::kPerson && b.kind == MentionKind::kName) {
    const bool possessive = n >= 1 && w.token(0).word == punct::kPossessive;
    if (a.type == type::kPerson && n >= 2) {
      // "Lee's wife Bo Ek", "Lee and his wife Bo Ek"
      std::uint32_t k = n;
      if (w.token(k - 1).word == punct::kComma) --k;
      const bool owned =
          possessive || (k >= 2 && (pack_.lexicon.flags(w.token(k - 2).word) & word::kPossessivePronoun));
      if (k >= 1 && owned && listed(kKin, w.noun(k - 1)))
        out.add_pair(sentence, relative_, ma, mb, "kin.named", 0.93, "kind", w.noun(k - 1));
      return;
    }
    if (role_between()) return;
    if (a.type == type::kOrganization && (n == 0 || possessive || w.modifiers(0, n))) {
      const std::uint32_t from = possessive ? 1 : 0;
      if (n == 1 && possessive) {
        out.add_pair(sentence, member_, mb, ma, "member.possessive", 0.8);
      } else if (n > from && listed(kStaff, w.noun(n - 1)) && w.modifiers(from, n)) {
        out.add_pair(sentence, member_, mb, ma, "member.staff", 0.88);
      }
      return;
    }
    if (a.type == type::kCountry) {
      if (n == 1 && possessive) {
        out.add_pair(sentence, citizen_, mb, ma, "citizen.possessive", 0.8);
      } else if (adjective && n >= 1 && n <= 4 && (listed(kPerson, w.noun(n - 1)) || listed(kStaff, w.noun(n - 1))) &&
                 w.modifiers(0, n)) {
        out.add_pair(sentence, citizen_, mb, ma, "citizen.adjective", listed(kPerson, w.noun(n - 1)) ? 0.92 : 0.8);
      }
      return;
    }
  }
  if (a.type == type::kPerson && b.type == type::kOrganization && n >= 1) {
    // "Ann Lee of the Y Institute", "Ann Lee (Greens)", "Ann Lee, a member of Y"
    if (w.token(0).word == punct::kParenOpen && n == 1) {
      out.add_pair(sentence, member_, ma, mb, "member.brackets", 0.85);
      return;
    }
    const std::string_view first = w.form(0);
    if ((first == "of" || first == "from" || first == "at") && (n == 1 || (n == 2 && w.form(1) == "the")) &&
        a.kind == MentionKind::kName) {
      out.add_pair(sentence, member_, ma, mb, "member.of", first == "of" ? 0.88 : 0.75);
      return;
    }
    if (w.token(0).word == punct::kComma && n >= 3) {
      std::uint32_t k = n;
      if (w.form(k - 1) == "the") --k;
      const std::string_view link = k > 0 ? w.form(k - 1) : std::string_view();
      if (k >= 2 && (link == "of" || link == "with" || link == "at" || link == "for" || link == "from") &&
          listed(kStaff, w.noun(k - 2)))
        out.add_pair(sentence, member_, ma, mb, "member.apposition", 0.9);
    }
  }
}

// "a NATO summit in Brussels": an event that has no name of its own lies where the words say.
void StructureReader::event_place(Reading& reading, std::uint32_t sentence, MentionIndex place,
                                  FactBuilder& out) const {
  const TokenizedText& text = reading.text;
  const Mention& p = reading.mentions.mentions[place];
  const std::uint32_t first = text.sentences[sentence].first;
  if (p.first < first + 2 || p.kind == MentionKind::kAdjective) return;
  const std::string_view link = pack_.lexicon.form(text.tokens[p.first - 1].word);
  if (link != "in" && link != "at") return;
  const Token& head = text.tokens[p.first - 2];
  if (!(pack_.lexicon.flags(head.word) & word::kEventHead) || head.has(shape::kCapital)) return;
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
