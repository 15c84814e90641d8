#include "edgewise/rules/trigger_needs.hpp"

#include <algorithm>
#include <tuple>

#include "edgewise/rules/rule.hpp"

namespace edgewise {
namespace {

constexpr std::size_t kMostSets = 1024;  // further ones ask for nothing

}  // namespace

TriggerNeeds::SetIds TriggerNeeds::sets_of(const RequiredWords& words) {
  SetIds sets{};
  std::size_t count = 0;
  for (const std::vector<WordId>& set : words) {
    if (count == sets.size()) break;
    const auto [it, added] = sets_.try_emplace(set, static_cast<std::uint16_t>(sets_.size() + 1));
    if (it->second < kMostSets) sets[count++] = it->second;
  }
  return sets;
}

void TriggerNeeds::add(const Rule& rule, WordId lemma, const SetIds& sets, const Schema& schema) {
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
        const RuleCapture& c = rule.captures[capture];
        e.mentions = c.mask;
        e.free = c.topic || c.kind != CaptureKind::kPhrase;
      }
      return e;
    };
    Need need;
    need.lemma = lemma;
    need.sets = sets;
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

void TriggerNeeds::finish(const Lexicon& lexicon) {
  verbs_.finish(lexicon.size());
  nouns_.finish(lexicon.size());
  width_ = (std::min(kMostSets, sets_.size() + 1) + 63) / 64;
  std::vector<std::uint16_t> list_of_word(lexicon.size());
  std::vector<std::vector<std::uint16_t>> lists(1);
  for (const auto& [words, id] : sets_) {
    if (id >= kMostSets) continue;
    for (const WordId word : words) {
      if (list_of_word[word] == 0) {
        list_of_word[word] = static_cast<std::uint16_t>(lists.size());
        lists.emplace_back();
      }
      lists[list_of_word[word]].push_back(id);
    }
  }
  sets_.clear();
  const std::array<std::pair<std::uint64_t, WordId>, 3> auxiliaries{
      {{word::kBe, lexicon.find("be")}, {word::kHave, lexicon.find("have")}, {word::kDo, lexicon.find("do")}}};
  row_of_word_.assign(lexicon.size(), 0);
  rows_.assign(width_, 0);
  std::map<std::vector<std::uint64_t>, std::uint16_t> row_ids{{rows_, 0}};
  std::vector<std::uint64_t> row(width_);
  for (WordId id = punct::kFirstWord; id < lexicon.size(); ++id) {
    const Word& w = lexicon[id];
    bool any = false;
    const auto add = [&](WordId base) {
      const std::uint16_t list = list_of_word[base];
      for (const std::uint16_t set : lists[list]) row[set / 64] |= 1ull << (set % 64);
      any = any || list != 0;
    };
    add(id);
    if (w.verb != id) add(w.verb);
    if (w.noun != id) add(w.noun);
    for (const auto& [flag, base] : auxiliaries) {
      if (w.flags & flag) add(base);
    }
    if (!any) continue;
    const auto [it, added] = row_ids.try_emplace(row, static_cast<std::uint16_t>(row_ids.size()));
    if (added) rows_.insert(rows_.end(), row.begin(), row.end());
    row_of_word_[id] = it->second;
    std::fill(row.begin(), row.end(), 0);
  }
}

void TriggerNeeds::Table::finish(std::size_t words) {
  const auto key = [](const Need& n) {
    const auto of = [](const End& e) { return std::tuple(e.free, e.mentions, e.entities); };
    return std::tuple(n.lemma, of(n.subject), of(n.object), n.sets);
  };
  std::sort(needs.begin(), needs.end(), [&](const Need& a, const Need& b) { return key(a) < key(b); });
  needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
  slots.assign(words, 0);
  for (std::size_t i = needs.size(); i-- > 0;) slots[needs[i].lemma] = static_cast<std::uint32_t>(i + 1);
}

}  // namespace edgewise
