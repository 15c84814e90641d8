#pragma once
// The examples that stand beside rules, run as tests against the whole pack.
//
//   [Ann Lee|a] will meet [Bo Ek|b]. => planned
//
// A mark names the words that a capture of the rule has to take; without marks any ends will do. What is expected are
// the rule's facts between the marked ends: after "=>", parted by commas, how they are to be: a modality (actual,
// planned, hoped, possible), "negated", "KEY: VALUE" (date, place, speaker or an attribute), and names of relations
// where only those of the rule's are meant. Without "=>" they are as the rule itself says, else actual and not negated.
//
// A counter-example ("not" of a rule, "! ..." in a table) must give no fact by this rule; where it has marks, no fact
// of the rule's relations between the marked ends, by whatever rule. A suppress rule's example must call the rule up
// and give no fact of its relation; its counter-example must not call it up. The example of a row of a table holds for
// the row: one of its frames has to give each relation.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "edgewise/extract/pack.hpp"

namespace edgewise {

struct ExampleResult {
  const Rule* rule = nullptr;  // of a table's row: its first
  std::string example;         // as written
  std::uint32_t line = 0;      // in the rule's file
  bool counter = false;
  bool passed = false;
  std::string problem;  // what came instead, and where the rule stops fitting; several lines
  // Passed, but not by the rule: another one goes before it or makes the same fact more surely.
  const Rule* instead = nullptr;
};

// Rules that belong together, in the order of the files: one of a JSON file, or all those of a table's row.
struct RuleGroup {
  std::vector<const Rule*> rules;
  const Rule& first() const { return *rules.front(); }
  // Its own examples; those that a row took over from its frame are not among them.
  std::vector<const RuleExample*> examples(bool counter) const;
};
std::vector<RuleGroup> rule_groups(const RuleSet& rules);

// Runs the examples of the groups, in order.
std::vector<ExampleResult> run_examples(const Pack& pack, const std::vector<RuleGroup>& groups);

}  // namespace edgewise
