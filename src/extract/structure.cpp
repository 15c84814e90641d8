#include "edgewise/extract/structure.hpp"

#include <algorithm>
#include <array>

#include "extract/between.hpp"

namespace edgewise {
namespace {

constexpr std::array<std::string_view, 37> kKin = {
    "ex-husband",    "ex-wife",    "fiance",         "half-sister", "granddad", "partner",         "stepdaughter",
    "stepfather",    "stepmother", "twin",           "uncle",

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
}  // namespace

StructureReader::StructureReader(const Pack& pack)
    : pack_(pack),
      located_(pack.schema.relation_named("LOCATED_IN")),
      member_(pack.schema.relation_named("MEMBER_OF")),
      part_(pack.schema.relation_named("PART_OF")),
      citizen_(pack.schema.relation_named("CITIZEN_OF")),
      relative_(pack.schema.relation_named("RELATIVE_OF")),
      partner_(pack.schema.relation_named("PARTNER_OF")) {}

void StructureReader::read(Reading& reading, std::uint32_t sentence, FactBuilder& out) const {
  const DocumentMentions& ms = reading.mentions;
  MentionIndex before = kNoIndex;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1]; ++m) {
    const Mention& x = ms.mentions[m];
    if (x.nested || x.entity == kNoIndex || x.kind == MentionKind::kPronoun || x.kind == MentionKind::kDate) continue;
    if (before != kNoIndex && ms.mentions[before].last <= x.first && x.first - ms.mentions[before].last <= 8)
      pair(reading, sentence, before, m, out);
    if (x.type == type::kCity || x.type == type::kCountry || x.type == type::kRegion) {
      event_place(reading, sentence, m, out);
      event_behind_place(reading, sentence, m, out);
      place_of_possessor(reading, sentence, m, out);
    }
    if (x.type == type::kOrganization) named_body(reading, sentence, m, out);
    if (x.type == type::kEvent) event_named_by_place(reading, sentence, m, out);
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
  const bool adjective = a.kind == MentionKind::kAdjective && a.type == type::kCountry;
  const auto role_between = [&] {
    for (const Role& r : ms.roles) {
      if (r.person == mb && r.sentence == sentence && !r.verbal) return true;
    }
    return false;
  };
  if (pair_places(reading, sentence, ma, mb, out)) return;
  if (body_of_country(reading, sentence, ma, mb, out)) return;
  if (pair_partners(reading, sentence, ma, mb, out)) return;
  if (pair_bodies(reading, sentence, ma, mb, out) || pair_parties(reading, sentence, ma, mb, out)) return;
  // "Ann Lee, a Danish singer", "Ann Lee is a Danish citizen"
  if (a.type == type::kPerson && a.kind == MentionKind::kName && b.type == type::kCountry &&
      b.kind == MentionKind::kAdjective && n >= 2 && n <= 4 &&
      (w.token(0).word == punct::kComma || (pack_.lexicon.flags(w.token(0).word) & word::kBe)) &&
      (pack_.lexicon.flags(w.token(1).word) & word::kDeterminer) && w.modifiers(2, n)) {
    const Between behind{reading.text, pack_.lexicon, b.last,
                         std::min(b.last + 3, reading.text.sentences[sentence].last)};
    for (std::uint32_t i = 0; i < behind.size(); ++i) {
      if (listed(kPerson, behind.noun(i))) {
        out.add_pair(sentence, citizen_, ma, mb, "citizen.described", 0.9);
        return;
      }
      if (!behind.modifiers(i, i + 1)) break;
    }
  }
  if (b.type == type::kPerson && b.kind == MentionKind::kName) {
    const bool possessive = n >= 1 && w.token(0).word == punct::kPossessive;
    if (a.type == type::kPerson) {
      pair_kin(reading, sentence, ma, mb, out);
      return;
    }
    if (role_between()) return;
    // "a top Y dancer, Bo Ek,"
    if (a.type == type::kOrganization && !possessive && n >= 2 && n <= 4 && w.token(n - 1).word == punct::kComma &&
        b.last < reading.text.sentences[sentence].last && reading.text.tokens[b.last].word == punct::kComma &&
        (pack_.lexicon.flags(w.token(n - 2).word) & word::kHuman) && w.modifiers(0, n - 1)) {
      out.add_pair(sentence, member_, mb, ma, "member.staff", 0.8);
      return;
    }
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
    // "Ann Lee, of the Y Institute," is the same with a comma before it.
    const bool comma = n >= 2 && w.token(0).word == punct::kComma && w.form(1) == "of";
    const std::string_view first = w.form(comma ? 1 : 0);
    if (comma && (n == 2 || (n == 3 && w.form(2) == "the")) && a.kind == MentionKind::kName) {
      out.add_pair(sentence, member_, ma, mb, "member.of", 0.85);
      return;
    }
    if ((first == "of" || first == "from" || first == "at") && (n == 1 || (n == 2 && w.form(1) == "the")) &&
        a.kind == MentionKind::kName) {
      out.add_pair(sentence, member_, ma, mb, "member.of", first == "of" ? 0.88 : 0.75);
      return;
    }
    // "Ann Lee, of the conservative Y party,"
    if (comma && n >= 4 && w.form(2) == "the" && w.modifiers(3, n) && a.kind == MentionKind::kName) {
      out.add_pair(sentence, member_, ma, mb, "member.of", 0.82);
      return;
    }
    // "Ann Lee worked for Y", "Ann Lee, who started working at the Y Institute"
    {
      std::uint32_t k = n;
      if (w.form(k - 1) == "the") --k;
      const bool link = k >= 2 && (w.form(k - 1) == "for" || w.form(k - 1) == "at");
      std::uint32_t verb = k >= 2 ? k - 2 : 0;
      // "works as a lecturer at Y"
      if (link && (pack_.lexicon.flags(w.token(verb).word) & word::kSomebody)) {
        while (verb > 2 && w.modifiers(verb - 1, verb)) --verb;
        verb = verb >= 3 && (w.form(verb - 1) == "a" || w.form(verb - 1) == "an") && w.form(verb - 2) == "as" ? verb - 3
                                                                                                              : k - 2;
      }
      const bool party_next =
          party(b, reading.entities) || (b.last < reading.text.sentences[sentence].last &&
                                         pack_.lexicon.form(reading.text.tokens[b.last].word) == "party");
      const bool works = link && (w.lemma(verb) == "work" || (w.lemma(verb) == "play" && w.form(k - 1) == "for"));
      const bool represents = k >= 1 && party_next && w.lemma(k - 1) == "represent";
      if (represents) verb = k - 1;
      if ((works || represents) && n <= 9 && a.kind == MentionKind::kName) {
        bool clear = true;
        for (std::uint32_t i = 0; i < verb; ++i) {
          const std::uint64_t f = pack_.lexicon.flags(w.token(i).word);
          clear = clear && !(f & (word::kNegation | word::kModal)) &&
                  (w.token(i).word == punct::kComma || w.token(i).word == punct::kDash || w.lemma(i) == "start" ||
                   w.lemma(i) == "begin" || (f & (word::kBe | word::kHave | word::kRelative | word::kAdverb)));
        }
        if (clear) {
          out.add_pair(sentence, member_, ma, mb, "member.works", 0.85);
          return;
        }
      }
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

// "Lee's wife Bo Ek", "Lee and his wife Bo Ek"; "Bo Ek, the twin brother of President Lee,"; "Bo Ek, Lee's wife,"
bool StructureReader::pair_kin(Reading& reading, std::uint32_t sentence, MentionIndex ma, MentionIndex mb,
                               FactBuilder& out) const {
  const TokenizedText& text = reading.text;
  const Mention& a = reading.mentions.mentions[ma];
  const Mention& b = reading.mentions.mentions[mb];
  const Between w{text, pack_.lexicon, a.last, b.first};
  const std::uint32_t n = w.size();
  if (n == 0) return false;
  const bool possessive = w.token(0).word == punct::kPossessive;
  std::uint32_t k = n;
  if (w.token(k - 1).word == punct::kComma) --k;
  const bool owned = possessive || (k >= 2 && (pack_.lexicon.flags(w.token(k - 2).word) & word::kPossessivePronoun));
  if (k >= 1 && n >= 2 && owned && listed(kKin, w.noun(k - 1))) {
    out.add_pair(sentence, relative_, ma, mb, "kin.named", 0.93, "kind", w.noun(k - 1));
    return true;
  }
  // Words of office may stand before the second name: "twin to late President X".
  k = n;
  while (k > 0 && (pack_.lexicon.flags(w.token(k - 1).word) & (word::kTitle | word::kHonorific)) &&
         w.form(k - 1) != "of" && w.form(k - 1) != "to")
    --k;
  if (k >= 3 && w.token(0).word == punct::kComma && (w.form(k - 1) == "of" || w.form(k - 1) == "to") &&
      listed(kKin, w.noun(k - 2)) && w.modifiers_and_articles(1, k - 1)) {
    out.add_pair(sentence, relative_, ma, mb, "kin.apposition", 0.93, "kind", w.noun(k - 2));
    return true;
  }
  // "Bo Ek, Lee's wife,"
  const std::uint32_t end = text.sentences[sentence].last;
  if (n == 1 && w.token(0).word == punct::kComma && b.last + 2 < end &&
      text.tokens[b.last].word == punct::kPossessive) {
    const Between v{text, pack_.lexicon, b.last + 1, end};
    std::uint32_t i = 0;
    while (i + 1 < v.size() && i < 3 && !listed(kKin, v.noun(i)) && v.modifiers(i, i + 1)) ++i;
    if (listed(kKin, v.noun(i)) && i + 1 < v.size() && v.token(i + 1).has(shape::kPunct)) {
      out.add_pair(sentence, relative_, ma, mb, "kin.apposition", 0.93, "kind", v.noun(i));
      return true;
    }
  }
  return false;
}

}  // namespace edgewise
