#pragma once
// Matches to facts: binds mentions to the ends of a rule's fact templates, checks types against the schema, and adds
// what the clause and the document know: modality, polarity, speaker, date, place, provenance, confidence.
//
// Confidence is the rule's own, times what each step that was not certain costs: an end found by pronoun, nominal or
// plural, an owner in place of the thing owned, words skipped in a gap, an adverbial or conditional clause.

#include <cstdint>
#include <string_view>
#include <vector>

#include "edgewise/clause/sentence_clauses.hpp"
#include "edgewise/clause/view_builder.hpp"
#include "edgewise/coref/resolver.hpp"
#include "edgewise/extract/pack.hpp"
#include "edgewise/model/fact.hpp"

namespace edgewise {

// Everything that reading one document has found, by stage.
struct Reading {
  TokenizedText text;
  DocumentMentions mentions;
  DocumentEntities entities;
  std::string_view doc;
};

class FactBuilder {
 public:
  FactBuilder(const Pack& pack, const Resolver& resolver);

  void start(Reading& reading);
  // HOLDS_ROLE, OFFICE_OF, ACCREDITED_TO and MEMBER_OF of one sentence, from the titles that stand with names.
  void add_roles(std::uint32_t sentence);
  void add_match(std::uint32_t sentence, const View& view, const SentenceClauses& clauses, const RuleMatch& match);
  // A fact between two mentions that needs no rule's match; ends that the relation does not take are left out.
  void add_pair(std::uint32_t sentence, RelationId relation, MentionIndex subject, MentionIndex object,
                std::string_view rule, double confidence, std::string_view attr = {}, std::string_view value = {});
  // The same for an event that is only described: "a summit" in a city.
  void add_event_place(std::uint32_t sentence, Span event, RelationId relation, MentionIndex place,
                       std::string_view rule, double confidence);
  // A fact between a mention and something only described; `reversed`: the described one is the subject.
  void add_described(std::uint32_t sentence, RelationId relation, MentionIndex named, Span words, TypeId type,
                     bool reversed, std::string_view rule, double confidence);
  // What attributions say by themselves, after the sentence's matches: REQUESTED ("Y must ..., X said") and, where no
  // fact of the sentence is X's word, SAID.
  void add_demands(std::uint32_t sentence, const SentenceClauses& clauses);
  void add_sayings(std::uint32_t sentence, const SentenceClauses& clauses);
  // ATTENDED, where somebody is among the guests or does something at an event.
  void add_attendance(std::uint32_t sentence, const SentenceClauses& clauses);
  // After each sentence: of equal facts the surest stays.
  void end_sentence();

  const std::vector<Fact>& facts() const { return facts_; }

 private:
  struct End {
    EntityIndex entity = kNoIndex;
    MentionIndex mention = kNoIndex;  // kNoIndex for a topic
    std::uint32_t phrase = kNoIndex;  // topics
    double certainty = 1;
    bool human = false;               // somebody without a name: a Group of its own
    std::uint32_t clause = kNoIndex;  // an act as a topic: "to improve ties"
  };
  struct Speaker {
    EntityIndex entity = kNoIndex;
    MentionIndex mention = kNoIndex;
  };
  struct Context;

  void bind(const Context& c, std::uint8_t capture, std::vector<End>& out);
  void add_members(const Context& c, std::uint32_t begin, std::uint32_t end, double certainty, std::vector<End>& out);
  bool undergoes(const Context& c, const NounPhrase& p) const;
  bool unnamed_person(const Context& c, const NounPhrase& p) const;
  bool unnamed_speaker(std::uint32_t sentence, const SentenceClauses& clauses, const Clause& saying) const;
  bool says_nothing(const Context& c, const NounPhrase& p) const;
  End state_for(const RelationType& relation, End end) const;
  End state_of_forces(End end) const;
  void drop_inner(const Context& c, const FactTemplate& t, std::vector<End>& ends) const;
  void emit(const Context& c, const FactTemplate& t, const End& subject, const End& object);
  const QuoteSpan* quote_around(std::uint32_t token) const;
  bool speaks(EntityIndex entity) const;
  Speaker speaker_at(std::uint32_t token, const Clause* clause) const;
  std::uint32_t topic_of(std::uint32_t sentence, const SentenceClauses& clauses, const Clause& clause) const;
  void add_topic(const Context& c, std::uint32_t phrase, double certainty, std::vector<End>& out);
  void add_topics(const Context& c, std::uint32_t phrase, const RuleCapture& capture, std::vector<End>& out);
  FactEnd fact_end(const Context& c, const End& end, TypeId type);
  // The event that a phrase refers back to: one with a name, or the words that first told what it is.
  struct EventReference {
    EntityIndex named = kNoIndex;
    Span described;
  };
  EventReference event_meant(const Context& c, std::uint32_t phrase) const;
  std::uint32_t list_behind(std::uint32_t sentence, const Clause& clause) const;
  void add_list(std::uint32_t sentence, MentionIndex first, std::vector<End>& out);
  FactEnd event_in_context(std::uint32_t before);
  Span event_described(std::string_view noun, std::uint32_t before) const;
  bool own_meeting(const Context& c, const End& end) const;
  TypeId described_type(const Context& c, const End& end, TypeMask wanted) const;
  FactEnd described(TypeId type, Span span);
  FactEnd entity_end(EntityIndex entity, MentionIndex mention);
  MentionIndex named_near(EntityIndex entity, MentionIndex near) const;
  Span phrase_span(const Context& c, std::uint32_t phrase, bool whole) const;
  Span act_span(const Context& c, std::uint32_t clause) const;
  Span trigger_span(const Context& c) const;
  Span word_span(std::uint32_t token) const;
  std::string_view capture_text(const Context& c, std::uint8_t capture);
  bool only_occasion(const View& view) const;
  std::uint32_t trigger_token(const Context& c) const;
  void set_speaker(const Context& c, const FactTemplate& t, Fact& fact);
  void set_date_and_place(const Context& c, Fact& fact);
  Fact& new_fact(std::uint32_t sentence, RelationId relation);

  const Pack& pack_;
  const Resolver& resolver_;
  const RelationId holds_role_, office_of_, accredited_to_, member_of_, requested_, said_, attended_, visited_,
      attacked_;  // kNoRelation where it lacks one
  Reading* reading_ = nullptr;
  std::vector<Fact> facts_;
  std::size_t sentence_begin_ = 0;
  std::vector<End> subjects_, objects_, speakers_;
};

}  // namespace edgewise
