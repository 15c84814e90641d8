#pragma once
// The one table of words: every written form that any stage cares about (function words, verbs and nouns with their
// inflections, months, titles, first words of listed names), found by one hash look-up a token.
//
// Built once from rules/lexicon/*.tsv and by the stages that add their own words (gazetteer, titles); frozen by
// freeze(), read-only and safe from any thread afterwards. Forms are kept in lower case (ASCII letters only are folded:
// "Été" and "été" are two forms); case is the token's shape, and a stage that needs exact case compares the text.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/base/arena.hpp"
#include "edgewise/base/huge_pages.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

namespace word {  // what a form may be; a form may be many things
inline constexpr std::uint64_t
    kVerb = 1ull << 0,
    kNoun = 1ull << 1, kAdjective = 1ull << 2, kAdverb = 1ull << 3,
    kDeterminer = 1ull << 4,                             // the a this each
    kPreposition = 1ull << 5, kConjunction = 1ull << 6,  // and or but nor
    kSubordinator = 1ull << 7,                           // that if because when while after before
    kRelative = 1ull << 8,                               // who which that whose whom
    kModal = 1ull << 9,                                  // will would can ...
    kBe = 1ull << 10, kHave = 1ull << 11, kDo = 1ull << 12,
    kNegation = 1ull << 13,                         // not n't never no neither
    kPronoun = 1ull << 14,                          // he she it they we I you him ...
    kPossessivePronoun = 1ull << 15,                // his her its their our my your
    kMonth = 1ull << 16, kWeekday = 1ull << 17,     // value: 1 = January, 1 = Monday
    kNumberWord = 1ull << 18,                       // value: two = 2, first = 1 (with kOrdinal)
    kOrdinal = 1ull << 19, kTimeUnit = 1ull << 20,  // day week month year quarter decade; value 1..6
    kDateWord = 1ull << 21,      // today yesterday tomorrow last next this ago early late ... : may start or end a date
    kAbbreviation = 1ull << 22,  // its period ends no sentence: Mr. Gen. Jan.
    kGivenName = 1ull << 23,     // value: 'm' 'f' 'u'
    kSurname = 1ull << 24, kNameParticle = 1ull << 25,  // de von van al bin
    kListed = 1ull << 26,                               // starts at least one gazetteer phrase
    kTitle = 1ull << 27,                                // may be part of an office title
    kHonorific = 1ull << 28,                            // Mr Ms Dr Sir
    kOrgHead = 1ull << 29,                              // Ministry Bank Council ...
    kOrgSuffix = 1ull << 30,                            // Inc Ltd AG
    kGroupNoun = 1ull << 31,                            // rebels protesters police troops
    kEventHead = 1ull << 32, kFacilityHead = 1ull << 33, kDocumentHead = 1ull << 34,
    kSpeech = 1ull << 35,        // say tell add stress: may carry a clause or a quote (set on verb forms)
    kGovernor = 1ull << 36,      // a verb or noun that changes what follows: plan refuse want hope fail
    kTrigger = 1ull << 37,       // stands in a rule's trigger list: set by the rule compiler
    kCommon = 1ull << 38,        // a known lower-case word: a sentence-initial capital of it is no name
    kParticle = 1ull << 39,      // up off out down over: may follow a verb
    kLocationHead = 1ull << 40,  // city province river
    kNominal = 1ull << 41,       // common noun that can stand for an entity: country alliance company minister
    kReflexive = 1ull << 42,     // himself itself each other
    kDirection = 1ull << 43,     // north southern central
    kQuantity = 1ull << 44,      // several dozens million percent
    kThere = 1ull << 45,
    kHuman = 1ull << 46,         // citizen lawyer villager: somebody without a name (set on the singular)
    kEventNoun = 1ull << 47,     // talks summit funeral: what people take part in, without a name (any number)
    kDocumentNoun = 1ull << 48,  // deal treaty memorandum: what is signed, without a name (any number)
    kAttendee = 1ull << 49,      // guests, delegates: those who come to an event (any number)
    kSomebody = 1ull << 63;      // singular or plural of a kHuman word: set by freeze()
}

namespace verb_form {
inline constexpr std::uint8_t kBase = 1, kThird = 2, kPast = 4, kParticiple = 8, kGerund = 16;
}

inline constexpr std::int16_t kBodyNoun = 77;  // value of a human noun that names a body: "the army" is one by itself

struct Word {
  std::uint64_t flags = 0;
  WordId verb = 0;              // base form, where it may be a verb
  WordId noun = 0;              // singular, where it may be a noun
  std::uint8_t verb_forms = 0;  // which forms of `verb` it may be
  bool plural = false;          // plural of `noun`
  std::uint8_t verb_share = 0;  // of its uses as verb or noun, how many in 255 as verb (by counts; 128 unknown)
  std::int16_t value = 0;       // months, weekdays, numbers, units; letter of a given name's gender
};

class Lexicon {
 public:
  Lexicon();
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;

  // Reads every *.tsv of the folder in byte order of name. Two kinds, told by their header row:
  //   lemma pos count forms   words of the open classes (see rules/lexicon/words.tsv)
  //   word  flags value       flag names as above without k, lower case, joined by ',' ("verb", "group_noun")
  // Files with another header are other stages' and skipped. Throws RuleError with file:line:column.
  void load_folder(const std::string& folder) { load_folders({folder}); }
  void load_folders(const std::vector<std::string>& folders);  // the first has to be there, the others add to it

  // While building: the id of a form (made lower case), added where new.
  WordId add(std::string_view form);
  Word& edit(WordId id) { return words_[id]; }
  // After the last add: builds the look-up table.
  void freeze();

  // The id of a token's bytes, kUnknownWord where the form is not held. Any case of ASCII letters.
  WordId find(std::string_view token) const;
  // What one look-up gives: the id and its flags, from one line of memory.
  struct Found {
    WordId id = kUnknownWord;
    std::uint64_t flags = 0;
  };
  // The same for who has the hash already (src/text/form_hash.hpp). After freeze() only.
  Found find_hashed(std::uint64_t hash) const {
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    for (std::uint64_t i = hash & mask_;; i = (i + 1) & mask_) {
      const Slot& s = slots_[i];
      if (s.tag == tag || s.id == kUnknownWord) return {s.id, s.flags};
    }
  }
  // Asks for the memory that find_hashed() will look at.
  void prefetch([[maybe_unused]] std::uint64_t hash) const {
#if defined(__GNUC__)
    __builtin_prefetch(&slots_[hash & mask_]);
#endif
  }
  const Word& operator[](WordId id) const {
    return words_[id];
  }
  std::uint64_t flags(WordId id) const {
    return words_[id].flags;
  }
  std::string_view form(WordId id) const {
    return forms_[id];
  }
  std::size_t size() const {
    return words_.size();
  }

 private:
  // Open addressing at half load; a slot holds 32 bits of the hash, the id and, once frozen, the word's flags. While
  // building every form is compared. Afterwards the hash decides: 32 bits of tag and 18 or more of place make a false
  // hit for an unknown word less likely than one in a thousand million, and a look-up costs one line of memory, not
  // four.
  struct Slot {
    std::uint32_t tag = 0;
    WordId id = kUnknownWord;
    std::uint64_t flags = 0;
  };
  void insert(std::uint64_t hash, WordId id);
  void resize(std::size_t slots);

  std::vector<Word, HugePages<Word>> words_;
  std::vector<Slot, HugePages<Slot>> slots_;
  std::uint64_t mask_ = 0;
  std::vector<std::string_view, HugePages<std::string_view>> forms_;  // in lower case, by word
  Arena letters_;                                                     // what they point to
};

// A flag's bit by its name in the files ("org_head"); 0 where unknown.
std::uint64_t word_flag_named(std::string_view name);

}  // namespace edgewise
