#pragma once
// The clauses of one sentence: noun phrases, verb groups and who does what to whom.
//
// The reading is shallow and deterministic, in three passes over the tokens:
//   1. tags: each token gets one part of speech from its lexicon flags and its neighbours ("visit" after "a" is a
//   noun);
//   2. elements: tokens are grouped into noun phrases (with the mentions they hold, lists joined), verb groups (with
//   tense,
//      voice, polarity, modality) and single function words;
//   3. clauses: every verb group is one clause. Segments between commas that only add something (appositions, "who ..."
//      clauses, attributions, adverbials) are marked as inserted, so that a subject and its verb stand side by side;
//      then each verb finds its subject to the left, its objects and prepositional phrases to the right. Conjoined
//      verbs inherit the subject, infinitives and gerunds take it from what governs them.
//
//   "Serbia, Vucic said, will not join NATO and plans to keep its neutrality."
//     say  (subject Vucic)                   speaker of the others
//     join (subject Serbia, object NATO)     planned, negated
//     plan (subject Serbia)
//     keep (subject Serbia, object neutrality [owner: its])   planned, governed by plan
//
// All arrays are reused from sentence to sentence by the thread that owns them.

#include <array>
#include <cstdint>
#include <vector>

#include "edgewise/clause/view.hpp"
#include "edgewise/mention/document_mentions.hpp"
#include "edgewise/text/lexicon.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

struct NounPhrase {
  std::uint32_t first = 0, last = 0;                 // tokens
  std::uint32_t head = 0;                            // token of the head noun or of the last member's end
  std::uint32_t reach = 0;                           // end with the phrases behind it: "the call of X for a truce"
  WordId lemma = 0;                                  // singular of the head; 0 where the head is a mention
  TypeId type = type::kNone;                         // of the members, else of the anchors
  std::uint32_t members_begin = 0, members_end = 0;  // into SentenceClauses::mentions: what the phrase names
  std::uint32_t anchors_begin = 0, anchors_end = 0;  // whose the head noun is: possessor, adjective, "of"
  std::uint32_t joined = kNoIndex;                   // the phrase that a plain noun is joined with: "trade and energy"
  bool negated = false;                              // "no support"
  bool indefinite = false;
  bool plural = false;
  bool is_list = false;
  bool human = false;  // no name, but somebody: "protesters", "a French citizen"
};

struct VerbGroup {
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t head = 0;             // token of the main verb
  WordId lemma = 0;
  WordId particle = 0;
  Tense tense = Tense::kNone;
  Modality modality = Modality::kActual;
  bool negated = false, passive = false, finite = false, infinitive = false, gerund = false, perfect = false;
  bool participle = false;  // an -ed form that may be a reduced passive
  bool copula = false;      // be, become, remain: what follows says what the subject is
  bool necessity = false;   // must, should
};

struct PrepositionalPhrase {
  WordId preposition = 0;
  std::uint32_t phrase = kNoIndex;  // noun phrase
};

struct Clause {
  std::uint32_t verb = 0;                                                         // index of its verb group
  std::uint32_t subject = kNoIndex, object = kNoIndex, second_object = kNoIndex;  // noun phrases
  std::uint32_t adjective = kNoIndex;                                             // token of the predicate adjective
  std::uint32_t preps_begin = 0, preps_end = 0;                                   // into SentenceClauses::preps
  std::uint32_t parent = kNoIndex;                                                // clause that governs or carries it
  std::uint32_t complement = kNoIndex;  // a finite clause that it carries ("said that ...")
  std::uint32_t infinitive = kNoIndex;  // an infinitive that follows it
  ClauseForm form = ClauseForm::kActive;
  Modality modality = Modality::kActual;
  bool negated = false;
  bool quoted = false;
  bool conditional = false;          // if, unless, whether
  bool adverbial = false;            // after, while, because ...: presupposed
  MentionIndex speaker = kNoIndex;   // who says it inside this sentence
  std::uint32_t begin = 0, end = 0;  // tokens that belong to it, for dates and places
};

class SentenceClauses {
 public:
  std::vector<MentionIndex> mentions;  // members and anchors of the phrases
  std::vector<NounPhrase> phrases;
  std::vector<VerbGroup> verbs;
  std::vector<PrepositionalPhrase> preps;
  std::vector<Clause> clauses;

  void clear() {
    mentions.clear();
    phrases.clear();
    verbs.clear();
    preps.clear();
    clauses.clear();
  }
};

}  // namespace edgewise
