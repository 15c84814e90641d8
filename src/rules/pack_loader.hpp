#pragma once
// Reads the files of a rule pack into rules with parsed patterns. Two kinds of file: *.json with one relation family
// each (json_rules.cpp), and tables of plain triggers, verbs*.tsv and nouns*.tsv, with their frames.json
// (bulk_rules.cpp). What is read here still has words and lists; finish() gives words their symbols, renders shapes and
// builds the index.

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/base/json.hpp"
#include "edgewise/rules/rule_set.hpp"
#include "rules/rule_tables.hpp"
#include "rules/word_resolver.hpp"

namespace edgewise::rules {

// A frame of frames.json: a pattern with an open trigger, and what a match of it says.
struct Frame {
  const Pattern* pattern = nullptr;
  Rule rule;  // all but trigger, relation, confidence and place; facts of kNoRelation are the row's
};

class PackLoader {
 public:
  PackLoader(const Schema& schema, Lexicon& lexicon, std::vector<Rule>& rules, RuleTables& tables, TriggerNeeds& needs)
      : schema_(schema), resolver_(lexicon), rules_(rules), tables_(tables), needs_(needs) {}

  void read_folders(const std::vector<std::string>& folders);  // relations/ of the pack and of what lies over it
  void finish();

 private:
  struct File {
    std::string path, name;  // as opened; "relations/met.json" in messages and provenance
  };

  // json_rules.cpp
  void read_rules(const File& file);
  json::Value open(const File& file);         // the root of a file, parsed once
  const Names& read_names(const File& file);  // its lists and macros, with those it imports
  void add_rule(const json::Value& value, RelationId relation, const Names& names, const File& file);
  const Pattern& read_pattern(const json::Value& text, const Names& names);
  void read_settings(const json::Value& value, Rule& rule);  // what rules and frames share
  std::vector<FactTemplate> read_facts(const json::Value& value, const Pattern& pattern, RelationId relation);
  void check_ends(const json::Value& value, const std::vector<FactTemplate>& facts, const Pattern& pattern);
  // Appends the rule with its triggers and pattern.
  void append(Rule rule, const Pattern& pattern, std::vector<ListEntry> triggers);

  // bulk_rules.cpp
  void read_frames(const File& file);
  void read_table(const File& file, bool nouns);

  const Schema& schema_;
  WordResolver resolver_;
  std::vector<Rule>& rules_;
  RuleTables& tables_;
  TriggerNeeds& needs_;
  std::vector<std::string> folders_;
  std::map<std::string, json::Tree> trees_;      // by path
  std::map<std::string, const Names*> imports_;  // by path; nullptr while it is being read
  std::map<std::string, Frame, std::less<>> frames_;
  std::map<std::string, std::string, std::less<>> places_;  // rule id: where it was first given
};

}  // namespace edgewise::rules
