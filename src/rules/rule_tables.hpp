#pragma once
// What a loaded pack consists of besides its rules: alphabet, shapes (regular expressions), trigger index. Read-only
// after load, but for the expressions, which are compiled on first use under a once-flag each.

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <re2/re2.h>

#include "edgewise/rules/rule_set.hpp"
#include "rules/pattern.hpp"
#include "rules/symbols.hpp"

namespace edgewise {

namespace rules {

// A pattern with one trigger, as a regular expression over view strings. Rules of equal text share one.
struct Shape {
  std::string text;
  std::vector<std::uint8_t> groups;  // by group from 1: a capture index, or kGapGroup
  mutable std::once_flag once;
  mutable std::unique_ptr<re2::RE2> expression;
  mutable std::atomic<bool> ready{false};

  static constexpr std::uint8_t kGapGroup = 0xff;
  const re2::RE2& get() const {
    if (!ready.load(std::memory_order_acquire)) compile();
    return *expression;
  }

 private:
  void compile() const;
};

// What a view has to have for a rule to be tried.
struct RuleFilter {
  std::uint32_t need_types[2] = {0, 0};  // of each, one type at least (0: nothing)
  std::uint64_t need_symbols = 0;        // all of these bits
  std::uint8_t forms = 0xff;
  std::uint8_t min_items = 0;
  TriggerNeeds::SetIds sets{};  // of each a word
  bool plain = true;            // no further requirement in Rule::require
};

struct Candidate {
  std::uint32_t rule = 0;
  std::uint32_t shape = 0;
  RuleFilter filter;
};

// Trigger lemmas and their candidates, in rule order.
struct TriggerIndex {
  std::vector<std::uint32_t> slot_of_word;  // 0 where the word is no trigger
  std::vector<std::uint32_t> begin;         // slot s: candidates [begin[s - 1], begin[s])
  std::vector<Candidate> candidates;

  std::pair<const Candidate*, const Candidate*> of(WordId word) const {
    if (word >= slot_of_word.size() || slot_of_word[word] == 0) return {nullptr, nullptr};
    const std::uint32_t slot = slot_of_word[word];
    return {candidates.data() + begin[slot - 1], candidates.data() + begin[slot]};
  }
};

}  // namespace rules

struct RuleTables {
  const Schema* schema = nullptr;
  const Lexicon* lexicon = nullptr;  // for messages only
  rules::WordSets sets;
  rules::Symbols symbols;
  std::deque<rules::Names> names;  // what patterns refer to
  std::deque<rules::Pattern> patterns;
  std::vector<const rules::Pattern*> pattern_of_rule;
  std::vector<std::vector<rules::ListEntry>> triggers_of_rule;
  std::deque<rules::Shape> shapes;
  rules::TriggerIndex verbs, nouns;
  std::vector<std::string> json_files;  // as opened
};

namespace rules {

// One rule on one view with no memo. False where it does not match.
bool match_shape(const Shape& shape, const EncodedView& view, RuleMatch& out);
// Form, tense, voice, polarity and the like; nullptr where the view is what the rule wants, else which is not.
const char* unmet_requirement(const RuleRequire& require, const View& view);
// The conflict rule over matches[from..].
void resolve_conflicts(std::vector<RuleMatch>& matches, std::size_t from);

}  // namespace rules
}  // namespace edgewise
