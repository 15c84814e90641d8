#pragma once
// Facts that stand in the words between two neighbouring names, where no verb is needed: "Nis, Serbia", "the Serbian
// city of Nis", "the German daily X", "Ann Lee of the Y Institute", "Ann Lee, a member of Y", "Lee's wife Bo". Rules of
// structure, not of vocabulary: their word classes come from the lexicon's flags and two short tables.

#include <functional>

#include "edgewise/extract/fact_builder.hpp"

namespace edgewise {

class StructureReader {
 public:
  explicit StructureReader(const Pack& pack);
  // Adds what the sentence's neighbouring mentions say to the builder.
  void read(Reading& reading, std::uint32_t sentence, FactBuilder& out) const;

 private:
  void pair(Reading& reading, std::uint32_t sentence, MentionIndex a, MentionIndex b, FactBuilder& out) const;
  // Each says whether it knew what the words between the two mean.
  bool pair_places(Reading& reading, std::uint32_t sentence, MentionIndex a, MentionIndex b, FactBuilder& out) const;
  bool body_of_country(Reading& reading, std::uint32_t sentence, MentionIndex a, MentionIndex b,
                       FactBuilder& out) const;
  bool pair_bodies(Reading& reading, std::uint32_t sentence, MentionIndex a, MentionIndex b, FactBuilder& out) const;
  bool pair_partners(Reading& reading, std::uint32_t sentence, MentionIndex ma, MentionIndex mb,
                     FactBuilder& out) const;
  bool pair_parties(Reading& reading, std::uint32_t sentence, MentionIndex a, MentionIndex b, FactBuilder& out) const;
  bool pair_kin(Reading& reading, std::uint32_t sentence, MentionIndex a, MentionIndex b, FactBuilder& out) const;
  void list_before(const Reading& reading, std::uint32_t sentence, MentionIndex last,
                   const std::function<void(MentionIndex)>& take) const;
  void rest_of_list(Reading& reading, std::uint32_t sentence, MentionIndex first,
                    const std::function<void(MentionIndex)>& take) const;
  bool party(const Mention& m, const DocumentEntities& entities) const;
  void place_of_possessor(Reading& reading, std::uint32_t sentence, MentionIndex place, FactBuilder& out) const;
  void event_behind_place(Reading& reading, std::uint32_t sentence, MentionIndex place, FactBuilder& out) const;
  void named_body(Reading& reading, std::uint32_t sentence, MentionIndex body, FactBuilder& out) const;
  void event_named_by_place(Reading& reading, std::uint32_t sentence, MentionIndex event, FactBuilder& out) const;
  void event_place(Reading& reading, std::uint32_t sentence, MentionIndex place, FactBuilder& out) const;

  const Pack& pack_;
  RelationId located_, member_, part_, citizen_, relative_, partner_;
};

}  // namespace edgewise
