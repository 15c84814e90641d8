#pragma once
// What the words around a sequence of capitals say about it: the looks of the sentence, the sequence's own shape, its
// neighbours. The base of the name scanner, which reads one sentence after the other. Inner header of src/mention.

#include <cstdint>
#include <string_view>

#include "mention/mention_scratch.hpp"

namespace edgewise {

class NameEvidence {
 protected:
  explicit NameEvidence(Reading& r) : r_(r), s_(r.scratch) {}

  // A capital here says nothing: the word starts a sentence, a quote or a bracket.
  bool initial(std::uint32_t i) const;
  bool behind_place(std::uint32_t i) const;
  // Adds what the place of a sequence says about it.
  void weigh(NameRecord& n, std::uint32_t first, std::uint32_t last, bool titled, bool honoured) const;
  // In a list every name is of one kind: "Rome, Milan and X".
  void weigh_neighbours(std::uint32_t first, std::uint32_t last, int& person, int& organization, int& place) const;
  // MH17, F-22
  bool product_number(std::uint32_t i) const;
  // "Istanbul-based": the second half is an ordinary word.
  bool described_part(std::uint32_t i) const;
  // Two to six capitals: no numeral, no unit, no product number.
  bool acronym(std::uint32_t i) const;
  // KiK, YouTube; not El-Sonni, McDonald
  bool inner_capital(std::uint32_t i) const;
  // Al-Sisi, El-Sonni, Ben-Ami
  bool particle_prefix(std::string_view v) const;
  // "Author: Ann Lee", "Editor: Bo Ek"
  bool credit(std::uint32_t i) const;
  // One past a bracket that names nothing but sources at the end of a text: "(AFP, dpa)"; `i` where it is none.
  std::uint32_t source_bracket(std::uint32_t i) const;
  // Title case and capitals throughout: only tables and the rest of the document are to be trusted.
  void read_style(const Sentence& s);

  Reading& r_;
  MentionScratch& s_;
  std::uint32_t sentence_ = 0, first_ = 0, end_ = 0;
  std::uint32_t title_end_ = kNoIndex, honorific_end_ = kNoIndex;
  char honorific_gender_ = 0, title_gender_ = 0;
  bool title_plural_ = false, loud_ = false, all_caps_ = false;
};

}  // namespace edgewise
