#pragma once
// From a pattern's elements to the regular expression over view strings, and to what a view must have to match it.

#include <string>
#include <vector>

#include "rules/pattern.hpp"
#include "rules/rule_tables.hpp"

namespace edgewise::rules {

struct Rendered {
  std::string text;
  std::vector<std::uint8_t> groups;  // see Shape
};

// `tails`: what may follow the trigger ("hold" with "talks" or "meeting"), one list of sets each; an empty one: nothing
// has to.
Rendered render(const Pattern& pattern, bool on_noun, const std::vector<std::vector<SetId>>& tails,
                const Symbols& symbols);

// The part of a filter that follows from pattern and tails.
RuleFilter filter_of(const Pattern& pattern, bool on_noun, const std::vector<std::vector<SetId>>& tails,
                     const Symbols& symbols);

}  // namespace edgewise::rules
