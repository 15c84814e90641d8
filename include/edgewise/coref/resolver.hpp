#pragma once
// Resolution: every mention of a document gets the entity it means, or none where the text does not say.
//
// Surest first, nothing is decided twice:
//   1. names      equal folded names are one entity; listed names by their gazetteer entry; acronyms in brackets
//   2. surnames   "Lee" is the one full name of this document that ends so (headlines look forward)
//   3. offices    title + owner is an entity; a missing owner comes from the same holder, a conjoined title, the
//   dateline;
//                 "his Serbian counterpart B" gives B the other's title
//   4. capitals   the state where they act ("Moscow said"), the city after in, at, from and verbs of motion
//   5. quotes     who speaks each quote: its attribution, else the speaker of the quote before it in the paragraph
//   6. nominals   "the foreign minister": the last holder; "the two countries": the two most named; "the alliance"
//   7. pronouns   he, she: nearest fitting subject within three sentences; it: country or body; I, we: the quote's
//   speaker
//
// Everything stays inside the document: joining documents is the graph's business. Keep one resolver a thread.

#include <string>
#include <string_view>
#include <vector>

#include "edgewise/coref/document_entities.hpp"
#include "edgewise/mention/document_mentions.hpp"
#include "edgewise/mention/gazetteer.hpp"
#include "edgewise/model/schema.hpp"
#include "edgewise/text/lexicon.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

class Resolver {
 public:
  Resolver(const Schema& schema, const Lexicon& lexicon, const Gazetteer& gazetteer);

  // Sets `entity`, `type` and group of the mentions; fills `out`.
  void resolve(const TokenizedText& text, DocumentMentions& mentions, DocumentEntities& out);

  // The deterministic id, made on first use: "person:ann_lee".
  std::string_view id_of(DocumentEntities& entities, EntityIndex entity) const;

 private:
  struct PersonName {
    EntityIndex entity;
    std::string_view folded;
  };

  void resolve_names();
  void resolve_surnames();
  void resolve_offices();
  void resolve_capitals();
  bool owns_as_town(const Mention& city, std::uint32_t end) const;
  void find_quotes();
  void attribute_quotes(std::uint32_t sentence);
  MentionIndex speaker_without_verb(std::uint32_t sentence) const;
  void resolve_references(bool quoted);
  bool joined(const Mention& name, const Mention& title) const;
  EntityIndex state_in_context(const Role& role, std::string_view title, EntityIndex person, EntityIndex home) const;
  bool led_by_another(EntityIndex state, const Role& role, std::string_view title, EntityIndex person) const;
  void hold_again(const Role& role, EntityIndex person);
  bool may_be_called(EntityIndex entity, const Mention& nominal) const;
  void resolve_nominal(MentionIndex m);
  void resolve_pronoun(MentionIndex m, bool quoted);
  EntityIndex person_for(MentionIndex m, char gender) const;
  EntityIndex thing_for(MentionIndex m, bool possessive) const;
  EntityIndex holder_for(const Role& role, MentionIndex m) const;
  EntityIndex state_served_by(EntityIndex person) const;
  EntityIndex possessor_in_context(const Role& role, std::string_view title) const;
  EntityIndex state_of(EntityIndex speaker) const;
  bool subject_like(const Mention& m) const;
  const QuoteSpan* quote_at(std::uint32_t token) const;
  void two_most_named(TypeId type, MentionIndex m);
  EntityIndex entity_for_entry(std::uint32_t entry);
  EntityIndex entity_for_name(TypeId type, std::string_view name, std::string_view folded);
  EntityIndex office(std::string_view title, EntityIndex owner, EntityIndex host);
  void set(MentionIndex m, EntityIndex e, Resolved how);
  std::string_view fold_text(std::string_view text);

  const Schema& schema_;
  const Lexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const TokenizedText* text_ = nullptr;
  DocumentMentions* mentions_ = nullptr;
  DocumentEntities* out_ = nullptr;
  std::vector<PersonName> persons_;
  std::vector<std::uint32_t> entity_of_entry_;  // touched ones are reset after each document
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint32_t> quote_of_token_;
  std::string folded_;
};

}  // namespace edgewise
