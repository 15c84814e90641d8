#pragma once
// When and where a fact happened, as far as its sentence, its clause and the document fix it.

#include <string_view>

#include "edgewise/extract/fact_builder.hpp"

namespace edgewise {

struct Occasion {
  std::string_view date;          // ISO; empty where nothing fixes it
  std::string_view since;         // ISO: "since 2014"; empty where the clause says none
  MentionIndex place = kNoIndex;  // a City, Country, Region, Facility
};

// Tokens [begin, end) of the sentence are the clause. States (membership, partnership, offices) get no date from a
// report.
Occasion occasion_of(const Reading& reading, const Pack& pack, std::uint32_t sentence, std::uint32_t begin,
                     std::uint32_t end, const Fact& fact, Tense tense);

// Whether what a clause with this verb speaks of is the subject's view of it: praise, thank, welcome, stress ...
bool carries_opinion(const Lexicon& lexicon, WordId verb);

}  // namespace edgewise
