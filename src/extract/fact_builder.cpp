#include "edgewise/extract/fact_builder.hpp"

#include <algorithm>
#include <array>

#include "edgewise/base/fold.hpp"
#include "extract/fact_context.hpp"
#include "extract/occasion.hpp"

namespace edgewise {
namespace {

constexpr double kPronounCost = 0.93, kNominalCost = 0.93, kMetonymCost = 0.97, kPluralCost = 0.9, kAnchorCost = 0.93,
                 kGapCost = 0.97, kUnnamedCost = 0.9, kAdverbialCost = 0.95;

double certainty_of(Resolved how) {
  switch (how) {
    case Resolved::kPronoun:
    case Resolved::kSpeaker:
      return kPronounCost;
    case Resolved::kNominal:
      return kNominalCost;
    case Resolved::kMetonym:
      return kMetonymCost;
    case Resolved::kPlural:
      return kPluralCost;
    default:
      return 1;
  }
}

// The less certain of the two: a plan to hope is a hope.
Modality weaker(Modality a, Modality b) {
  return a > b ? a : b;
}

}  // namespace

FactBuilder::FactBuilder(const Pack& pack, const Resolver& resolver)
    : pack_(pack),
      resolver_(resolver),
      holds_role_(pack.schema.relation_named("HOLDS_ROLE")),
      office_of_(pack.schema.relation_named("OFFICE_OF")),
      accredited_to_(pack.schema.relation_named("ACCREDITED_TO")),
      member_of_(pack.schema.relation_named("MEMBER_OF")),
      requested_(pack.schema.relation_named("REQUESTED")),
      said_(pack.schema.relation_named("SAID")),
      attended_(pack.schema.relation_named("ATTENDED")),
      visited_(pack.schema.relation_named("VISITED")),
      attacked_(pack.schema.relation_named("ATTACKED")) {}

void FactBuilder::start(Reading& reading) {
  reading_ = &reading;
  facts_.clear();
  sentence_begin_ = 0;
}

Fact& FactBuilder::new_fact(std::uint32_t sentence, RelationId relation) {
  Fact& f = facts_.emplace_back();
  f.doc = reading_->doc;
  f.sentence_index = sentence;
  f.sentence = reading_->text.sentences[sentence].span;
  f.type = pack_.schema.relation(relation).name;
  return f;
}

FactEnd FactBuilder::entity_end(EntityIndex entity, MentionIndex mention) {
  FactEnd e;
  const std::string_view id = resolver_.id_of(reading_->entities, entity);
  const DocumentEntity& d = reading_->entities.entities[entity];
  e.id = id;
  e.type = pack_.schema.entity_type(d.type).name;
  e.name = d.name;
  if (mention != kNoIndex) {
    const Mention& m = reading_->mentions.mentions[mention];
    e.span = m.span;
    // "200 gunmen": how many they are belongs to the words, not to the name.
    if (m.kind == MentionKind::kGeneric && m.first > reading_->text.sentences[m.sentence].first) {
      const Token& t = reading_->text.tokens[m.first - 1];
      if (t.has(shape::kDigit) || (pack_.lexicon.flags(t.word) & word::kNumberWord)) e.span.begin = t.begin;
    }
    e.text = reading_->text.view(e.span);
  }
  return e;
}

void FactBuilder::add_members(const Context& c, std::uint32_t begin, std::uint32_t end, double certainty,
                              std::vector<End>& out) {
  for (std::uint32_t i = begin; i < end; ++i) {
    const MentionIndex m = c.clauses.mentions[i];
    const Mention& x = reading_->mentions.mentions[m];
    const double sure = certainty * certainty_of(reading_->entities.how[m]);
    if (x.group_end > x.group_begin) {
      for (std::uint32_t g = x.group_begin; g < x.group_end; ++g)
        out.push_back({reading_->entities.members[g], m, kNoIndex, sure});
    } else if (x.entity != kNoIndex) {
      out.push_back({x.entity, m, kNoIndex, sure});
    }
  }
}

// "The Dutch prime minister", of whom the text gives no name: somebody, where the words tell whose.
bool FactBuilder::unnamed_person(const Context& c, const NounPhrase& p) const {
  if (p.members_end != p.members_begin + 1) return false;
  const Mention& x = reading_->mentions.mentions[c.clauses.mentions[p.members_begin]];
  // "arrested a Serb": one of them, not their state
  if (x.kind == MentionKind::kDemonym && !x.plural && p.indefinite) return true;
  if (x.entity != kNoIndex || x.group_end > x.group_begin || x.type != type::kPerson) return false;
  if (x.kind != MentionKind::kNominal && x.kind != MentionKind::kTitle) return false;
  if (p.anchors_end > p.anchors_begin) return true;
  const DocumentMentions& ms = reading_->mentions;
  for (const Role& r : ms.roles) {
    if (r.person == c.clauses.mentions[p.members_begin] && r.owner != kNoIndex) return true;
  }
  return p.indefinite;
}

// "you", "this", "the": a phrase whose head is no word of its own is about nothing that a reader could name.
bool FactBuilder::says_nothing(const Context& c, const NounPhrase& p) const {
  const Token& head = reading_->text.tokens[reading_->text.sentences[c.sentence].first + p.head];
  const std::uint64_t f = pack_.lexicon.flags(head.word);
  return (f & (word::kDeterminer | word::kPronoun | word::kPossessivePronoun)) && !(f & word::kNoun);
}

// "The admission of Chad": a state that undergoes an act is not whose the act is; the act itself is meant.
bool FactBuilder::undergoes(const Context& c, const NounPhrase& p) const {
  static constexpr std::array<std::string_view, 38> kUndergone = {
      "admission",   "annexation",  "arrest",       "assassination", "bombardment",    "bombing",
      "creation",    "deployment",  "deportation",  "destruction",   "detention",      "enlargement",
      "exclusion",   "expansion",   "expulsion",    "extension",     "formation",      "integration",
      "invasion",    "isolation",   "killing",      "murder",        "occupation",     "partition",
      "persecution", "prosecution", "ratification", "recognition",   "reconstruction", "rehabilitation",
      "removal",     "seizure",     "shelling",     "torture",       "treatment",      "use",
      "recall",      "dismissal"};
  if (std::find(kUndergone.begin(), kUndergone.end(), pack_.lexicon.form(p.lemma)) == kUndergone.end()) return false;
  const Mention& owner = reading_->mentions.mentions[c.clauses.mentions[p.anchors_begin]];
  return owner.first > reading_->text.sentences[c.sentence].first + p.head;
}

void FactBuilder::bind(const Context& c, std::uint8_t capture, std::vector<End>& out) {
  out.clear();
  if (capture == kSpeakerCapture || capture == kNoCapture) {
    if (capture == kSpeakerCapture) {
      const Speaker s = speaker_at(trigger_token(c), c.clause);
      if (s.entity != kNoIndex && speaks(s.entity)) out.push_back({s.entity, s.mention, kNoIndex, 0.95});
    }
    return;
  }
  const std::uint8_t item = c.match.item[capture];
  if (item == kUnboundItem) return;
  const ViewItem& x = c.view.items[item];
  const NounPhrase& p = c.clauses.phrases[x.phrase];
  switch (reading_of(c.match.rule->captures[capture], x)) {
    case CaptureReading::kEntity:
      if (p.human || unnamed_person(c, p)) {
        End somebody;
        somebody.phrase = x.phrase;
        somebody.certainty = kUnnamedCost;
        somebody.human = true;
        out.push_back(somebody);
      } else {
        add_members(c, p.members_begin, p.members_end, 1, out);
      }
      break;
    case CaptureReading::kAnchor:
      if (c.match.rule->captures[capture].topic && undergoes(c, p)) {
        out.push_back({kNoIndex, kNoIndex, x.phrase, 1});
        break;
      }
      add_members(c, p.anchors_begin, p.anchors_end, kAnchorCost, out);
      break;
    case CaptureReading::kTopic:
      if (c.match.rule->captures[capture].plain && p.anchors_end > p.anchors_begin) break;
      if (says_nothing(c, p)) break;
      add_topics(c, x.phrase, c.match.rule->captures[capture], out);
      break;
    case CaptureReading::kClause: {
      End act;
      act.clause = x.phrase;
      out.push_back(act);
    }
  }
}

void FactBuilder::add_pair(std::uint32_t sentence, RelationId relation, MentionIndex subject, MentionIndex object,
                           std::string_view rule, double confidence, std::string_view attr, std::string_view value) {
  if (relation == kNoRelation) return;
  const RelationType& r = pack_.schema.relation(relation);
  const Mention& a = reading_->mentions.mentions[subject];
  const Mention& b = reading_->mentions.mentions[object];
  if (a.entity == kNoIndex || b.entity == kNoIndex) return;
  if (a.entity == b.entity || !(r.from >> a.type & 1u) || !(r.to >> b.type & 1u)) return;
  Fact& f = new_fact(sentence, relation);
  f.subject = entity_end(a.entity, subject);
  f.object = entity_end(b.entity, object);
  if (!attr.empty()) f.attrs.emplace_back(attr, value);
  const Speaker speaker = speaker_at(a.first, nullptr);
  if (speaks(speaker.entity)) f.speaker = entity_end(speaker.entity, speaker.mention);
  f.rule = rule;
  f.confidence =
      confidence * certainty_of(reading_->entities.how[subject]) * certainty_of(reading_->entities.how[object]);
}

void FactBuilder::add_event_place(std::uint32_t sentence, Span event, RelationId relation, MentionIndex place,
                                  std::string_view rule, double confidence) {
  if (relation == kNoRelation) return;
  Fact& f = new_fact(sentence, relation);
  f.subject = described(type::kEvent, event);
  f.object = entity_end(reading_->mentions.mentions[place].entity, place);
  f.rule = rule;
  f.confidence = confidence;
}

void FactBuilder::add_described(std::uint32_t sentence, RelationId relation, MentionIndex named, Span words,
                                TypeId type, bool reversed, std::string_view rule, double confidence) {
  if (relation == kNoRelation) return;
  const RelationType& r = pack_.schema.relation(relation);
  const Mention& m = reading_->mentions.mentions[named];
  if (m.entity == kNoIndex || !((reversed ? r.to : r.from) >> m.type & 1u) ||
      !((reversed ? r.from : r.to) >> type & 1u))
    return;
  Fact& f = new_fact(sentence, relation);
  f.subject = reversed ? described(type, words) : entity_end(m.entity, named);
  f.object = reversed ? entity_end(m.entity, named) : described(type, words);
  const Speaker speaker = speaker_at(m.first, nullptr);
  if (speaks(speaker.entity)) f.speaker = entity_end(speaker.entity, speaker.mention);
  f.rule = rule;
  f.confidence = confidence * certainty_of(reading_->entities.how[named]);
}

void FactBuilder::add_match(std::uint32_t sentence, const View& view, const SentenceClauses& clauses,
                            const RuleMatch& match) {
  const Clause* clause =
      view.clause != kNoIndex && view.clause < clauses.clauses.size() ? &clauses.clauses[view.clause] : nullptr;
  const Context c{sentence, view, clauses, match, clause};
  for (const FactTemplate& t : match.rule->facts) {
    bind(c, t.subject, subjects_);
    if (t.mutual) {
      for (std::size_t i = 0; i < subjects_.size(); ++i) {
        for (std::size_t k = i + 1; k < subjects_.size(); ++k) {
          emit(c, t, subjects_[i], subjects_[k]);
          // "Clashes between A and B": each acts on the other.
          if (!pack_.schema.relation(t.relation).symmetric) emit(c, t, subjects_[k], subjects_[i]);
        }
      }
      continue;
    }
    bind(c, t.object, objects_);
    drop_inner(c, t, objects_);
    for (const End& s : subjects_) {
      for (const End& o : objects_) emit(c, t, s, o);
    }
  }
}

// A city or region where only a state can stand is its state: an attack on a town is one on the country.
FactBuilder::End FactBuilder::state_for(const RelationType& r, End end) const {
  if (end.entity == kNoIndex) return end;
  const DocumentEntity& e = reading_->entities.entities[end.entity];
  if ((e.type != type::kCity && e.type != type::kRegion) || (r.to >> e.type & 1u) || !(r.to >> type::kCountry & 1u))
    return end;
  if (e.owner == kNoIndex || reading_->entities.entities[e.owner].type != type::kCountry) return end;
  end.entity = e.owner;
  end.certainty *= kAnchorCost;
  return end;
}

// "Chadian forces" fight for Chad: who shells them shells the state, and theirs is its shelling.
FactBuilder::End FactBuilder::state_of_forces(End end) const {
  static constexpr std::array<std::string_view, 9> kForces = {"aircraft", "army",     "forces", "jets",     "military",
                                                              "navy",     "soldiers", "troops", "warplanes"};
  if (end.mention == kNoIndex) return end;
  const std::vector<Mention>& ms = reading_->mentions.mentions;
  const Mention& x = ms[end.mention];
  if (x.kind != MentionKind::kGeneric || x.type != type::kGroup) return end;
  const std::string_view noun = pack_.lexicon.form(reading_->text.tokens[x.last - 1].word);
  if (std::find(kForces.begin(), kForces.end(), noun) == kForces.end()) return end;
  const auto within = [&](const Mention& y) {
    return y.sentence == x.sentence && y.nested && y.last + 1 == x.last && y.type == type::kCountry &&
           y.entity != kNoIndex;
  };
  for (MentionIndex m = reading_->mentions.starts[x.sentence]; m < reading_->mentions.starts[x.sentence + 1]; ++m) {
    if (!within(ms[m])) continue;
    end.entity = ms[m].entity;
    end.certainty *= kAnchorCost;
    return end;
  }
  return end;
}

void FactBuilder::emit(const Context& c, const FactTemplate& t, const End& stated_subject, const End& stated_object) {
  const RelationType& r = pack_.schema.relation(t.relation);
  const bool fight = t.relation == attacked_;
  const End subject = fight ? state_of_forces(stated_subject) : stated_subject;
  const End object = state_for(r, fight ? state_of_forces(stated_object) : stated_object);
  const auto type_of = [&](const End& e) {
    return e.entity != kNoIndex ? reading_->entities.entities[e.entity].type : described_type(c, e, r.to);
  };
  const auto fits = [&](TypeId x, TypeMask mask) { return x < type::kMaxTypes && (mask >> x & 1u) != 0; };
  if (subject.entity != kNoIndex && subject.entity == object.entity) return;
  const bool straight = fits(type_of(subject), r.from) && fits(type_of(object), r.to);
  if (t.relation == attended_ && own_meeting(c, object)) return;
  if (!straight && !(r.symmetric && fits(type_of(object), r.from) && fits(type_of(subject), r.to))) return;
  Fact f;
  f.doc = reading_->doc;
  f.sentence_index = c.sentence;
  f.sentence = reading_->text.sentences[c.sentence].span;
  f.type = r.name;
  f.subject = fact_end(c, subject, type_of(subject));
  f.object = fact_end(c, object, type_of(object));
  if (f.subject.id == f.object.id) return;
  const bool host = c.match.rule->names_host;
  const Modality modality = host ? c.view.host_modality : c.view.modality;
  f.modality = t.modality ? weaker(*t.modality, modality) : modality;
  f.negated = (host ? c.view.host_negated : c.view.negated) != t.negated;
  for (const AttrTemplate& a : t.attrs) {
    std::string_view value = a.constant;
    if (a.trigger_lemma) value = pack_.lexicon.form(c.view.items[c.view.trigger].lemma);
    if (a.capture != kNoCapture) value = capture_text(c, a.capture);
    if (!value.empty()) f.attrs.emplace_back(a.key, value);
  }
  f.rule = c.match.rule->id;
  f.trigger = trigger_span(c);
  double sure = c.match.rule->confidence * subject.certainty * object.certainty;
  for (int g = 0; g < c.match.gap_items; ++g) sure *= kGapCost;
  if (c.clause && (c.clause->adverbial || c.clause->conditional)) sure *= kAdverbialCost;
  f.confidence = std::min(sure, 0.99);
  set_speaker(c, t, f);
  set_date_and_place(c, f);
  facts_.push_back(std::move(f));
  // Who visits a city visits its country.
  if (t.relation == visited_ && object.entity != kNoIndex && type_of(object) == type::kCity) {
    const EntityIndex country = reading_->entities.entities[object.entity].owner;
    if (country == kNoIndex) return;
    Fact g = facts_.back();
    g.object = entity_end(country, object.mention);
    g.confidence *= kAnchorCost;
    facts_.push_back(std::move(g));
  }
}

void FactBuilder::set_date_and_place(const Context& c, Fact& fact) {
  std::uint32_t begin = 0, end = 0;
  if (c.clause) {
    begin = c.clause->begin;
    end = c.clause->end;
  }
  // An act that a noun names before the verb has its own words: "the meeting of A and B in Oslo was held on Monday".
  if (const ViewItem& trigger = c.view.items[c.view.trigger]; c.view.noun_view && trigger.phrase != kNoIndex) {
    const NounPhrase& noun = c.clauses.phrases[trigger.phrase];
    if (!c.clause || noun.head < begin) begin = noun.head;
    end = std::max(end, std::max(noun.last, noun.reach));
  }
  const Occasion o = occasion_of(*reading_, pack_, c.sentence, begin, end, fact, c.view.tense);
  fact.date = o.date;
  if (!o.since.empty()) {
    const std::pair<std::string_view, std::string_view> since{"since", o.since};
    fact.attrs.insert(std::upper_bound(fact.attrs.begin(), fact.attrs.end(), since), since);
  }
  if (o.place != kNoIndex) {
    fact.place = entity_end(reading_->mentions.mentions[o.place].entity, kNoIndex);
  }
}

}  // namespace edgewise
