#pragma once
// What is wrong with a pack that loads: rules that can never fire, patterns that RE2 refuses, names that nothing uses.
// (What stops a pack from loading is thrown by RuleSet::load with its place.)

#include <string>
#include <vector>

#include "edgewise/rules/rule_set.hpp"

namespace edgewise {

enum class RuleProblem : std::uint8_t {
  kRefused,   // RE2 does not take the pattern
  kDead,      // nothing can call the rule up, or what it requires cannot be
  kShadowed,  // another rule of the same relation takes the same clauses before it
  kDangling,  // a list, macro, import or frame that nothing uses
  // Not wrong, but worth a look:
  kOverlap,    // two relations from the same words in the same shape
  kNoExample,  // a rule of a JSON file without an example
  kNoRule,     // a relation of the schema that no rule of the pack makes
};
std::string_view to_string(RuleProblem problem);  // "shadowed"
inline bool is_error(RuleProblem problem) {
  return problem < RuleProblem::kOverlap;
}

struct RuleFinding {
  RuleProblem problem;
  std::string message;  // "PATH:line:column: text", with what to do
};

// In the order of the files.
std::vector<RuleFinding> check_rules(const RuleSet& rules, const Schema& schema);

}  // namespace edgewise
