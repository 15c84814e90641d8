#include "edgewise/rules/trigger_needs.hpp"

#include <algorithm>
#include <tuple>

#include "edgewise/rules/rule.hpp"

namespace edgewise {

void TriggerNeeds::add(const Rule& rule, WordId lemma, const Schema& schema) {
  if (rule.suppress) return;
  for (const FactTemplate& fact : rule.facts) {
    if (fact.relation == kNoRelation) continue;
    const RelationType& relation = schema.relation(fact.relation);
    const TypeMask both = relation.from | relation.to;
    const auto end = [&](std::uint8_t capture, TypeMask side) {
      End e;
      e.entities = relation.symmetric ? both : side;
      if (capture == kSpeakerCapture) {
        e.mentions = ~TypeMask{0};
      } else if (capture != kNoCapture) {
        e.mentions = rule.captures[capture].mask;
        e.free = rule.captures[capture].topic;
      }
      return e;
    };
    Need need;
    need.lemma = lemma;
    if (fact.mutual) {
      need.subject = end(fact.subject, both);
      need.object = need.subject;
    } else {
      need.subject = end(fact.subject, relation.from);
      need.object = end(fact.object, relation.to);
    }
    (rule.on_noun ? nouns_ : verbs_).needs.push_back(need);
  }
}

void TriggerNeeds::finish(std::size_t words) {
  verbs_.finish(words);
  nouns_.finish(words);
}

void TriggerNeeds::Table::finish(std::size_t words) {
  const auto key = [](const Need& n) {
    const auto of = [](const End& e) { return std::tuple(e.free, e.mentions, e.entities); };
    return std::tuple(n.lemma, of(n.subject), of(n.object));
  };
  std::sort(needs.begin(), needs.end(), [&](const Need& a, const Need& b) { return key(a) < key(b); });
  needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
  slots.assign(words, 0);
  for (std::size_t i = needs.size(); i-- > 0;) slots[needs[i].lemma] = static_cast<std::uint32_t>(i + 1);
}

}  // namespace edgewise
