#pragma once
// What became of every rule that a view's trigger calls up: for people who ask why a rule fired, lost or did not match.
// Slow on purpose: no filter, no memo, every candidate is tried by itself. Safe from any thread.

#include <string>
#include <vector>

#include "edgewise/rules/rule_set.hpp"

namespace edgewise {

enum class RuleOutcome : std::uint8_t {
  kFires,       // its facts are made
  kSuppresses,  // a suppress rule that matches
  kLoses,       // matches, but another rule goes before it
  kNoMatch,
};
std::string_view to_string(RuleOutcome outcome);  // "fires", "suppresses", "loses", "no match"

struct RuleTrial {
  const Rule* rule = nullptr;
  RuleOutcome outcome = RuleOutcome::kNoMatch;
  RuleMatch match;           // with kNoMatch: only `rule`
  const Rule* by = nullptr;  // kLoses: the rule that goes before
  std::string reason;        // kLoses, kNoMatch: one line
};

// In rule order. What fires is exactly what Matcher::match() finds.
std::vector<RuleTrial> trace(const RuleSet& rules, const View& view);

}  // namespace edgewise
