#pragma once
// Marked-up sentences for the tests of the mention stage: "[Ann Lee|Person] joined [NATO|Organization]."

#include <string>
#include <utility>
#include <vector>

#include "edgewise/mention/mention_finder.hpp"
#include "edgewise/text/tokenizer.hpp"

namespace edgewise::test {

// The rules of the repository, loaded once.
struct Pack {
  Pack();
  Schema schema;
  Lexicon lexicon;
  Gazetteer gazetteer;
  TitleGrammar titles;
};
const Pack& pack();

// One document read up to its mentions.
struct Found {
  explicit Found(std::string words);
  std::string text;
  TokenizedText tokens;
  DocumentMentions out;

  // The text with every top-level name marked by its type; kinds: which of name, acronym, metonym count.
  std::string marked_names() const;
  // "title: holder of owner", joined by "; ", with former, acting, elect, counterpart and the host where they are set.
  std::string roles() const;
  // All mentions of one kind: "text=Type", joined by "; ".
  std::string of_kind(MentionKind kind) const;
};

}  // namespace edgewise::test
