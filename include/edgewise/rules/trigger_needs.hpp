#pragma once
// What a sentence must hold for the rules of one trigger to make a fact of it, so that most sentences are never read
// for their clauses. Computed once from the facts that the rules promise: each of their two ends needs something in the
// sentence that may stand there. Read-only, safe from any thread.

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "edgewise/model/schema.hpp"
#include "edgewise/text/lexicon.hpp"

namespace edgewise {

struct Rule;

// What a sentence offers.
struct SentenceEnds {
  TypeMask mentions = 0;                 // types of its mentions
  TypeMask entities = 0;                 // types of what they mean
  bool two = false;                      // two different ends at least, or somebody without a name
  std::array<std::uint64_t, 16> sets{};  // bit n: a word of set n is there; see TriggerNeeds::gather()
};

class TriggerNeeds {
 public:
  // Sets of words that a rule cannot do without: of each a word has to be there, by base form. 0: no set.
  using RequiredWords = std::vector<std::vector<WordId>>;
  using SetIds = std::array<std::uint16_t, 3>;
  SetIds sets_of(const RequiredWords& words);  // the first three

  // Adds what one rule needs; rules come in any order.
  void add(const Rule& rule, WordId lemma, const SetIds& sets, const Schema& schema);
  // After the last rule and the last word.
  void finish(const Lexicon& lexicon);

  // Notes what a word of the sentence is good for.
  void gather(WordId word, SentenceEnds& ends) const {
    const std::uint32_t row = row_of_word_[word];
    if (row == 0) return;
    for (std::size_t k = 0; k < width_; ++k) ends.sets[k] |= rows_[row * width_ + k];
  }

  static bool there(const SetIds& sets, const SentenceEnds& ends) {
    for (const std::uint16_t set : sets) {
      if (set != 0 && (ends.sets[set / 64] >> (set % 64) & 1u) == 0) return false;
    }
    return true;
  }

  bool verb(WordId lemma, const SentenceEnds& ends) const { return met(verbs_, lemma, ends); }
  bool noun(WordId lemma, const SentenceEnds& ends) const { return met(nouns_, lemma, ends); }

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
    SetIds sets{};
    friend bool operator==(const Need&, const Need&) = default;
  };
  struct Table {
    std::vector<Need> needs;           // by lemma
    std::vector<std::uint32_t> slots;  // by word: its first need + 1, 0 where it is no trigger

    void finish(std::size_t words);
  };

  bool met(const Table& table, WordId lemma, const SentenceEnds& ends) const {
    if (lemma >= table.slots.size() || table.slots[lemma] == 0) return false;
    for (std::size_t i = table.slots[lemma] - 1; i < table.needs.size() && table.needs[i].lemma == lemma; ++i) {
      const Need& n = table.needs[i];
      if (n.subject.met(ends) && n.object.met(ends) && (ends.two || n.subject.free || n.object.free) &&
          there(n.sets, ends))
        return true;
    }
    return false;
  }

  Table verbs_, nouns_;
  std::map<std::vector<WordId>, std::uint16_t> sets_;  // 1 and up; until finish()
  // Words that stand in the same sets, by themselves or by their base forms, share a row of bits. Row 0 is empty.
  std::vector<std::uint16_t> row_of_word_;
  std::vector<std::uint64_t> rows_;
  std::size_t width_ = 0;
};

}  // namespace edgewise
