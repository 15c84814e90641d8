#pragma once
// The words of rule files looked up in the lexicon, and added with regular inflections where it lacks them.

#include <string>
#include <string_view>
#include <vector>

#include "edgewise/text/lexicon.hpp"
#include "rules/pattern.hpp"

namespace edgewise::rules {

class WordResolver {
 public:
  explicit WordResolver(Lexicon& lexicon) : lexicon_(lexicon) {}

  WordId verb(std::string_view word);   // its base form
  WordId noun(std::string_view word);   // its singular
  WordId plain(std::string_view word);  // the form itself: prepositions, particles, adjectives

  // What a bare word of a pattern may stand for: preposition or particle, else adjective and noun.
  std::vector<WordKey> bare(std::string_view word);
  // The reading of a word that follows the first one of a list entry ("talks" in "hold talks", "critical" in "be
  // critical of").
  WordKey following(std::string_view word, std::string_view first);

  // A list entry: "meet", "n:visit", "hold a meeting", "be critical of". `fallback` is the part of speech without a
  // prefix. False, with `error` set, where it cannot stand in a view.
  bool entry(std::string_view text, ItemKind fallback, WordSets& sets, ListEntry& out, std::string& error);

  // The trigger written in a form, for examples: "held talks" is past of "hold talks".
  std::string inflect(std::string_view trigger, std::uint8_t verb_form) const;

  Lexicon& lexicon() { return lexicon_; }

 private:
  void add_verb_form(std::string_view form, WordId base, std::uint8_t forms);
  Lexicon& lexicon_;
};

bool is_article(std::string_view word);

}  // namespace edgewise::rules
