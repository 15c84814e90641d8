#pragma once
// Reads one sentence into clauses: see sentence_clauses.hpp for what comes out and how it is found.
// Keep one reader a thread; it owns scratch arrays. Never fails: a sentence that it cannot read gives fewer clauses.

#include <cstdint>
#include <vector>

#include "edgewise/clause/governors.hpp"
#include "edgewise/clause/sentence_clauses.hpp"

namespace edgewise {

// One part of speech a token, after a look at its neighbours.
enum class Tag : std::uint8_t {
  kOther,
  kNoun,
  kAdjective,
  kAdverb,
  kDeterminer,
  kPreposition,
  kConjunction,
  kComma,
  kSubordinator,
  kRelative,
  kModal,
  kBe,
  kHave,
  kDo,
  kTo,
  kNegation,
  kPronoun,
  kPossessivePronoun,
  kPossessive,
  kNumber,
  kMention,
  kDate,
  kQuote,
  kBreak,
  kStop,
  kFinite,
  kBase,
  kEd,
  kGerund,
  kThere,
};

enum class ElementKind : std::uint8_t {
  kPhrase,
  kVerb,
  kPreposition,
  kConjunction,
  kComma,
  kSubordinator,
  kRelative,
  kQuote,
  kBreak,
  kAdjective,
  kAdverb
};

// A noun phrase, a verb group or a single word: what pass 3 works on.
struct Element {
  ElementKind kind = ElementKind::kBreak;
  std::uint8_t level = 0;  // 1: inside an inserted segment
  bool quoted = false;
  std::uint32_t index = 0;            // phrase or verb; else unused
  std::uint32_t first = 0, last = 0;  // tokens
  WordId word = 0;
};

class ClauseReader {
 public:
  ClauseReader(const Lexicon& lexicon, const Governors& governors)
      : lexicon_(lexicon),
        governors_(governors),
        be_(lexicon.find("be")),
        have_(lexicon.find("have")),
        do_(lexicon.find("do")),
        than_(lexicon.find("than")),
        at_(lexicon.find("at")),
        up_(lexicon.find("up")) {}

  // `quoted` says whether the sentence starts inside a quote that an earlier sentence opened.
  void read(const TokenizedText& text, std::uint32_t sentence, const DocumentMentions& mentions, bool quoted,
            SentenceClauses& out) {
    group(text, sentence, mentions, quoted, out);
    read_clauses();
  }
  // The same in two steps: after the first there are phrases and verb groups, but no clauses yet.
  void group(const TokenizedText& text, std::uint32_t sentence, const DocumentMentions& mentions, bool quoted,
             SentenceClauses& out);
  void read_clauses();

  const std::vector<Element>& elements() const { return elements_; }
  const std::vector<Tag>& tags() const { return tags_; }  // of the sentence's tokens, from its first

 private:
  // pass 1
  void find_marks(bool quoted);
  void cover_mentions();
  void tag();
  Tag tag_word(std::uint32_t i, Tag previous, Tag auxiliary) const;
  Tag tag_verb_or_noun(std::uint32_t i, const Word& w, Tag previous, Tag auxiliary) const;
  bool opens_phrase(std::uint32_t i) const;
  static bool asks_for(std::string_view lemma);
  bool goes_on_saying(const VerbGroup& verb, std::uint32_t inner) const;
  bool describes_subject(std::uint32_t comma, std::uint32_t end, std::uint32_t next) const;
  std::uint32_t resumes_behind(std::uint32_t i, std::uint32_t comma) const;
  bool clause_follows(std::uint32_t i) const;
  bool about_number(std::uint32_t i) const;
  bool rounds_number(std::uint32_t i, Tag previous) const;
  bool opens_that_clause(std::uint32_t i) const;
  bool bare_before(std::uint32_t i) const;
  bool governed_before(std::uint32_t i) const;
  bool verb_before(std::uint32_t i) const;
  // pass 2
  void group(bool quoted);
  std::uint32_t take_verb(std::uint32_t i);
  std::uint32_t take_phrase(std::uint32_t i);
  bool given_to(MentionIndex m) const;
  bool governs_date(std::uint32_t i) const;
  bool class_noun(MentionIndex m, std::uint32_t k) const;
  void finish_phrase(NounPhrase& phrase, std::uint32_t first, std::uint32_t last);
  WordId compound(WordId modifier, WordId head) const;
  void drop_quantifiers();
  void join_lists();
  bool joinable(const Element& a, const Element& b) const;
  void mark_inserted();
  bool first_finite(std::size_t element) const;
  void mark_broken_quotes();
  bool inserted(std::size_t from, std::size_t to) const;
  void measure_phrases();
  bool completes(const NounPhrase& noun, WordId preposition, const NounPhrase& next) const;
  bool enumeration(std::size_t element) const;
  // pass 3
  void build_clauses();
  std::uint32_t named_by_apposition(std::uint32_t phrase) const;
  bool writing(WordId lemma) const;
  bool inner_object(std::size_t element) const;
  void find_subject(std::size_t element, Clause& clause);
  void find_complements(std::size_t element, Clause& clause);
  void take_relative_object(std::size_t element, Clause& clause) const;
  void share_parts();
  void lend_subject(std::size_t element, Clause& c);
  void lend_object(std::size_t element, Clause& c) const;
  bool share_purpose(const Clause& contact, Clause& act);
  bool gives_to_help(const Clause& gift, Clause& act) const;
  WordId ahead_of(std::size_t element) const;
  void govern(std::size_t element, Clause& clause);
  std::uint32_t clause_before(std::size_t element) const;
  std::uint32_t phrase_left_of(std::size_t element) const;
  // attribution
  void attribute();
  void attribute_tails();
  void attribute_phrases();
  bool states(const Clause& clause) const;
  bool hopes(const Clause& clause) const;
  MentionIndex speaker_of(const Clause& clause) const;
  std::uint32_t speaker_before(std::size_t gerund, std::uint32_t previous) const;

  std::uint32_t n() const { return last_ - first_; }
  const Token& token(std::uint32_t i) const { return text_->tokens[first_ + i]; }
  Tag tag_at(std::uint32_t i) const { return i < tags_.size() ? tags_[i] : Tag::kStop; }
  const Word& word_at(std::uint32_t i) const { return lexicon_[token(i).word]; }
  const Mention& mention(MentionIndex m) const { return mentions_->mentions[m]; }

  const Lexicon& lexicon_;
  const Governors& governors_;
  const WordId be_, have_, do_, than_, at_, up_;
  const TokenizedText* text_ = nullptr;
  const DocumentMentions* mentions_ = nullptr;
  SentenceClauses* out_ = nullptr;
  std::uint32_t first_ = 0, last_ = 0, sentence_ = 0;
  std::vector<Tag> tags_;
  std::uint32_t resumed_ = kNoIndex;       // token where a clause goes on behind an attribution inside it
  std::uint32_t joins_ = kNoIndex;         // the clause that find_subject() conjoined with, where it is not the nearest
  std::vector<MentionIndex> cover_;        // outermost mention of each token, kNoIndex where none
  std::vector<std::uint32_t> atomic_end_;  // a title with its name: one phrase from here to there; 0 where none
  std::vector<MentionIndex> atomic_head_;
  std::vector<std::uint8_t> through_;  // quote marks and brackets that the syntax goes through
  std::vector<std::uint8_t> skip_;     // tokens of an apposition that a role already says
  std::vector<Element> elements_, joined_;
  std::vector<std::uint32_t> clause_of_element_;
};

}  // namespace edgewise
