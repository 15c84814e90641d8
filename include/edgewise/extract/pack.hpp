#pragma once
// The rule pack: everything that is read from a rules folder, loaded once, read-only and shared by all threads
// afterwards.

#include <string>
#include <vector>

#include "edgewise/clause/governors.hpp"
#include "edgewise/mention/gazetteer.hpp"
#include "edgewise/mention/title_grammar.hpp"
#include "edgewise/model/schema.hpp"
#include "edgewise/rules/rule_set.hpp"
#include "edgewise/text/lexicon.hpp"

namespace edgewise {

class Pack {
 public:
  // Throws RuleError: file:line:column, the offending piece, what to do.
  explicit Pack(const std::string& folder) : Pack(std::vector<std::string>{folder}) {}
  // A whole pack, and folders that add to it: every file of theirs adds rows, rules, types or words; none has to be
  // there.
  explicit Pack(const std::vector<std::string>& folders);
  Pack(const Pack&) = delete;
  Pack& operator=(const Pack&) = delete;

  // Loaded in this order: each part may refer to those before it.
  Schema schema;
  Lexicon lexicon;
  Gazetteer gazetteer;
  TitleGrammar titles;
  Governors governors;
  RuleSet rules;
};

}  // namespace edgewise
