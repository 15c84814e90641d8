#pragma once
// Governors: words that change how the act after them is to be read ("plans to meet", "refused to meet", "urged B to
// meet", "accused B of meeting"). Read from rules/lexicon/governors.tsv; the one place where modality and polarity of
// wording live.

#include <cstdint>
#include <string>
#include <vector>

#include "edgewise/model/fact.hpp"
#include "edgewise/text/lexicon.hpp"

namespace edgewise {

struct Governor {
  enum class Effect : std::uint8_t { kNone, kActual, kPlanned, kHoped, kPossible };
  Effect effect = Effect::kNone;
  bool negates = false;
  bool object_acts = false;  // the governor's object is who does the act
};

class Governors {
 public:
  // Adds the words to the lexicon (word::kGovernor). Throws RuleError with file:line:column.
  void load(const std::string& path, Lexicon& lexicon);

  // nullptr where the lemma is no governor.
  const Governor* verb(WordId lemma) const { return find(verbs_, lemma); }
  const Governor* noun(WordId lemma) const { return find(nouns_, lemma); }
  const Governor* adjective(WordId word) const { return find(adjectives_, word); }

 private:
  struct Row {
    WordId lemma;
    Governor governor;
  };
  static const Governor* find(const std::vector<Row>& rows, WordId lemma);
  std::vector<Row> verbs_, nouns_, adjectives_;  // sorted by lemma
};

}  // namespace edgewise
