#pragma once
// Stances that stand in a noun phrase, without a verb: "Iran-backed militias", "pro-Russian rebels", "Kremlin critic
// Ann Lee", "Ann Lee, a supporter of Peru". Reads what the document's mentions and tokens say; owns nothing.

#include <cstdint>

#include "edgewise/extract/fact_builder.hpp"

namespace edgewise {

class StancePairs {
 public:
  explicit StancePairs(const Pack& pack);

  // Hands the facts of one sentence to `out`.
  void read(Reading& reading, std::uint32_t sentence, FactBuilder& out) const;

 private:
  void compound(Reading& reading, std::uint32_t sentence, MentionIndex m, FactBuilder& out) const;
  void critic(Reading& reading, std::uint32_t sentence, MentionIndex a, MentionIndex b, FactBuilder& out) const;
  RelationId relation_of_noun(WordId noun) const;

  const Pack& pack_;
  const RelationId supports_, criticized_, rejected_, aids_;  // kNoRelation where the schema lacks one
};

}  // namespace edgewise
