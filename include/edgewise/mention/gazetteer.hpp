#pragma once
// The listed names: countries, cities, regions, organizations and whatever else rules/gazetteers/*.tsv holds.
//
// Every file has a header row; columns that are known are read, others are left alone:
//   name     the name that is shown                    type     an entity type of the schema; for a whole file "# type:
//   City" aliases  other names                               official the long name of a state acronym  exact case
//   adjectives, demonyms (singular|plural pairs) metonyms houses and places that stand for it       capital  seats of a
//   state: cities of their own, see capital_of country  name or code of the country it lies in    iso2, iso3, id  codes
//   by which `country` may name it kind, gender, weight (higher wins where a phrase names several), cue (1: only after
//   in, at, from, of or in a dateline)
// given-names.tsv (name, gender) and surnames.tsv (name) are no entities: they flag words of the lexicon.
//
// Case rules. A name needs a capital where the table has one; a form without lower-case letters ("US", "WHO") needs
// exactly its letters; text in capitals matches any name. A form with diacritics is found without them as well.
//
// Load before Lexicon::freeze(); read-only afterwards and safe from any thread. Strings live as long as the gazetteer.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/mention/mention.hpp"
#include "edgewise/mention/phrase_trie.hpp"
#include "edgewise/model/schema.hpp"
#include "edgewise/text/lexicon.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

enum class FormKind : std::uint8_t { kName, kAlias, kOfficial, kAcronym, kAdjective, kDemonym, kMetonym, kCapital };

struct GazetteerEntry {
  std::string_view name, id, kind, code, country_text;
  TypeId type = type::kNone;
  char gender = 0;
  bool cue = false;
  std::int16_t weight = 0;
  std::uint32_t country = kNoIndex;     // entry of the country it belongs to; of a country: itself
  std::uint32_t capital_of = kNoIndex;  // a city: entry of the country whose seat it is
};

struct GazetteerMatch {
  std::uint32_t entry = kNoIndex;
  std::uint32_t tokens = 0;  // how many tokens it covers, 0 where nothing matched
  std::uint32_t form = 0;    // for next()
  FormKind kind = FormKind::kName;
  bool plural = false;   // a plural demonym
  bool article = false;  // "The" before it belongs to the name ("The Hague")
  bool exact = false;    // found by its exact capitals

  explicit operator bool() const { return tokens != 0; }
};

class Gazetteer {
 public:
  // Reads every *.tsv of the folder in byte order of name; of several folders the first has to be there, the others add
  // to it. Throws RuleError with file:line:column.
  static Gazetteer load(const std::vector<std::string>& folders, const Schema& schema, Lexicon& lexicon);
  static Gazetteer load(const std::string& folder, const Schema& schema, Lexicon& lexicon) {
    return load(std::vector<std::string>{folder}, schema, lexicon);
  }
  // rules/lexicon/combining-forms.tsv (form, country): "Franco-" in Franco-German.
  void load_combining_forms(const std::string& path, Lexicon& lexicon);

  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  // Asks for the memory that a match at this word will look at first.
  void prefetch(WordId word) const { trie_.prefetch(word); }
  // The longest listed phrase that starts at a token and ends before `end`.
  GazetteerMatch match(const TokenizedText& text, std::uint32_t token, std::uint32_t end) const;
  // One written form by itself, such as a part of "Russian-Serbian".
  GazetteerMatch match_word(std::string_view form, WordId word) const;
  // The country of a combining form ("Sino"), kNoIndex where it is none.
  std::uint32_t combining_form(WordId word) const;
  // Another entry that the same phrase names, weaker than the one before; no match at the end.
  GazetteerMatch next(const GazetteerMatch& match) const;

  // Whether some phrase starts with this word in lower case ("al-Qaeda", "mainland China"): match() is worth asking
  // there.
  bool starts_lower(WordId word) const { return word < lower_starts_.size() && lower_starts_[word]; }

  const GazetteerEntry& entry(std::uint32_t index) const { return entries_[index]; }
  std::size_t size() const { return entries_.size(); }
  // By name or code; kNoIndex where unknown.
  std::uint32_t country_named(std::string_view name) const;

 private:
  friend class GazetteerLoader;
  struct Storage;
  struct Form {
    std::uint32_t entry = 0;
    std::uint32_t next = 0;  // weaker form of the same words
    std::string_view text;
    FormKind kind = FormKind::kName;
    bool exact = false, plural = false, article = false, needs_the = false, lower_first = false, lower_last = false;
  };

  Gazetteer();
  bool fits(const Form& form, const TokenizedText& text, std::uint32_t first, std::uint32_t last) const;
  GazetteerMatch made(std::uint32_t form, std::uint32_t tokens) const;

  std::vector<GazetteerEntry> entries_;
  std::vector<Form> forms_;
  PhraseTrie trie_;
  std::vector<std::pair<WordId, std::uint32_t>> combining_;  // sorted by word
  std::vector<bool> lower_starts_;                           // by word
  WordId the_ = 0;
  std::unique_ptr<Storage> storage_;
};

}  // namespace edgewise
