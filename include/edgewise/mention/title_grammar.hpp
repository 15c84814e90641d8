#pragma once
// Office titles as a grammar over a table of parts (rules/lexicon/titles.tsv), not as a list:
//
//   TITLE := STATUS* PART* CORE ((of | for) PORTFOLIO ((, | and | &) PORTFOLIO)*)?       PART := RANK | PORTFOLIO |
//   MODIFIER
//
//   "First Deputy Prime Minister"        rank, core                     First Deputy Prime Minister
//   "Foreign Minister", "FM"             portfolio, core                Minister of Foreign Affairs
//   "Minister of Defense", "ex-defence minister" (former)               Minister of Defence
//   "deputy army chief of staff"         rank, modifier, core           Deputy Army Chief of Staff
//   "foreign ministry", "government"     a body: the same grammar       Ministry of Foreign Affairs, Government
//
// Owner, host, holder and article are not part of it: the role linker reads them from the words around.
// Columns of the table: part, forms (parted by |, the first plural one marked "s:"), name (as shown), traits.
//   part    status, rank, core, portfolio, modifier; verb: says that somebody holds an office, see RoleVerb
//   traits  of core: portfolio (may take one), of ("Minister of X" is the canonical order), host (to or in a country),
//           style (a rank that goes before a name and takes no parts: General, Prince), job (no office: analyst,
//           lawyer), seat (senator, lawmaker: a party before it is the holder's, not the office's), body (ministry,
//           government), counterpart, exact (PM: only in these letters), m or f (gender) of
//           status: former, acting, elect
// Load before Lexicon::freeze(); read-only afterwards and safe from any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/base/arena.hpp"
#include "edgewise/mention/mention.hpp"
#include "edgewise/mention/phrase_trie.hpp"
#include "edgewise/text/lexicon.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

enum class TitlePart : std::uint8_t { kStatus, kRank, kCore, kPortfolio, kModifier };

namespace title_trait {
inline constexpr std::uint16_t kPortfolio = 1, kOf = 2, kHost = 4, kStyle = 8, kJob = 16, kBody = 32, kCounterpart = 64,
                               kExact = 128, kMale = 256, kFemale = 512, kFormer = 1024, kActing = 2048, kElect = 4096,
                               kSeat = 8192;
}

struct TitleMatch {
  static constexpr std::size_t kMaxParts = 8;

  std::uint32_t first = 0, last = 0;    // tokens of the title, statuses before it included
  std::uint32_t core_first = 0;         // where its own words start: after the statuses
  std::uint16_t traits = 0;             // of the core
  std::uint16_t core = 0;               // rows of the table
  std::uint16_t parts[kMaxParts] = {};  // ranks, modifiers and portfolios before the core, in the order of the words
  std::uint16_t portfolios[kMaxParts] = {};  // after it
  std::uint8_t part_count = 0, portfolio_count = 0;
  Span free;  // a portfolio that the table does not hold, as written
  bool former = false, acting = false, elect = false, plural = false, capital = false;

  bool is(std::uint16_t trait) const { return (traits & trait) != 0; }
  explicit operator bool() const { return last != 0; }
};

// A verb that gives somebody an office; forms are lemmas, the name is the title that it says by itself.
enum class RoleVerbKind : std::uint8_t {
  kNone,
  kAppoints,  // elect, appoint: the object holds it
  kServes,    // become, serve: the subject holds it
  kLeads,     // head, chair: the subject is the object's head
  kLeaves,    // resign as, sacked as: the subject held it
};
struct RoleVerb {
  WordId verb = 0;
  RoleVerbKind kind = RoleVerbKind::kNone;
  std::string title;
};

class TitleGrammar {
 public:
  // Throws RuleError with file:line:column.
  static TitleGrammar load(const std::vector<std::string>& paths, Lexicon& lexicon);
  static TitleGrammar load(const std::string& path, Lexicon& lexicon) {
    return load(std::vector<std::string>{path}, lexicon);
  }

  // The title whose first word is at a token; ends before `end`. Worth asking where the token's word is flagged kTitle
  // or the token holds a hyphen ("ex-president").
  // `flags`, where given, are those of the text's tokens, read beforehand.
  TitleMatch match(const TokenizedText& text, std::uint32_t token, std::uint32_t end, const Lexicon& lexicon,
                   const std::uint64_t* flags = nullptr) const;

  // Its canonical words in the arena: "First Deputy Minister of Foreign Affairs".
  std::string_view canonical(const TitleMatch& match, const TokenizedText& text, Arena& arena) const;

  // 'm', 'f' or 0, from words like king and spokeswoman.
  static char gender(const TitleMatch& match);
  // Whether a word before a title or its owner is a status ("former Israeli president"); sets the flags.
  bool status(WordId word, TitleMatch& match) const;
  // Whether a word before the owner belongs to the title: "chief Norwegian negotiator", "deputy Russian minister".
  bool prefix(WordId word, TitleMatch& match) const;
  // nullptr where the verb, by its base form, says nothing of offices.
  const RoleVerb* verb(WordId lemma) const;

 private:
  struct Row {
    std::string name;
    TitlePart part = TitlePart::kCore;
    std::uint16_t traits = 0;
  };
  struct Option {
    std::uint16_t row = 0;
    std::uint16_t next = 0;    // another reading of the same words
    std::uint16_t traits = 0;  // and part: of the row, once more here, where they are looked for
    TitlePart part = TitlePart::kCore;
    bool plural = false;
    bool exact = false;
  };
  struct Piece {
    std::uint32_t first = 0, last = 0;
    std::uint16_t options = 0;
    std::uint8_t prefix = 0;  // a prefix before a hyphen
    bool elect = false;
  };

  bool piece_at(const TokenizedText& text, std::uint32_t token, std::uint32_t end, const Lexicon& lexicon,
                Piece& out) const;
  bool hyphen_piece(const TokenizedText& text, std::uint32_t token, const Lexicon& lexicon, Piece& out) const;
  const Option* option(const Piece& piece, TitlePart part, const TokenizedText& text) const;
  void read_portfolios(const TokenizedText& text, std::uint32_t end, const Lexicon& lexicon, TitleMatch& m) const;

  std::vector<Row> rows_;
  std::vector<Option> options_;
  PhraseTrie trie_;
  std::vector<RoleVerb> verbs_;  // by verb
  WordId of_ = 0, for_ = 0, and_ = 0, the_ = 0;
};

}  // namespace edgewise
