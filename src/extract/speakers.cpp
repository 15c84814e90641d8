// Who asserts a fact, and the facts that an attribution makes by itself: what somebody said, what somebody has to do.

#include <algorithm>

#include "extract/fact_context.hpp"
#include "extract/occasion.hpp"

namespace edgewise {
namespace {

constexpr double kSaid = 0.7, kDemanded = 0.8;

}  // namespace

// The quote that a token stands in, where its speaker is known and can be one.
const QuoteSpan* FactBuilder::quote_around(std::uint32_t token) const {
  for (const QuoteSpan& q : reading_->entities.quotes) {
    if (q.first > token) break;
    if (token < q.last) return speaks(q.speaker) ? &q : nullptr;
  }
  return nullptr;
}

bool FactBuilder::speaks(EntityIndex entity) const {
  if (entity == kNoIndex) return false;
  const TypeId type = reading_->entities.entities[entity].type;
  return type == type::kPerson || type == type::kOrganization || type == type::kCountry || type == type::kGroup;
}

// A quote around the token, else the clause's own attribution.
FactBuilder::Speaker FactBuilder::speaker_at(std::uint32_t token, const Clause* clause) const {
  if (const QuoteSpan* q = quote_around(token)) return {q->speaker, q->speaker_mention};
  if (clause == nullptr || clause->speaker == kNoIndex) return {};
  return {reading_->mentions.mentions[clause->speaker].entity, clause->speaker};
}

// "said at a meeting with X": the noun tells when it was said, it is not what was said.
bool FactBuilder::only_occasion(const View& view) const {
  for (std::size_t i = 1; i < view.items.size(); ++i) {
    if (view.items[i].kind != ItemKind::kHost) continue;
    if (view.items[i - 1].kind != ItemKind::kPreposition) return false;
    const std::string_view form = pack_.lexicon.form(view.items[i - 1].lemma);
    return form == "at" || form == "in" || form == "during" || form == "after" || form == "before" || form == "on";
  }
  return false;
}

// The token of the document that the rule's trigger stands at.
std::uint32_t FactBuilder::trigger_token(const Context& c) const {
  const std::uint32_t base = reading_->text.sentences[c.sentence].first;
  const ViewItem& trigger = c.view.items[c.view.trigger];
  if (trigger.kind == ItemKind::kVerb && c.clause) return base + c.clauses.verbs[c.clause->verb].head;
  if (trigger.phrase != kNoIndex) return base + c.clauses.phrases[trigger.phrase].head;
  return base;
}

void FactBuilder::set_speaker(const Context& c, const FactTemplate& t, Fact& fact) {
  EntityIndex entity = kNoIndex;
  MentionIndex mention = kNoIndex;
  if (t.speaker != kNoCapture) {
    bind(c, t.speaker, speakers_);
    if (!speakers_.empty()) {
      entity = speakers_[0].entity;
      mention = speakers_[0].mention;
    }
  }
  // A quote around the trigger, then the clause's own attribution.
  if (entity == kNoIndex) {
    const Speaker s = speaker_at(trigger_token(c), c.clause);
    entity = s.entity;
    mention = s.mention;
  }
  // "A thanked B for its support for C": what A thanks for is said by A.
  if (entity == kNoIndex && c.view.noun_view && c.clause && c.clause->subject != kNoIndex && !only_occasion(c.view) &&
      carries_opinion(pack_.lexicon, c.clauses.verbs[c.clause->verb].lemma)) {
    const NounPhrase& p = c.clauses.phrases[c.clause->subject];
    if (p.members_end > p.members_begin) {
      mention = c.clauses.mentions[p.members_begin];
      entity = reading_->mentions.mentions[mention].entity;
    }
  }
  if (!speaks(entity)) return;
  fact.speaker = entity_end(entity, mention);
}

// Whether a clause of saying has a subject who is somebody, though the text gives no name.
bool FactBuilder::unnamed_speaker(std::uint32_t sentence, const SentenceClauses& clauses, const Clause& saying) const {
  const View view;
  const RuleMatch match;
  const NounPhrase& p = clauses.phrases[saying.subject];
  return p.human || unnamed_person(Context{sentence, view, clauses, match, &saying}, p);
}

// "Chad must release him, X said": a demand, where somebody else says what is to be done.
void FactBuilder::add_demands(std::uint32_t sentence, const SentenceClauses& clauses) {
  if (requested_ == kNoRelation) return;
  const std::uint32_t base = reading_->text.sentences[sentence].first;
  for (const Clause& clause : clauses.clauses) {
    const VerbGroup& v = clauses.verbs[clause.verb];
    const bool needs = v.infinitive && clause.parent != kNoIndex &&
                       pack_.lexicon.form(clauses.verbs[clauses.clauses[clause.parent].verb].lemma) == "need" &&
                       !clauses.clauses[clause.parent].negated;
    if (!(v.necessity && v.finite) && !needs) continue;
    // "must be ready to act" asks for the act, "must be a mistake" for nothing
    if (v.passive || (v.copula && clause.infinitive == kNoIndex) || clause.conditional || clause.subject == kNoIndex)
      continue;
    const Speaker speaker = speaker_at(base + v.head, &clause);
    // "Chad's president said Norway must act": somebody without a name
    const bool unnamed = speaker.entity == kNoIndex && clause.parent != kNoIndex &&
                         clauses.clauses[clause.parent].subject != kNoIndex &&
                         unnamed_speaker(sentence, clauses, clauses.clauses[clause.parent]);
    if (!unnamed && !speaks(speaker.entity)) continue;
    const NounPhrase& p = clauses.phrases[clause.subject];
    const View view;
    const RuleMatch match;
    const Context c{sentence, view, clauses, match, &clause};
    objects_.clear();
    if (p.human && p.members_end == p.members_begin) {
      End somebody;
      somebody.phrase = clause.subject;
      somebody.human = true;
      objects_.push_back(somebody);
    } else {
      add_members(c, p.members_begin, p.members_end, 1, objects_);
    }
    const Span what{reading_->text.tokens[base + clause.begin].begin,
                    reading_->text.tokens[base + clause.end - 1].end()};
    for (const End& o : objects_) {
      if (o.entity == speaker.entity) continue;
      if (o.entity != kNoIndex) {
        if (!speaks(o.entity) || reading_->mentions.mentions[o.mention].kind == MentionKind::kPronoun) continue;
      }
      Fact& f = new_fact(sentence, requested_);
      End somebody;
      somebody.human = unnamed;
      somebody.phrase = unnamed ? clauses.clauses[clause.parent].subject : kNoIndex;
      f.subject = unnamed ? fact_end(c, somebody, type::kGroup) : entity_end(speaker.entity, speaker.mention);
      f.object = fact_end(c, o, described_type(c, o, TypeMask{1} << type::kTopic));
      f.trigger = word_span(base + v.head);
      f.attrs.emplace_back("to", reading_->text.view(what));
      f.rule = "request.must";
      f.confidence = kDemanded * o.certainty;
    }
  }
}

// What a clause is about: its subject, else its object, where that is no name and no pronoun.
std::uint32_t FactBuilder::topic_of(std::uint32_t sentence, const SentenceClauses& clauses,
                                    const Clause& clause) const {
  const std::uint32_t base = reading_->text.sentences[sentence].first;
  const auto fits = [&](std::uint32_t phrase) {
    if (phrase == kNoIndex) return false;
    const NounPhrase& p = clauses.phrases[phrase];
    if (p.members_end > p.members_begin || p.lemma == 0) return false;
    const Token& head = reading_->text.tokens[base + p.head];
    const std::uint64_t f = pack_.lexicon.flags(head.word);
    if (head.word != kUnknownWord && !(f & word::kNoun)) return false;
    return (f & (word::kPronoun | word::kDeterminer | word::kThere | word::kRelative)) == 0;
  };
  for (const std::uint32_t phrase : {clause.subject, clause.object, clause.second_object}) {
    if (fits(phrase)) return phrase;
  }
  for (std::uint32_t p = clause.preps_begin; p < clause.preps_end; ++p) {
    if (fits(clauses.preps[p].phrase)) return clauses.preps[p].phrase;
  }
  return kNoIndex;
}

// An attribution of which no other fact of the sentence tells: who spoke, and of what.
void FactBuilder::add_sayings(std::uint32_t sentence, const SentenceClauses& clauses) {
  if (said_ == kNoRelation) return;
  const std::string_view said = pack_.schema.relation(said_).name;
  const std::uint32_t base = reading_->text.sentences[sentence].first;
  const View view;
  const RuleMatch match;
  for (const Clause& clause : clauses.clauses) {
    const Speaker speaker = speaker_at(base + clauses.verbs[clause.verb].head, &clause);
    if (!speaks(speaker.entity)) continue;
    const std::string_view id = resolver_.id_of(reading_->entities, speaker.entity);
    bool told = false;
    for (std::size_t i = sentence_begin_; i < facts_.size() && !told; ++i) {
      told = facts_[i].speaker.id == id || (facts_[i].subject.id == id && facts_[i].type == said);
    }
    if (told) continue;
    const std::uint32_t topic = topic_of(sentence, clauses, clause);
    if (topic == kNoIndex) continue;
    const Context c{sentence, view, clauses, match, &clause};
    Fact& f = new_fact(sentence, said_);
    f.subject = entity_end(speaker.entity, speaker.mention);
    f.object = described(type::kTopic, phrase_span(c, topic, true));
    f.rule = "said.topic";
    f.confidence = kSaid;
  }
}

}  // namespace edgewise
