#include "extract/explanation.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace edgewise {
namespace {

std::string_view to_string(MentionKind kind) {
  switch (kind) {
    case MentionKind::kName:
      return "name";
    case MentionKind::kAdjective:
      return "adjective";
    case MentionKind::kDemonym:
      return "demonym";
    case MentionKind::kAcronym:
      return "acronym";
    case MentionKind::kMetonym:
      return "metonym";
    case MentionKind::kTitle:
      return "title";
    case MentionKind::kNominal:
      return "nominal";
    case MentionKind::kPronoun:
      return "pronoun";
    case MentionKind::kGeneric:
      return "group";
    case MentionKind::kDate:
      return "date";
  }
  return "name";
}

std::string_view to_string(ClauseForm form) {
  constexpr std::string_view kNames[] = {"active",     "passive", "relative", "conjoined",
                                         "infinitive", "gerund",  "nominal"};
  return kNames[static_cast<std::size_t>(form)];
}

std::string_view to_string(Tense tense) {
  constexpr std::string_view kNames[] = {"no tense", "past", "present", "future"};
  return kNames[static_cast<std::size_t>(tense)];
}

class Explainer {
 public:
  Explainer(Extractor& extractor, std::uint32_t sentence)
      : extractor_(extractor),
        pack_(extractor.pack()),
        reading_(extractor.reading()),
        clauses_(extractor.clauses()),
        sentence_(sentence),
        base_(reading_.text.sentences[sentence].first) {}

  void fill(Explanation& out) {
    for (std::uint32_t t = base_; t < reading_.text.sentences[sentence_].last; ++t)
      out.tokens.emplace_back(reading_.text.view(reading_.text.tokens[t]));
    const DocumentMentions& ms = reading_.mentions;
    for (MentionIndex m = ms.starts[sentence_]; m < ms.starts[sentence_ + 1]; ++m) out.mentions.push_back(mention(m));
    for (const Clause& clause : clauses_.clauses) out.clauses.push_back(explain(clause));
    for (std::size_t v = 0; v < extractor_.views().size(); ++v) {
      const View& view = extractor_.views()[v];
      ExplainedView explained = explain(view, out.facts);
      if (!explained.rules.empty()) {
        out.views.push_back(std::move(explained));
      } else if (std::find(out.without_rule.begin(), out.without_rule.end(), explained.trigger) ==
                 out.without_rule.end()) {
        out.without_rule.push_back(std::move(explained.trigger));
      }
    }
  }

 private:
  ExplainedMention mention(MentionIndex index) {
    const Mention& m = reading_.mentions.mentions[index];
    ExplainedMention out;
    out.text = reading_.text.view(m.span);
    out.kind = to_string(m.kind);
    out.span = m.span;
    if (m.entity != kNoIndex) {
      out.id = extractor_.id_of(m.entity);
      out.type = pack_.schema.entity_type(reading_.entities.entities[m.entity].type).name;
      out.name = reading_.entities.entities[m.entity].name;
      out.how = edgewise::to_string(reading_.entities.how[index]);
    }
    for (std::uint32_t g = m.group_begin; g < m.group_end; ++g)
      out.members.emplace_back(reading_.entities.entities[reading_.entities.members[g]].name);
    if (!out.members.empty()) out.how = edgewise::to_string(reading_.entities.how[index]);
    if (m.value != kNoIndex) out.value = reading_.mentions.dates[m.value].value;
    return out;
  }

  std::string words(std::uint32_t first, std::uint32_t last) const {
    if (first >= last) return {};
    const std::vector<Token>& tokens = reading_.text.tokens;
    return std::string(reading_.text.view(Span{tokens[base_ + first].begin, tokens[base_ + last - 1].end()}));
  }

  // The words of a phrase, and whom they mean where that is another name.
  std::string phrase(std::uint32_t index) const {
    if (index == kNoIndex || index >= clauses_.phrases.size()) return {};
    const NounPhrase& p = clauses_.phrases[index];
    std::string out = words(p.first, p.last);
    std::string meant;
    for (std::uint32_t i = p.members_begin; i < p.members_end; ++i) {
      const Mention& m = reading_.mentions.mentions[clauses_.mentions[i]];
      if (m.entity == kNoIndex) continue;
      const std::string_view name = reading_.entities.entities[m.entity].name;
      if (out.find(name) == std::string::npos) meant += (meant.empty() ? "" : ", ") + std::string(name);
    }
    return meant.empty() ? out : fmt::format("{} ({})", out, meant);
  }

  ExplainedClause explain(const Clause& c) const {
    const VerbGroup& verb = clauses_.verbs[c.verb];
    ExplainedClause out;
    out.verb = words(verb.first, verb.last);
    out.form = to_string(c.form);
    out.tense = to_string(verb.tense);
    out.modality = edgewise::to_string(c.modality);
    out.negated = c.negated;
    out.quoted = c.quoted;
    out.adverbial = c.adverbial;
    out.conditional = c.conditional;
    out.subject = phrase(c.subject);
    out.object = phrase(c.object);
    if (c.second_object != kNoIndex) out.others.push_back(phrase(c.second_object));
    for (std::uint32_t i = c.preps_begin; i < c.preps_end; ++i) {
      const PrepositionalPhrase& p = clauses_.preps[i];
      out.others.push_back(fmt::format("{} {}", pack_.lexicon.form(p.preposition), phrase(p.phrase)));
    }
    if (c.speaker != kNoIndex) {
      const Mention& m = reading_.mentions.mentions[c.speaker];
      out.speaker = m.entity != kNoIndex ? reading_.entities.entities[m.entity].name : reading_.text.view(m.span);
    }
    return out;
  }

  ExplainedView explain(const View& view, const std::vector<Fact>& facts) const {
    ExplainedView out;
    out.text = describe(view, pack_.schema, pack_.lexicon);
    out.noun = view.noun_view;
    if (view.trigger < view.items.size()) out.trigger = pack_.lexicon.form(view.items[view.trigger].lemma);
    for (RuleTrial& trial : trace(pack_.rules, view)) {
      ExplainedRule rule;
      if (trial.outcome != RuleOutcome::kNoMatch) {
        for (std::size_t c = 0; c < trial.rule->captures.size(); ++c) {
          const std::uint8_t item = trial.match.item[c];
          if (item != kUnboundItem) rule.binds.emplace_back(trial.rule->captures[c].name, bound(view.items[item]));
        }
      }
      const bool made =
          std::any_of(facts.begin(), facts.end(), [&](const Fact& f) { return f.rule == trial.rule->id; });
      if (trial.outcome == RuleOutcome::kFires && !made) rule.no_fact = why_no_fact(view, trial.match);
      rule.trial = std::move(trial);
      out.rules.push_back(std::move(rule));
    }
    return out;
  }

  std::string bound(const ViewItem& item) const {
    if (item.kind == ItemKind::kInfinitive || item.kind == ItemKind::kThat) {
      const Clause& c = clauses_.clauses[item.phrase];
      return words(c.begin, c.end);
    }
    return item.phrase == kNoIndex ? std::string() : phrase(item.phrase);
  }

  // The ends that a capture gives: their types as a mask, and what stands in the way where it gives none.
  TypeMask types_of(const View& view, const RuleMatch& match, std::uint8_t capture, std::string& problem) const {
    if (capture >= kMaxCaptures) {
      if (capture == kSpeakerCapture) problem = "nobody is named as the one who says it";
      return 0;
    }
    const std::uint8_t index = match.item[capture];
    const RuleCapture& c = match.rule->captures[capture];
    if (index == kUnboundItem) {
      problem = fmt::format("{{{}}} took nothing", c.name);
      return 0;
    }
    const ViewItem& item = view.items[index];
    const NounPhrase& p = clauses_.phrases[item.phrase];
    const CaptureReading reading = reading_of(c, item);
    if (reading == CaptureReading::kTopic) return TypeMask{1} << type::kTopic;
    if (reading == CaptureReading::kEntity && p.human && p.members_end == p.members_begin)
      return TypeMask{1} << type::kGroup;
    const bool anchor = reading == CaptureReading::kAnchor;
    TypeMask mask = 0;
    for (std::uint32_t i = anchor ? p.anchors_begin : p.members_begin; i < (anchor ? p.anchors_end : p.members_end);
         ++i) {
      const Mention& m = reading_.mentions.mentions[clauses_.mentions[i]];
      for (std::uint32_t g = m.group_begin; g < m.group_end; ++g)
        mask |= TypeMask{1} << reading_.entities.entities[reading_.entities.members[g]].type;
      if (m.entity != kNoIndex) mask |= TypeMask{1} << reading_.entities.entities[m.entity].type;
    }
    if (mask == 0) problem = fmt::format("\"{}\" stands for nobody that the text names", phrase(item.phrase));
    return mask;
  }

  std::string why_no_fact(const View& view, const RuleMatch& match) const {
    std::string problem;
    for (const FactTemplate& t : match.rule->facts) {
      const RelationType& relation = pack_.schema.relation(t.relation);
      const TypeMask subject = types_of(view, match, t.subject, problem);
      const TypeMask object = t.mutual ? subject : types_of(view, match, t.object, problem);
      if (!problem.empty()) continue;
      const bool straight = (subject & relation.from) != 0 && (object & relation.to) != 0;
      const bool turned = relation.symmetric && (subject & relation.to) != 0 && (object & relation.from) != 0;
      problem =
          straight || turned
              ? std::string(t.mutual ? "it needs two to act on each other, and they are not both there"
                                     : "its ends are one and the same, or a surer rule says the same in this sentence")
              : fmt::format("the schema allows no such ends for {}", relation.name);
    }
    return problem;
  }

  Extractor& extractor_;
  const Pack& pack_;
  Reading& reading_;
  const SentenceClauses& clauses_;
  const std::uint32_t sentence_, base_;
};

}  // namespace

Explanation explain_sentence(Extractor& extractor, const Document& document, std::uint32_t sentence) {
  Explanation out;
  for (const Fact& fact : extractor.facts(document))
    if (fact.sentence_index == sentence) out.facts.push_back(fact);
  const Reading& reading = extractor.reading();
  out.sentence = sentence;
  out.sentences = static_cast<std::uint32_t>(reading.text.sentences.size());
  out.span = reading.text.sentences[sentence].span;
  out.text = reading.text.view(out.span);
  out.document_date = reading.mentions.document_date;
  extractor.read_sentence(sentence, /*every=*/true);
  Explainer(extractor, sentence).fill(out);
  return out;
}

}  // namespace edgewise
