// What belongs to what: bodies inside bodies, states and bodies in alliances, people in parties and staffs.

#include <array>

#include "edgewise/extract/structure.hpp"
#include "extract/between.hpp"

namespace edgewise {
namespace {

// What a part of a body is called.
constexpr std::array<std::string_view, 16> kPart = {
    "affiliate", "arm",     "branch",   "department", "division", "faction", "office", "offshoot",
    "organ",     "section", "spin-off", "subsidiary", "unit",     "wing",    "bureau", "service"};
constexpr std::array<std::string_view, 7> kPartyNoun = {"party", "bloc",  "movement", "alliance",
                                                        "list",  "group", "faction"};
constexpr std::array<std::string_view, 9> kComprises = {"comprise",  "comprises", "comprising", "include", "includes",
                                                        "including", "groups",    "grouping",   "unites"};

bool member_noun(std::string_view s) {
  return s == "member" || s == "member-state" || s == "partner" || s == "ally";
}

}  // namespace

bool StructureReader::party(const Mention& m, const DocumentEntities& entities) const {
  const std::uint32_t entry = entities.entities[m.entity].entry;
  return entry != kNoIndex && pack_.gazetteer.entry(entry).kind == "party";
}

bool StructureReader::pair_bodies(Reading& reading, std::uint32_t sentence, MentionIndex ma, MentionIndex mb,
                                  FactBuilder& out) const {
  const TokenizedText& text = reading.text;
  const DocumentMentions& ms = reading.mentions;
  const Mention& a = ms.mentions[ma];
  const Mention& b = ms.mentions[mb];
  const Between w{text, pack_.lexicon, a.last, b.first};
  const std::uint32_t n = w.size();
  const bool possessive = n > 0 && w.token(0).word == punct::kPossessive;
  const auto actor = [](const Mention& m) {
    return (m.type == type::kCountry || m.type == type::kOrganization) && m.kind != MentionKind::kAdjective &&
           m.kind != MentionKind::kDemonym;
  };
  const auto member = [&](MentionIndex who, MentionIndex whole, std::string_view rule, double confidence) {
    out.add_pair(sentence, member_, who, whole, rule, confidence);
  };
  // "NATO allies A and B": one phrase, whose first word names the body
  if (a.type == type::kGroup && b.type == type::kCountry && n == 0 && actor(b)) {
    const Between last{text, pack_.lexicon, a.last - 1, a.last};
    for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1] && member_noun(last.noun(0)); ++m) {
      const Mention& x = ms.mentions[m];
      if (!x.nested || x.first != a.first || x.type != type::kOrganization || x.entity == kNoIndex) continue;
      member(mb, m, "member.state", 0.85);
      rest_of_list(reading, sentence, mb, [&](MentionIndex o) { member(o, m, "member.state", 0.85); });
      return true;
    }
  }
  if (n == 0) return false;
  if (a.type == type::kOrganization && b.type == type::kOrganization && a.kind != MentionKind::kNominal) {
    // "the X Committee of the Y Assembly"
    if (w.form(0) == "of" && (n == 1 || (n == 2 && w.form(1) == "the"))) {
      out.add_pair(sentence, part_, ma, mb, "part.of", 0.85);
      return true;
    }
    // "X, a subsidiary of Y", "X is the political wing of Y"
    std::uint32_t k = n;
    if (k > 0 && w.form(k - 1) == "the") --k;
    if (k >= 3 && w.form(k - 1) == "of" && listed(kPart, w.noun(k - 2)) &&
        (w.token(0).word == punct::kComma || (pack_.lexicon.flags(w.token(0).word) & word::kBe)) &&
        w.modifiers_and_articles(1, k - 1)) {
      out.add_pair(sentence, part_, ma, mb, "part.apposition", 0.9);
      return true;
    }
    // "Y's subsidiary X", "Y subsidiary X"
    const std::uint32_t from = possessive ? 1 : 0;
    if (n > from && n <= 4 && listed(kPart, w.noun(n - 1)) && w.modifiers(from, n)) {
      out.add_pair(sentence, part_, mb, ma, "part.named", 0.9);
      return true;
    }
  }
  // "Turkey, a member of NATO", "Turkey is a founding member of NATO"
  if (actor(a) && b.type == type::kOrganization && n >= 3) {
    std::uint32_t k = n;
    if (w.form(k - 1) == "the") --k;
    if (k >= 3 && w.form(k - 1) == "of" && w.noun(k - 2) == "member" &&
        (w.token(0).word == punct::kComma || (pack_.lexicon.flags(w.token(0).word) & word::kBe)) &&
        w.modifiers_and_articles(1, k - 1)) {
      member(ma, mb, "member.of-body", 0.93);
      // "Norway and Iceland are members of NATO"
      if (w.plural(k - 2))
        list_before(reading, sentence, ma, [&](MentionIndex m) { member(m, mb, "member.of-body", 0.9); });
      return true;
    }
  }
  // "Norway, a NATO member, ..."
  if (a.type == type::kCountry && actor(a) && b.type == type::kOrganization && n >= 2 &&
      w.token(0).word == punct::kComma && (pack_.lexicon.flags(w.token(1).word) & word::kDeterminer) &&
      w.modifiers_and_articles(1, n)) {
    const std::uint32_t end = text.sentences[sentence].last;
    const Between behind{text, pack_.lexicon, b.last, std::min(b.last + 2, end)};
    if (behind.size() == 2 && behind.noun(0) == "member" &&
        (behind.token(1).has(shape::kPunct) || behind.form(1) == "state")) {
      member(ma, mb, "member.state", 0.9);
      return true;
    }
  }
  // "NATO member Turkey", "EU members A, B and C", "fellow EU member state A"
  if (a.type == type::kOrganization && actor(b) && n <= 3 && b.type == type::kCountry) {
    std::uint32_t k = n;
    const std::string_view last = w.noun(k - 1);
    if (k >= 2 && (last == "state" || last == "country" || last == "nation")) --k;
    if (member_noun(w.noun(k - 1)) && w.modifiers(0, k - 1)) {
      member(mb, ma, "member.state", w.noun(k - 1) == "member" ? 0.93 : 0.85);
      if (w.plural(n - 1))
        rest_of_list(reading, sentence, mb, [&](MentionIndex m) { member(m, ma, "member.state", 0.9); });
      return true;
    }
  }
  // "the Y Quartet, which comprises A, B and C"
  if (a.type == type::kOrganization && actor(b) && n <= 5) {
    std::uint32_t k = n;
    if (w.form(k - 1) == "the") --k;
    bool comprises = false;
    if (k >= 2 && w.form(k - 1) == "of" && (w.form(k - 2) == "consists" || w.form(k - 2) == "consisting")) {
      k -= 2;
      comprises = true;
    } else if (k >= 1 && listed(kComprises, w.form(k - 1))) {
      --k;
      comprises = w.form(k) != "including" && w.form(k) != "includes" && w.form(k) != "include";
      // "includes" alone may name a few of many, which is membership as well where "which" comes before.
      if (k >= 1 && w.form(k - 1) == "which") comprises = true;
    }
    while (comprises && k > 0) {
      --k;
      if (w.token(k).word != punct::kComma && w.form(k) != "which" && w.form(k) != "that" && w.form(k) != "group")
        comprises = false;
    }
    if (comprises) {
      member(mb, ma, "member.comprises", 0.9);
      MentionIndex first = mb;
      for (MentionIndex m = mb + 1; m < ms.starts[sentence + 1]; ++m) {
        const Mention& x = ms.mentions[m];
        if (x.nested) continue;
        const Between g{text, pack_.lexicon, ms.mentions[first].last, x.first};
        if (x.first < ms.mentions[first].last || g.size() == 0 || g.size() > 3 || !actor(x) || x.entity == kNoIndex)
          break;
        bool list = true;
        for (std::uint32_t i = 0; i < g.size(); ++i)
          list = list && (g.token(i).word == punct::kComma || g.form(i) == "and" || g.form(i) == "the");
        if (!list) break;
        member(m, ma, "member.comprises", 0.88);
        first = m;
      }
      return true;
    }
  }
  return false;
}

// "the Knesset, Israel's parliament", "the British intelligence agency MI6": a body described by its state, and named.
void StructureReader::named_body(Reading& reading, std::uint32_t sentence, MentionIndex body, FactBuilder& out) const {
  const TokenizedText& text = reading.text;
  const DocumentMentions& ms = reading.mentions;
  const Mention& x = ms.mentions[body];
  if (x.kind != MentionKind::kNominal || x.canonical.empty() || x.plural) return;
  MentionIndex owner = kNoIndex, before = kNoIndex, after = kNoIndex;
  std::uint32_t first = x.first;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1]; ++m) {
    const Mention& y = ms.mentions[m];
    if (y.type != type::kCountry || y.entity == kNoIndex) continue;
    if (y.nested && y.first >= x.first && y.last <= x.last) owner = m;
    if (!y.nested && y.last + 1 == x.first && text.tokens[y.last].word == punct::kPossessive) {
      owner = m;
      first = y.first;
    }
  }
  if (owner == kNoIndex) return;
  const auto form = [&](std::uint32_t t) { return pack_.lexicon.form(text.tokens[t].word); };
  const Sentence& s = text.sentences[sentence];
  if (first > s.first && form(first - 1) == "the") --first;
  std::uint32_t behind = x.last;
  if (behind < s.last && text.tokens[behind].word == punct::kComma) ++behind;
  if (behind < s.last && form(behind) == "the") ++behind;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1]; ++m) {
    const Mention& y = ms.mentions[m];
    if (y.type != type::kOrganization || y.nested || y.entity == kNoIndex || m == body ||
        (y.kind != MentionKind::kName && y.kind != MentionKind::kAcronym))
      continue;
    const bool closed = x.last >= s.last || text.tokens[x.last].has(shape::kPunct);
    if (closed && first > s.first && y.last == first - 1 && text.tokens[first - 1].word == punct::kComma) before = m;
    if (y.first == behind && (text.tokens[x.last].word != punct::kComma || !ms.mentions[owner].nested)) after = m;
  }
  const MentionIndex name = before != kNoIndex ? before : after;
  if (name != kNoIndex) out.add_pair(sentence, part_, name, owner, "part.state-body", 0.85);
}

// "Norway, a close ally of Chad", "Chad's ally Norway", "Norway and its ally Chad", "Norway, Chad's main ally,"
bool StructureReader::pair_partners(Reading& reading, std::uint32_t sentence, MentionIndex ma, MentionIndex mb,
                                    FactBuilder& out) const {
  const Mention& a = reading.mentions.mentions[ma];
  const Mention& b = reading.mentions.mentions[mb];
  const Between w{reading.text, pack_.lexicon, a.last, b.first};
  const std::uint32_t n = w.size();
  const auto state = [](const Mention& m) {
    return (m.type == type::kCountry || m.type == type::kOrganization) && m.kind != MentionKind::kDemonym;
  };
  const auto partner = [](std::string_view s) { return s == "partner" || s == "ally"; };
  if (n == 0 || !state(a) || !state(b) || a.kind == MentionKind::kAdjective || b.kind == MentionKind::kAdjective)
    return false;
  const bool comma = w.token(0).word == punct::kComma;
  bool told = false;
  if (n >= 2 && partner(w.noun(n - 1)) && w.token(0).word == punct::kPossessive) {
    told = w.modifiers(1, n);
  } else if (n >= 3 && partner(w.noun(n - 1)) && w.form(0) == "and" && w.form(1) == "its") {
    told = w.modifiers(2, n);
  } else if (comma && n >= 3) {
    const std::uint32_t k = w.form(n - 1) == "the" ? n - 1 : n;
    told = k >= 3 && w.form(k - 1) == "of" && partner(w.noun(k - 2)) && w.modifiers_and_articles(1, k - 1);
  } else if (comma && n == 1) {
    const std::uint32_t end = reading.text.sentences[sentence].last;
    const Between behind{reading.text, pack_.lexicon, b.last, std::min(b.last + 6, end)};
    for (std::uint32_t i = 1; i + 1 < behind.size() && !told && behind.token(0).word == punct::kPossessive; ++i) {
      told = partner(behind.noun(i)) && behind.modifiers(1, i) && behind.token(i + 1).has(shape::kPunct);
    }
  }
  if (told) out.add_pair(sentence, partner_, ma, mb, "partner.apposition", 0.9);
  return told;
}

// People and their parties: "Lee's conservative Y party", "the Y party of former minister Lee".
bool StructureReader::pair_parties(Reading& reading, std::uint32_t sentence, MentionIndex ma, MentionIndex mb,
                                   FactBuilder& out) const {
  const TokenizedText& text = reading.text;
  const Mention& a = reading.mentions.mentions[ma];
  const Mention& b = reading.mentions.mentions[mb];
  const Between w{text, pack_.lexicon, a.last, b.first};
  const std::uint32_t n = w.size();
  if (n == 0) return false;
  if (a.type == type::kPerson && b.type == type::kOrganization && w.token(0).word == punct::kPossessive) {
    const bool noun =
        b.last < text.sentences[sentence].last && listed(kPartyNoun, pack_.lexicon.form(text.tokens[b.last].word));
    const std::string_view name = text.view(text.tokens[b.last - 1]);
    const bool says = name == "Party" || name == "Alliance" || name == "Union" || name == "Front" || name == "Movement";
    if ((noun || says || party(b, reading.entities)) && w.modifiers(1, n)) {
      out.add_pair(sentence, member_, ma, mb, "member.own-party", 0.88);
      return true;
    }
  }
  if (a.type == type::kOrganization && b.type == type::kPerson && b.kind == MentionKind::kName && n <= 5) {
    std::uint32_t k = 0;
    bool noun = party(a, reading.entities);
    if (k < n && listed(kPartyNoun, w.form(k))) {
      noun = true;
      ++k;
    }
    if (noun && k < n && w.form(k) == "of") {
      bool titled = true;
      for (std::uint32_t i = k + 1; i < n; ++i) {
        const std::uint64_t f = pack_.lexicon.flags(w.token(i).word);
        titled = titled && !w.token(i).has(shape::kPunct) && (f & (word::kTitle | word::kAdjective | word::kHonorific));
      }
      if (titled) {
        out.add_pair(sentence, member_, mb, ma, "member.party-of", 0.88);
        return true;
      }
    }
  }
  return false;
}

}  // namespace edgewise
