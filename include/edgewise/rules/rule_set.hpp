#pragma once
// The rule pack: every relation rule of rules/relations/, compiled, and the matcher that runs them over views.
//
// A rule's pattern becomes one regular expression (RE2) over a string with one or two symbols an item of the view;
// equal shapes share one expression, compiled on first use. The trigger's word picks the candidate rules, the types and
// words that a pattern cannot do without filter them, and a memo of (shape, view string) saves most calls. So the cost
// of a view does not grow with the number of rules, only with those that share its trigger.
//
// RuleSet is read-only after load() and may be shared by threads; a Matcher belongs to one thread and must not outlive
// the set.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/clause/view.hpp"
#include "edgewise/model/schema.hpp"
#include "edgewise/rules/rule.hpp"
#include "edgewise/rules/trigger_needs.hpp"
#include "edgewise/text/lexicon.hpp"

namespace edgewise {

struct RuleTables;  // symbols, shapes and index: src/rules/rule_tables.hpp

class RuleSet {
 public:
  // Reads FOLDER/relations/*.json, verbs.tsv and nouns.tsv in byte order of name. Adds words that the lexicon lacks and
  // marks every form of a trigger with word::kTrigger, so it must run before Lexicon::freeze(). Throws RuleError
  // (file:line:column, the offending piece, what to do). `schema` must outlive the set.
  static RuleSet load(const std::string& folder, const Schema& schema, Lexicon& lexicon) {
    return load(std::vector<std::string>{folder}, schema, lexicon);
  }
  // Several folders: the rules of each stand behind those of the folders before it. Only the first has to have
  // relations/.
  static RuleSet load(const std::vector<std::string>& folders, const Schema& schema, Lexicon& lexicon);
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;

  const std::vector<Rule>& rules() const { return rules_; }
  const Rule* find(std::string_view id) const;  // nullptr where there is none
  // Whether any rule could run on a view with this trigger: callers skip building views nobody looks at.
  bool triggers_verb(WordId lemma) const;
  bool triggers_noun(WordId lemma) const;
  // What a sentence must hold for the rules of a trigger to make a fact of it.
  const TriggerNeeds& needs() const { return needs_; }
  const RuleTables& tables() const { return *tables_; }

 private:
  RuleSet();
  std::vector<Rule> rules_;
  std::unique_ptr<RuleTables> tables_;
  TriggerNeeds needs_;
};

struct RuleCount {
  std::uint64_t tries = 0;    // candidate after all filters
  std::uint64_t matches = 0;  // pattern matched
  std::uint64_t wins = 0;     // and survived the conflict rule
  std::uint64_t nanoseconds = 0;
};

class Matcher {
 public:
  explicit Matcher(const RuleSet& rules);
  ~Matcher();
  Matcher(Matcher&&) noexcept;

  // Appends the winning matches for the view's trigger, in rule order. Conflict rule: a suppress match removes the
  // matches of its own or lower priority; of one relation the best rule stays: higher priority, longer, fewer gap
  // items, earlier in the files.
  void match(const View& view, std::vector<RuleMatch>& out);

  // Counts cost a clock read a try: off unless asked for. One entry a rule, by Rule::order.
  void enable_counts();
  const std::vector<RuleCount>& counts() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Every rule tried on the view with no index, filter or memo: what Matcher must agree with.
void match_reference(const RuleSet& rules, const View& view, std::vector<RuleMatch>& out);

// Why a rule does not match a view, for people.
struct WhyNot {
  bool matches = false;
  std::string reason;  // "needs {b:Person+} after <meet>, found a noun", "its form is passive, the rule wants active"
  std::uint8_t furthest_item = 0;
};
WhyNot why_not(const RuleSet& rules, const View& view, const Rule& rule);

// The view as people read it: `{Person+} <meet> with {Person} in {City}`; `lexicon` gives the words.
std::string describe(const View& view, const Schema& schema, const Lexicon& lexicon);

}  // namespace edgewise
