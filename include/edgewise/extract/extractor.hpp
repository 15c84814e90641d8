#pragma once
// The pipeline for one document, stage by stage: text -> tokens -> mentions -> entities -> clauses -> matches -> facts.
// Keep one extractor a thread: it owns every buffer, and nothing is allocated once they are warm. Deterministic: a
// document's facts depend on the document and the pack alone.

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "edgewise/clause/view_builder.hpp"
#include "edgewise/extract/fact_builder.hpp"
#include "edgewise/extract/pack.hpp"
#include "edgewise/extract/structure.hpp"
#include "edgewise/mention/date_finder.hpp"
#include "edgewise/mention/mention_finder.hpp"
#include "edgewise/text/document.hpp"
#include "edgewise/text/tokenizer.hpp"

namespace edgewise {

class StancePairs;

struct ExtractOptions {
  std::string_view reference_date;  // ISO day that no document is younger than; empty: none
  bool thorough = false;            // read every sentence that names somebody: slower, for tests, the same facts
};

class Extractor {
 public:
  explicit Extractor(const Pack& pack, ExtractOptions options = {});
  ~Extractor();

  // The document's facts, in text order; valid until the next call.
  const std::vector<Fact>& facts(const Document& document);
  // Only tokens, mentions and their entities.
  Reading& read(const Document& document);

  // Whether a rule could make a fact of the sentence; if not, nobody need read its clauses.
  bool worth_reading(std::uint32_t sentence);
  // One sentence's clauses and views after read(): what explain and coverage look at. `every` lays out all clauses;
  // without it worth_reading() was asked before, and only what may give a fact is.
  void read_sentence(std::uint32_t sentence, bool every);
  const ClauseReader& clause_reader() const { return clauses_reader_; }
  const SentenceClauses& clauses() const { return clauses_; }
  const ViewBuilder& views() const { return views_; }
  std::string_view id_of(EntityIndex entity) { return resolver_.id_of(reading_.entities, entity); }
  const Resolver& resolver() const { return resolver_; }
  Reading& reading() { return reading_; }
  const Pack& pack() const { return pack_; }

 private:
  // The rules' needs with what the current sentence offers.
  struct Wanted final : TriggerFilter {
    explicit Wanted(const TriggerNeeds& n) : needs(n) {}
    bool verb(WordId lemma) const override { return needs.verb(lemma, ends); }
    bool noun(WordId lemma) const override { return needs.noun(lemma, ends); }
    const TriggerNeeds& needs;
    SentenceEnds ends;
  };

  struct Anything final : TriggerFilter {
    bool verb(WordId) const override { return true; }
    bool noun(WordId) const override { return true; }
  };

  SentenceEnds ends_of(std::uint32_t sentence, std::uint64_t flags) const;
  bool opens_quoted(std::uint32_t sentence) const;

  const Pack& pack_;
  const ExtractOptions options_;
  Tokenizer tokenizer_;
  DateFinder dates_;
  MentionFinder mention_finder_;
  MentionFinder::Scratch scratch_;
  Resolver resolver_;
  ClauseReader clauses_reader_;
  ViewBuilder views_;
  Matcher matcher_;
  bool said_ = false;    // the sentence may hold an attribution: its clauses are read whatever its triggers
  bool guests_ = false;  // it speaks of those who came to an event
  Wanted wanted_;
  const Anything anything_{};
  const std::array<std::pair<std::uint64_t, WordId>, 3> auxiliaries_;  // be, have, do: verb groups of their own
  Reading reading_;
  SentenceClauses clauses_;
  FactBuilder builder_;
  StructureReader structure_;
  std::unique_ptr<StancePairs> stances_;
  std::vector<RuleMatch> matches_;
};

// Appends the document's mentions as JSON lines.
void write_mentions(Extractor& extractor, const Document& document, std::string& out);

}  // namespace edgewise
