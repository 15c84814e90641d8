#pragma once
// What a sentence must hold for the rules of one trigger to make a fact of it, so that most sentences are never read
// for their clauses. Computed once from the facts that the rules promise: each of their two ends needs something in the
// sentence that may stand there. Read-only, safe from any thread.

#include <cstdint>
#include <vector>

#include "edgewise/model/schema.hpp"
#include "edgewise/text/lexicon.hpp"

namespace edgewise {

struct Rule;

// What a sentence offers.
struct SentenceEnds {
  TypeMask mentions = 0;  // types of its mentions
  TypeMask entities = 0;  // types of what they mean
  bool two = false;       // two different ends at least, or somebody without a name
};

class TriggerNeeds {
 public:
  // Adds what one rule needs; rules come in any order.
  void add(const Rule& rule, WordId lemma, const Schema& schema);
  // After the last rule.
  void finish(std::size_t words);

  bool verb(WordId lemma, const SentenceEnds& ends) const { return verbs_.met(lemma, ends); }
  bool noun(WordId lemma, const SentenceEnds& ends) const { return nouns_.met(lemma, ends); }

 private:
  struct End {
    bool free = false;  // any noun will do
    TypeMask mentions = 0, entities = 0;
    friend bool operator==(const End&, const End&) = default;
    bool met(const SentenceEnds& ends) const {
      return free || ((mentions & ends.mentions) != 0 && (entities & ends.entities) != 0);
    }
  };
  struct Need {
    WordId lemma = 0;
    End subject, object;
    friend bool operator==(const Need&, const Need&) = default;
  };
  struct Table {
    std::vector<Need> needs;           // by lemma
    std::vector<std::uint32_t> slots;  // by word: its first need + 1, 0 where it is no trigger

    bool met(WordId lemma, const SentenceEnds& ends) const {
      if (lemma >= slots.size() || slots[lemma] == 0) return false;
      for (std::size_t i = slots[lemma] - 1; i < needs.size() && needs[i].lemma == lemma; ++i) {
        const Need& n = needs[i];
        if (n.subject.met(ends) && n.object.met(ends) && (ends.two || n.subject.free || n.object.free)) return true;
      }
      return false;
    }
    void finish(std::size_t words);
  };
  Table verbs_, nouns_;
};

}  // namespace edgewise
