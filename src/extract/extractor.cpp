#include "edgewise/extract/extractor.hpp"

#include "extract/stance_pairs.hpp"

namespace edgewise {

Extractor::Extractor(const Pack& pack, ExtractOptions options)
    : pack_(pack),
      options_(options),
      tokenizer_(pack.lexicon),
      dates_(pack.lexicon, DateOptions{options.reference_date}),
      mention_finder_(pack.schema, pack.lexicon, pack.gazetteer, pack.titles),
      scratch_(MentionFinder::make_scratch()),
      resolver_(pack.schema, pack.lexicon, pack.gazetteer),
      clauses_reader_(pack.lexicon, pack.governors),
      views_(pack.lexicon, pack.governors),
      matcher_(pack.rules),
      wanted_(pack.rules.needs()),
      auxiliaries_{{{word::kBe, pack.lexicon.find("be")},
                    {word::kHave, pack.lexicon.find("have")},
                    {word::kDo, pack.lexicon.find("do")}}},
      builder_(pack, resolver_),
      structure_(pack),
      stances_(std::make_unique<StancePairs>(pack)) {}

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

// What the sentence's mentions and words may stand for in a fact.
SentenceEnds Extractor::ends_of(std::uint32_t sentence, std::uint64_t flags) const {
  const DocumentMentions& ms = reading_.mentions;
  const DocumentEntities& es = reading_.entities;
  SentenceEnds ends;
  EntityIndex one = kNoIndex;
  bool unnamed = false;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1]; ++m) {
    const Mention& x = ms.mentions[m];
    if (x.type < type::kMaxTypes) ends.mentions |= 1u << x.type;
    if (x.group_end > x.group_begin) {
      ends.two = true;
      for (std::uint32_t g = x.group_begin; g < x.group_end; ++g)
        ends.entities |= 1u << es.entities[es.members[g]].type;
    }
    // "The Dutch prime minister", whom the text does not name, is somebody without a name.
    unnamed = unnamed || (x.entity == kNoIndex && (x.type == type::kPerson || x.type == type::kOrganization) &&
                          (x.kind == MentionKind::kNominal || x.kind == MentionKind::kTitle));
    if (x.entity == kNoIndex) continue;
    ends.entities |= 1u << es.entities[x.entity].type;
    if (one == kNoIndex) one = x.entity;
    ends.two = ends.two || x.entity != one;
  }
  if (one == kNoIndex && !unnamed) return {};  // nobody acts
  for (const auto& [flag, type] : {std::pair(word::kEventNoun, type::kEvent), {word::kDocumentNoun, type::kDocument}}) {
    if (!(flags & flag)) continue;
    ends.mentions |= 1u << type;
    ends.entities |= 1u << type;
    ends.two = true;
  }
  if (unnamed || (flags & word::kSomebody)) {
    ends.mentions |= 1u << type::kGroup;
    ends.entities |= 1u << type::kGroup;
    ends.two = true;
  }
  return ends;
}

// A rule needs a trigger and someone who acts; an attribution a word of saying, or a quote, and someone who speaks.
bool Extractor::worth_reading(std::uint32_t sentence) {
  const Sentence& s = reading_.text.sentences[sentence];
  const std::vector<std::uint64_t>& flags = reading_.text.flags;
  std::uint64_t all = 0;
  for (std::uint32_t t = s.first; t < s.last; ++t) all |= flags[t];
  const bool quoted = opens_quoted(sentence);
  said_ = (all & word::kSpeech) != 0 || quoted;
  guests_ = (all & word::kAttendee) != 0;  // "the guests included X": no rule finds anything, who reads attendance does
  if (!said_ && !guests_ && !(all & word::kTrigger)) return false;
  wanted_.ends = ends_of(sentence, all);
  said_ = said_ && (wanted_.ends.entities != 0 || quoted);
  guests_ = guests_ && wanted_.ends.entities != 0;
  if (!said_ && wanted_.ends.entities == 0) return false;
  for (std::uint32_t t = s.first; t < s.last; ++t) wanted_.needs.gather(reading_.text.tokens[t].word, wanted_.ends);
  if (said_ || guests_ || options_.thorough) return true;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (!(flags[t] & word::kTrigger)) continue;
    const WordId id = reading_.text.tokens[t].word;
    const Word& w = pack_.lexicon[id];
    if (wanted_.verb(id) || (w.verb != id && wanted_.verb(w.verb)) || wanted_.noun(w.noun ? w.noun : id)) return true;
    for (const auto& [flag, lemma] : auxiliaries_) {
      if ((w.flags & flag) && wanted_.verb(lemma)) return true;
    }
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
  clauses_reader_.group(reading_.text, sentence, reading_.mentions, opens_quoted(sentence), clauses_);
  if (!every && !said_ && !guests_ && !options_.thorough &&
      !views_.any(reading_.text, sentence, clauses_reader_, clauses_, wanted_)) {
    views_.clear();
    return;
  }
  clauses_reader_.read_clauses();
  const TriggerFilter* const filter = every               ? nullptr
                                      : options_.thorough ? &anything_
                                                          : static_cast<const TriggerFilter*>(&wanted_);
  views_.build(reading_.text, sentence, reading_.mentions, clauses_reader_, clauses_, filter);
}

const std::vector<Fact>& Extractor::facts(const Document& document) {
  read(document);
  builder_.start(reading_);
  for (std::uint32_t s = 0; s < reading_.text.sentences.size(); ++s) {
    builder_.add_roles(s);
    structure_.read(reading_, s, builder_);
    stances_->read(reading_, s, builder_);
    if (worth_reading(s)) {
      read_sentence(s, false);
      for (std::size_t v = 0; v < views_.size(); ++v) {
        matches_.clear();
        matcher_.match(views_[v], matches_);
        for (const RuleMatch& m : matches_) builder_.add_match(s, views_[v], clauses_, m);
      }
      if (said_ || guests_) builder_.add_attendance(s, clauses_);
      if (said_) {
        builder_.add_demands(s, clauses_);
        builder_.add_sayings(s, clauses_);
      }
    }
    builder_.end_sentence();
  }
  return builder_.facts();
}

}  // namespace edgewise
