#pragma once
// What structure reading looks at: the tokens between two neighbouring mentions, by their words. Views into a reading,
// valid as long as it is. Inner header of src/extract.

#include <algorithm>
#include <string_view>

#include "edgewise/extract/fact_builder.hpp"

namespace edgewise {

bool listed(const auto& table, std::string_view s) {
  return std::find(table.begin(), table.end(), s) != table.end();
}

// The tokens between two mentions, by their words.
struct Between {
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
  std::string_view lemma(std::uint32_t i) const {
    const WordId w = lexicon[token(i).word].verb;
    return lexicon.form(w ? w : token(i).word);
  }
  bool possessive(std::uint32_t i) const {
    return token(i).word == punct::kPossessive || (lexicon.flags(token(i).word) & word::kPossessivePronoun);
  }
  bool plural(std::uint32_t i) const { return lexicon[token(i).word].plural; }
  // An article, a direction, an adjective: words that may stand before a place's name.
  bool describes(std::uint32_t i) const {
    return (lexicon.flags(token(i).word) & (word::kDeterminer | word::kDirection | word::kAdjective)) != 0;
  }
  bool modifiers_and_articles(std::uint32_t from, std::uint32_t to) const {
    while (from < to && (lexicon.flags(token(from).word) & word::kDeterminer)) ++from;
    return modifiers(from, to);
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

inline bool is_place(TypeId t) {
  return t == type::kCity || t == type::kRegion || t == type::kCountry;
}

}  // namespace edgewise
