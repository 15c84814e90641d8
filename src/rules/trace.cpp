#include "edgewise/rules/trace.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/rule_tables.hpp"

namespace edgewise {
namespace {

std::string why_before(const RuleMatch& winner, const RuleMatch& loser) {
  const auto because = [&](std::string_view reason) {
    return fmt::format("{} of the same relation goes before it: {}", winner.rule->id, reason);
  };
  if (winner.rule->priority != loser.rule->priority)
    return because(fmt::format("priority {} against {}", winner.rule->priority, loser.rule->priority));
  if (winner.last_item - winner.first_item != loser.last_item - loser.first_item)
    return because("it covers more of the clause");
  if (winner.gap_items != loser.gap_items) return because("it skips fewer words");
  return because("it stands earlier in the files");
}

}  // namespace

std::string_view to_string(RuleOutcome outcome) {
  switch (outcome) {
    case RuleOutcome::kFires:
      return "fires";
    case RuleOutcome::kSuppresses:
      return "suppresses";
    case RuleOutcome::kLoses:
      return "loses";
    case RuleOutcome::kNoMatch:
      break;
  }
  return "no match";
}

std::vector<RuleTrial> trace(const RuleSet& set, const View& view) {
  std::vector<RuleTrial> out;
  if (view.trigger >= view.items.size()) return out;
  const RuleTables& tables = set.tables();
  rules::EncodedView encoded;
  tables.symbols.encode(view, encoded);
  const rules::TriggerIndex& index = view.noun_view ? tables.nouns : tables.verbs;
  const auto [begin, end] = index.of(view.items[view.trigger].lemma);
  std::vector<RuleMatch> winners;
  for (const rules::Candidate* c = begin; c != end; ++c) {
    RuleTrial& trial = out.emplace_back();
    trial.rule = trial.match.rule = &set.rules()[c->rule];
    if (const char* unmet = rules::unmet_requirement(trial.rule->require, view)) {
      trial.reason = unmet;
    } else if (rules::match_shape(tables.shapes[c->shape], encoded, trial.match)) {
      trial.outcome = trial.rule->suppress ? RuleOutcome::kSuppresses : RuleOutcome::kLoses;
      winners.push_back(trial.match);
    } else {
      trial.reason = why_not(set, view, *trial.rule).reason;
    }
  }
  const std::vector<RuleMatch> all = winners;
  rules::resolve_conflicts(winners, 0);
  for (RuleTrial& trial : out) {
    if (trial.outcome != RuleOutcome::kLoses) continue;
    const auto own =
        std::find_if(winners.begin(), winners.end(), [&](const RuleMatch& m) { return m.rule == trial.rule; });
    if (own != winners.end()) {
      trial.outcome = RuleOutcome::kFires;
      continue;
    }
    const auto same = std::find_if(winners.begin(), winners.end(),
                                   [&](const RuleMatch& m) { return m.rule->relation == trial.rule->relation; });
    const auto suppressor = std::find_if(all.begin(), all.end(), [&](const RuleMatch& m) {
      return m.rule->suppress && m.rule->priority >= trial.rule->priority;
    });
    if (suppressor != all.end()) {
      trial.by = suppressor->rule;
      trial.reason = fmt::format("{} suppresses it", suppressor->rule->id);
    } else if (same != winners.end()) {
      trial.by = same->rule;
      trial.reason = why_before(*same, trial.match);
    }
  }
  return out;
}

}  // namespace edgewise
