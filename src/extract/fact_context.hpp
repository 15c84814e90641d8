#pragma once
// What a match is turned into a fact with. Shared by the files of FactBuilder; views of arrays that outlive the call.

#include "edgewise/extract/fact_builder.hpp"

namespace edgewise {

struct FactBuilder::Context {
  std::uint32_t sentence;
  const View& view;
  const SentenceClauses& clauses;
  const RuleMatch& match;
  const Clause* clause;
};

}  // namespace edgewise
