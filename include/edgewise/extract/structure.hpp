#pragma once
// Facts that stand in the words between two neighbouring names, where no verb is needed: "Nis, Serbia", "the Serbian
// city of Nis", "the German daily X", "Ann Lee of the Y Institute", "Ann Lee, a member of Y", "Lee's wife Bo". Rules of
// structure, not of vocabulary: their word classes come from the lexicon's flags and two short tables.

#include "edgewise/extract/fact_builder.hpp"

namespace edgewise {

class StructureReader {
 public:
  explicit StructureReader(const Pack& pack);
  // Adds what the sentence's neighbouring mentions say to the builder.
  void read(Reading& reading, std::uint32_t sentence, FactBuilder& out) const;

 private:
  struct Between;
  void pair(Reading& reading, std::uint32_t sentence, MentionIndex a, MentionIndex b, FactBuilder& out) const;
  void event_place(Reading& reading, std::uint32_t sentence, MentionIndex place, FactBuilder& out) const;

  const Pack& pack_;
  RelationId located_, member_, citizen_, relative_;
};

}  // namespace edgewise
