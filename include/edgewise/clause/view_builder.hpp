#pragma once
// Lays the clauses of a sentence out as views (see view.hpp): one verb view for each clause whose verb may trigger a
// rule, one noun view for each noun phrase whose head may. Adds phrases of its own to the clauses (owners of nouns), so
// that every item of a view stands for a phrase. Keep one a thread: the views are reused.

#include <vector>

#include "edgewise/clause/clause_reader.hpp"
#include "edgewise/clause/trigger_filter.hpp"

namespace edgewise {

class ViewBuilder {
 public:
  ViewBuilder(const Lexicon& lexicon, const Governors& governors) : lexicon_(lexicon), governors_(governors) {}

  // Whether build() would make a view at all, as far as the first step of the clause reader can tell.
  bool any(const TokenizedText& text, std::uint32_t sentence, const ClauseReader& reader,
           const SentenceClauses& clauses, const TriggerFilter& filter) const;
  // Fills views() from what `reader` has just read into `clauses`: those that the filter wants, or, without one, all of
  // them, also of verbs and nouns that trigger nothing.
  void build(const TokenizedText& text, std::uint32_t sentence, const DocumentMentions& mentions,
             const ClauseReader& reader, SentenceClauses& clauses, const TriggerFilter* filter = nullptr);

  void clear() { size_ = 0; }
  std::size_t size() const { return size_; }
  const View& operator[](std::size_t i) const { return views_[i]; }

 private:
  void verb_view(std::uint32_t clause);
  void noun_view(std::size_t element, bool with_owner);
  void stay_views(const TriggerFilter* filter);
  bool stays_at(std::size_t element) const;
  bool host_owns(const View& view, const NounPhrase& phrase) const;
  const Governor* governor_of(const VerbGroup& verb) const;
  View& next();
  void item(View& view, std::uint32_t phrase);
  void word_item(View& view, ItemKind kind, WordId lemma, std::uint32_t phrase = kNoIndex);
  std::uint32_t owners_before(std::uint32_t phrase);
  bool place_phrase(const PrepositionalPhrase& p) const;

  const Lexicon& lexicon_;
  const Governors& governors_;
  const TokenizedText* text_ = nullptr;
  const DocumentMentions* mentions_ = nullptr;
  const ClauseReader* reader_ = nullptr;
  SentenceClauses* clauses_ = nullptr;
  std::uint32_t first_ = 0;
  std::vector<PrepositionalPhrase> places_;
  std::vector<View> views_;
  std::size_t size_ = 0;
};

}  // namespace edgewise
