#pragma once
// Governors: words that change how the act after them is to be read ("plans to meet", "refused to meet", "urged B to
// meet", "accused B of meeting"). Read from rules/lexicon/governors.tsv; the one place where modality and polarity of
// wording live.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "edgewise/model/fact.hpp"
#include "edgewise/text/lexicon.hpp"

namespace edgewise {

struct Governor {
  enum class Effect : std::uint8_t { kNone, kActual, kPlanned, kHoped, kPossible };
  Effect effect = Effect::kNone;
  bool negates = false;
  bool object_acts = false;  // the governor's object is who does the act
  bool particle = false;     // it is a verb with a particle: "call off", "pull out" of what it governs
};

class Governors {
 public:
  // Adds the words to the lexicon (word::kGovernor). Throws RuleError with file:line:column.
  void load(const std::string& path, Lexicon& lexicon);

  // nullptr where the lemma is no governor. A verb may be one only together with the word behind it: "call off".
  const Governor* verb(WordId lemma, WordId behind) const {
    const Governor* g = find(verbs_, {lemma, behind});
    return g != nullptr ? g : find(verbs_, {lemma, kUnknownWord});
  }
  const Governor* noun(WordId lemma) const { return find(nouns_, {lemma, kUnknownWord}); }
  const Governor* adjective(WordId word) const { return find(adjectives_, {word, kUnknownWord}); }

 private:
  using Words = std::pair<WordId, WordId>;  // the lemma, and the word behind it or kUnknownWord
  struct Row {
    Words words;
    Governor governor;
  };
  static const Governor* find(const std::vector<Row>& rows, Words words);
  std::vector<Row> verbs_, nouns_, adjectives_;  // sorted by words
};

}  // namespace edgewise
