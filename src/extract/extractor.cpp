#include "edgewise/extract/extractor.hpp"

namespace edgewise {

Extractor::Extractor(const Pack& pack, ExtractOptions options)
    : pack_(pack),
      tokenizer_(pack.lexicon),
      dates_(pack.lexicon, DateOptions{options.reference_date}),
      mention_finder_(pack.schema, pack.lexicon, pack.gazetteer, pack.titles),
      scratch_(MentionFinder::make_scratch()),
      resolver_(pack.schema, pack.lexicon, pack.gazetteer),
      clauses_reader_(pack.lexicon, pack.governors),
      views_(pack.lexicon, pack.governors),
      matcher_(pack.rules),
      builder_(pack, resolver_),
      structure_(pack) {}

Extractor::~Extractor() = default;

Reading& Extractor::read(const Document& document) {
  reading_.doc = document.id;
  reading_.mentions.clear();
  tokenizer_.run(document.text, reading_.text);                       // tokens and sentences, spans into the text
  dates_.find(document, reading_.text, reading_.mentions);            // dates with their values, the document's date
  mention_finder_.find(reading_.text, reading_.mentions, *scratch_);  // from here on no mention is added
  resolver_.resolve(reading_.text, reading_.mentions, reading_.entities);  // every mention has its entity, or none
  return reading_;
}

// A rule needs a trigger and someone who acts.
bool Extractor::worth_reading(std::uint32_t sentence) const {
  const DocumentMentions& ms = reading_.mentions;
  bool actor = false;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1] && !actor; ++m) {
    actor = ms.mentions[m].entity != kNoIndex;
  }
  if (!actor) return false;
  const Sentence& s = reading_.text.sentences[sentence];
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (pack_.lexicon.flags(reading_.text.tokens[t].word) & word::kTrigger) return true;
  }
  return false;
}

bool Extractor::opens_quoted(std::uint32_t sentence) const {
  const std::uint32_t first = reading_.text.sentences[sentence].first;
  for (const QuoteSpan& q : reading_.entities.quotes) {
    if (q.first < first && first < q.last) return true;
    if (q.first > first) break;
  }
  return false;
}

void Extractor::read_sentence(std::uint32_t sentence, bool every) {
  clauses_reader_.read(reading_.text, sentence, reading_.mentions, opens_quoted(sentence), clauses_);
  views_.build(reading_.text, sentence, reading_.mentions, clauses_reader_, clauses_, every);
}

const std::vector<Fact>& Extractor::facts(const Document& document) {
  read(document);
  builder_.start(reading_);
  for (std::uint32_t s = 0; s < reading_.text.sentences.size(); ++s) {
    builder_.add_roles(s);
    structure_.read(reading_, s, builder_);
    if (worth_reading(s)) {
      read_sentence(s, false);
      for (std::size_t v = 0; v < views_.size(); ++v) {
        matches_.clear();
        matcher_.match(views_[v], matches_);
        for (const RuleMatch& m : matches_) builder_.add_match(s, views_[v], clauses_, m);
      }
    }
    builder_.end_sentence();
  }
  return builder_.facts();
}

}  // namespace edgewise
