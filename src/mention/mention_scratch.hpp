#pragma once
// The working memory of the mention stage for one document, and the words it asks for by name. Inner header of
// src/mention.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "edgewise/mention/mention_finder.hpp"
#include "mention/name_memory.hpp"

namespace edgewise {

// A possible name: settled where a table or a pattern says what it is, else its record decides.
struct Candidate {
  std::uint32_t first = 0, last = 0, sentence = 0;
  TypeId type = type::kNone;
  MentionKind kind = MentionKind::kName;
  std::uint32_t entry = kNoIndex;
  std::uint32_t record = kNoIndex;
  bool plural = false;
  bool nested = false;
  bool doubtful = false;  // an ordinary word that may be capitalised for its place only
  bool placed = false;    // stands after a preposition of place
  char gender = 0;
  Span part;  // a part of a hyphenated token; empty: the whole tokens
  std::string_view canonical;
};

struct TitleSpot {
  TitleMatch title;
  std::uint32_t sentence = 0;
  std::uint32_t named_first = kNoIndex;  // a body that is a name already: first token of that mention
  // Filled by the role linker.
  std::uint32_t begin = 0, end = 0;  // the whole phrase: article, owner, title, "of" owner
  MentionIndex owner = kNoIndex, host = kNoIndex, person = kNoIndex, patron = kNoIndex;
  TypeId context = type::kNone;  // "the country's": see Role
  bool definite = false, indefinite = false;
  bool verbal = false;            // see Role
  bool merged = false;            // a part of the title behind it: "chief Norwegian negotiator"
  std::uint32_t owner_first = 0;  // first token of an owner that stands directly before
};

struct MentionScratch {
  std::vector<Candidate> candidates;
  std::vector<TitleSpot> titles;
  NameMemory memory;
  std::vector<std::uint8_t> dates;         // token lies inside a date mention
  std::vector<MentionIndex> begins, ends;  // top mention that begins at / ends before a token, kNoIndex where none
  std::vector<std::uint64_t> order;
  std::vector<Mention> sorted;
};

struct MentionFinder::Words {
  explicit Words(const Lexicon& lexicon);
  WordId of, for_, in, at, from, to, near, the, a, an, and_, on, by, with, both, this_, these, those, its, said, who,
      or_, against, former;
  WordId is, as, was, government, office;
  std::array<WordId, 6> credits;                          // words before the names of authors
  std::vector<std::pair<WordId, std::uint8_t>> pronouns;  // sorted; bits below
};

namespace pronoun {
inline constexpr std::uint8_t kMale = 1, kFemale = 2, kPlural = 4, kPerson = 8;
}

// Words that are no names however they are capitalised.
inline constexpr std::uint64_t kFunctionWord =
    word::kDeterminer | word::kPreposition | word::kConjunction | word::kSubordinator | word::kRelative | word::kModal |
    word::kBe | word::kHave | word::kDo | word::kNegation | word::kPronoun | word::kPossessivePronoun | word::kThere;

// Case-blind hash of a token's bytes; sequences are hashed by chaining.
std::uint64_t hash_name(std::string_view token, std::uint64_t seed);

// The parts of the stage share one reading of one document.
struct Reading {
  const Lexicon& lexicon;
  const Gazetteer& gazetteer;
  const TitleGrammar& grammar;
  const MentionFinder::Words& words;
  const TokenizedText& text;
  DocumentMentions& out;
  MentionScratch& scratch;

  const Token& token(std::uint32_t i) const { return text.tokens[i]; }
  WordId word(std::uint32_t i) const { return text.tokens[i].word; }
  std::uint64_t flags(std::uint32_t i) const { return text.flags[i]; }
  std::string_view view(std::uint32_t i) const { return text.view(text.tokens[i]); }
};

void scan_names(Reading& reading);     // name_scanner.cpp: candidates and titles of all sentences
void settle_names(Reading& reading);   // name_decision.cpp: decides the records, candidates become mentions
void link_roles(Reading& reading);     // role_linker.cpp: bodies, titles, roles
void find_nominals(Reading& reading);  // nominal_finder.cpp: pronouns, nominals, generic groups

}  // namespace edgewise
