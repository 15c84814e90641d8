// Who takes part, where no verb of taking part says so: "among the guests was X", "the attendees included X", "X said
// at the summit that ...".

#include <algorithm>
#include <array>

#include "extract/fact_context.hpp"
#include "extract/occasion.hpp"

namespace edgewise {
namespace {

constexpr double kAmong = 0.88, kActedAt = 0.78;

// What the guests came to, where a text has not called it anything yet.
constexpr std::array<std::string_view, 7> kOccasions = {"summit",  "conference", "ceremony", "forum",
                                                        "meeting", "talks",      "rally"};

}  // namespace

// The event that the text spoke of last.
FactEnd FactBuilder::event_in_context(std::uint32_t before) {
  for (std::size_t i = facts_.size(); i-- > 0;) {
    for (const FactEnd* e : {&facts_[i].object, &facts_[i].subject}) {
      if (e->type != pack_.schema.entity_type(type::kEvent).name) continue;
      FactEnd event = *e;
      event.text = {};
      event.span = {};
      return event;
    }
  }
  const DocumentMentions& ms = reading_->mentions;
  for (MentionIndex m = static_cast<MentionIndex>(ms.mentions.size()); m-- > 0;) {
    const Mention& x = ms.mentions[m];
    if (x.type == type::kEvent && x.entity != kNoIndex && x.first < before) return entity_end(x.entity, kNoIndex);
  }
  for (const std::string_view noun : kOccasions) {
    const Span span = event_described(noun, before);
    if (span.size() > 0) return described(type::kEvent, span);
  }
  return {};
}

// "Five states were there: A, B and C": the first mention behind the colon that ends the clause; kNoIndex where none
// is.
std::uint32_t FactBuilder::list_behind(std::uint32_t sentence, const Clause& clause) const {
  const TokenizedText& text = reading_->text;
  const Sentence& s = text.sentences[sentence];
  std::uint32_t t = s.first + clause.end;
  while (t < s.last && text.tokens[t].word != punct::kColon && !text.tokens[t].has(shape::kPunct)) ++t;
  if (t >= s.last || text.tokens[t].word != punct::kColon) return kNoIndex;
  const DocumentMentions& ms = reading_->mentions;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1]; ++m) {
    if (ms.mentions[m].first > t) return ms.mentions[m].first <= t + 2 ? m : kNoIndex;
  }
  return kNoIndex;
}

// The names of an enumeration, from its first mention on.
void FactBuilder::add_list(std::uint32_t sentence, MentionIndex first, std::vector<End>& out) {
  const DocumentMentions& ms = reading_->mentions;
  std::uint32_t end = 0;
  for (MentionIndex m = first; m < ms.starts[sentence + 1]; ++m) {
    const Mention& x = ms.mentions[m];
    if (x.nested) continue;
    constexpr std::uint32_t kFarthest = 3;  // ", and the"
    if ((end > 0 && x.first > end + kFarthest) || !speaks(x.entity)) return;
    end = x.last;
    out.push_back({x.entity, m, kNoIndex, 1});
  }
}

void FactBuilder::add_attendance(std::uint32_t sentence, const SentenceClauses& clauses) {
  if (attended_ == kNoRelation) return;
  const std::uint32_t base = reading_->text.sentences[sentence].first;
  const View view;
  const RuleMatch match;
  for (const Clause& clause : clauses.clauses) {
    const VerbGroup& v = clauses.verbs[clause.verb];
    const Context c{sentence, view, clauses, match, &clause};
    const std::string_view verb = pack_.lexicon.form(v.lemma);
    const auto guests = [&](std::uint32_t phrase) {
      if (phrase == kNoIndex) return false;
      return (reading_->text.flags[base + clauses.phrases[phrase].head] & word::kAttendee) != 0;
    };
    std::uint32_t who = kNoIndex, at = kNoIndex;
    const bool represented = verb == "represent" && v.passive;
    bool among = verb == "include" && !v.passive && guests(clause.subject);
    if (among) who = clause.object;
    for (std::uint32_t i = clause.preps_begin; i < clause.preps_end && who == kNoIndex; ++i) {
      const std::string_view link = pack_.lexicon.form(clauses.preps[i].preposition);
      const std::uint32_t phrase = clauses.preps[i].phrase;
      if (verb == "be" && (link == "among" || link == "amongst") && guests(phrase)) {
        among = true;
        who = clause.subject != kNoIndex ? clause.subject : clause.object;
      } else if (represented && link == "by" && phrase != kNoIndex && clauses.phrases[phrase].type == type::kPerson) {
        among = true;
        who = phrase;
      } else if (link == "at" && (!v.passive || represented) && !v.copula && !clause.negated && phrase != kNoIndex) {
        const NounPhrase& p = clauses.phrases[phrase];
        const bool named = p.members_end > p.members_begin && p.type == type::kEvent;
        const bool occasion = p.members_end == p.members_begin && (pack_.lexicon.flags(p.lemma) & word::kEventNoun);
        if (!named && !occasion) continue;
        at = phrase;
        who = clause.subject;
      }
    }
    if (who == kNoIndex) continue;
    const NounPhrase& p = clauses.phrases[who];
    const std::uint32_t list =
        p.members_end == p.members_begin && (p.plural || represented) ? list_behind(sentence, clause) : kNoIndex;
    if (list == kNoIndex &&
        ((represented && !among) || (p.type != type::kPerson && p.type != type::kGroup && !p.human)))
      continue;
    End event;
    event.phrase = at;
    if (at != kNoIndex && own_meeting(c, event)) continue;
    FactEnd object;
    if (among) {
      object = event_in_context(base + clause.begin);
    } else {
      const NounPhrase& e = clauses.phrases[at];
      if (e.members_end > e.members_begin) {
        event.mention = clauses.mentions[e.members_begin];
        event.entity = reading_->mentions.mentions[event.mention].entity;
        if (event.entity == kNoIndex) continue;
      }
      object = fact_end(c, event, type::kEvent);
    }
    if (!object.present()) continue;
    objects_.clear();
    if (list != kNoIndex) {
      add_list(sentence, list, objects_);
    } else if (p.human && p.members_end == p.members_begin) {
      End somebody;
      somebody.phrase = who;
      somebody.human = true;
      objects_.push_back(somebody);
    } else {
      add_members(c, p.members_begin, p.members_end, 1, objects_);
    }
    for (const End& o : objects_) {
      Fact f;
      f.doc = reading_->doc;
      f.sentence_index = sentence;
      f.sentence = reading_->text.sentences[sentence].span;
      f.type = pack_.schema.relation(attended_).name;
      f.subject = fact_end(c, o, type::kGroup);
      f.object = object;
      f.modality = clause.modality;
      f.negated = among && clause.negated;
      const Speaker speaker = speaker_at(base + v.head, &clause);
      if (speaks(speaker.entity) && speaker.entity != o.entity) f.speaker = entity_end(speaker.entity, speaker.mention);
      f.rule = among ? "attended.among" : "attended.acted-at";
      f.confidence = (among ? kAmong : kActedAt) * o.certainty;
      f.date = occasion_of(*reading_, pack_, sentence, clause.begin, clause.end, f, v.tense).date;
      facts_.push_back(std::move(f));
    }
  }
}

}  // namespace edgewise
