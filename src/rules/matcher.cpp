// Candidates by trigger, filters, memo, RE2, conflicts.

#include <algorithm>
#include <chrono>
#include <cstring>

#include <fmt/format.h>

#include "edgewise/base/error.hpp"
#include "rules/rule_tables.hpp"

namespace edgewise {
namespace rules {

void Shape::compile() const {
  std::call_once(once, [this] {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_never_nl(false);
    auto made = std::make_unique<re2::RE2>(text, options);
    if (!made->ok()) throw RuleError(fmt::format("a pattern that RE2 refuses ({}): {}", made->error(), text));
    expression = std::move(made);
    ready.store(true, std::memory_order_release);
  });
}

bool match_shape(const Shape& shape, const EncodedView& view, RuleMatch& out) {
  constexpr std::size_t kMaxGroups = 24;
  re2::StringPiece groups[kMaxGroups];
  const std::size_t n = std::min(kMaxGroups, shape.groups.size() + 1);
  const re2::StringPiece text(view.text);
  if (!shape.get().Match(text, 0, text.size(), re2::RE2::UNANCHORED, groups, static_cast<int>(n))) return false;
  const auto offset = [&](const re2::StringPiece& piece) {
    return static_cast<std::size_t>(piece.data() - text.data());
  };
  out.first_item = view.item_at(offset(groups[0]));
  out.last_item = view.item_at(offset(groups[0]) + groups[0].size() - 1);
  out.gap_items = 0;
  out.item.fill(kUnboundItem);
  for (std::size_t g = 1; g < n; ++g) {
    if (groups[g].data() == nullptr) continue;
    if (shape.groups[g - 1] == Shape::kGapGroup) {
      if (groups[g].empty()) continue;
      const int items = view.item_at(offset(groups[g]) + groups[g].size() - 1) - view.item_at(offset(groups[g])) + 1;
      out.gap_items = static_cast<std::uint8_t>(out.gap_items + items);
    } else {
      out.item[shape.groups[g - 1]] = view.item_at(offset(groups[g]));
    }
  }
  return true;
}

const char* unmet_requirement(const RuleRequire& want, const View& view) {
  if ((want.forms >> static_cast<unsigned>(view.form) & 1u) == 0) return "its clause form is none of the rule's";
  if (want.passive && *want.passive != (view.form == ClauseForm::kPassive))
    return *want.passive ? "it is not passive" : "it is passive";
  if (want.tense && *want.tense != view.tense) return "its tense is another";
  if (want.modality && *want.modality != view.modality) return "its modality is another";
  if (want.negated && *want.negated != view.negated) return *want.negated ? "it is not negated" : "it is negated";
  if (want.quoted && *want.quoted != view.quoted) return *want.quoted ? "it is not quoted" : "it is quoted";
  return nullptr;
}

namespace {

bool better(const RuleMatch& a, const RuleMatch& b) {
  if (a.rule->priority != b.rule->priority) return a.rule->priority > b.rule->priority;
  const int length_a = a.last_item - a.first_item, length_b = b.last_item - b.first_item;
  if (length_a != length_b) return length_a > length_b;
  if (a.gap_items != b.gap_items) return a.gap_items < b.gap_items;
  return a.rule->order < b.rule->order;
}

}  // namespace

void resolve_conflicts(std::vector<RuleMatch>& matches, std::size_t from) {
  if (matches.size() - from == 0) return;
  bool suppressed = false;
  std::int32_t level = 0;
  for (std::size_t i = from; i < matches.size(); ++i) {
    if (!matches[i].rule->suppress) continue;
    level = suppressed ? std::max(level, matches[i].rule->priority) : matches[i].rule->priority;
    suppressed = true;
  }
  std::size_t kept = from;
  for (std::size_t i = from; i < matches.size(); ++i) {
    const RuleMatch match = matches[i];
    if (match.rule->suppress || (suppressed && match.rule->priority <= level)) continue;
    std::size_t same = from;
    while (same < kept && matches[same].rule->relation != match.rule->relation) ++same;
    if (same == kept) {
      matches[kept++] = match;
    } else if (better(match, matches[same])) {
      matches[same] = match;
    }
  }
  matches.resize(kept);
  std::sort(matches.begin() + static_cast<std::ptrdiff_t>(from), matches.end(),
            [](const RuleMatch& a, const RuleMatch& b) { return a.rule->order < b.rule->order; });
}

}  // namespace rules

namespace {

// What a shape gave for a view string the last time. The string decides where items begin, so items are remembered.
struct Memo {
  static constexpr std::size_t kMaxBytes = 46;
  std::uint32_t shape = 0xffffffff;
  std::uint8_t bytes = 0;
  bool matched = false;
  std::uint8_t first_item = 0, last_item = 0, gap_items = 0;
  std::array<std::uint8_t, kMaxCaptures> item{};
  char text[kMaxBytes];
};
constexpr std::size_t kMemos = 4096;

}  // namespace

struct Matcher::State {
  explicit State(const RuleSet& set) : rules(&set), tables(&set.tables()), memos(kMemos) {}

  const RuleSet* rules;
  const RuleTables* tables;
  rules::EncodedView encoded;
  std::vector<Memo> memos;
  std::vector<RuleCount> counts;

  bool run(std::uint32_t shape_id, RuleMatch& out) {
    const rules::Shape& shape = tables->shapes[shape_id];
    if (encoded.text.size() > Memo::kMaxBytes) return rules::match_shape(shape, encoded, out);
    const std::uint64_t h = (encoded.hash ^ (shape_id * 0x9e3779b97f4a7c15ull)) * 0xff51afd7ed558ccdull;
    Memo& memo = memos[(h >> 40) % kMemos];
    if (memo.shape == shape_id && memo.bytes == encoded.text.size() &&
        std::memcmp(memo.text, encoded.text.data(), memo.bytes) == 0) {
      if (!memo.matched) return false;
      out.first_item = memo.first_item;
      out.last_item = memo.last_item;
      out.gap_items = memo.gap_items;
      out.item = memo.item;
      return true;
    }
    const bool matched = rules::match_shape(shape, encoded, out);
    memo.shape = shape_id;
    memo.bytes = static_cast<std::uint8_t>(encoded.text.size());
    std::memcpy(memo.text, encoded.text.data(), memo.bytes);
    memo.matched = matched;
    if (matched) {
      memo.first_item = out.first_item;
      memo.last_item = out.last_item;
      memo.gap_items = out.gap_items;
      memo.item = out.item;
    }
    return matched;
  }
};

Matcher::Matcher(const RuleSet& rules) : state_(std::make_unique<State>(rules)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;

void Matcher::enable_counts() {
  state_->counts.assign(state_->rules->rules().size(), {});
}
const std::vector<RuleCount>& Matcher::counts() const {
  return state_->counts;
}

void Matcher::match(const View& view, std::vector<RuleMatch>& out) {
  State& s = *state_;
  if (view.trigger >= view.items.size()) return;
  const rules::TriggerIndex& index = view.noun_view ? s.tables->nouns : s.tables->verbs;
  const auto [begin, end] = index.of(view.items[view.trigger].lemma);
  if (begin == end) return;
  s.tables->symbols.encode(view, s.encoded);
  const TriggerNeeds& needs = s.rules->needs();
  SentenceEnds words;
  for (const ViewItem& item : view.items) needs.gather(item.lemma, words);
  const std::size_t from = out.size();
  const bool counting = !s.counts.empty();
  for (const rules::Candidate* c = begin; c != end; ++c) {
    const rules::RuleFilter& f = c->filter;
    if ((f.need_symbols & ~s.encoded.symbols) != 0 || f.min_items > s.encoded.items) continue;
    if ((f.need_types[0] != 0 && (f.need_types[0] & s.encoded.types) == 0) ||
        (f.need_types[1] != 0 && (f.need_types[1] & s.encoded.types) == 0))
      continue;
    if ((f.forms >> static_cast<unsigned>(view.form) & 1u) == 0 || !TriggerNeeds::there(f.sets, words)) continue;
    const Rule& rule = s.rules->rules()[c->rule];
    if (!f.plain && rules::unmet_requirement(rule.require, view) != nullptr) continue;
    RuleMatch match;
    match.rule = &rule;
    if (!counting) {
      if (s.run(c->shape, match)) out.push_back(match);
      continue;
    }
    const auto start = std::chrono::steady_clock::now();
    const bool matched = s.run(c->shape, match);
    RuleCount& count = s.counts[c->rule];
    count.nanoseconds += static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start).count());
    ++count.tries;
    if (matched) {
      ++count.matches;
      out.push_back(match);
    }
  }
  if (out.size() == from) return;
  rules::resolve_conflicts(out, from);
  if (counting) {
    for (std::size_t i = from; i < out.size(); ++i) ++s.counts[out[i].rule->order].wins;
  }
}

void match_reference(const RuleSet& set, const View& view, std::vector<RuleMatch>& out) {
  if (view.trigger >= view.items.size()) return;
  const RuleTables& tables = set.tables();
  rules::EncodedView encoded;
  tables.symbols.encode(view, encoded);
  const std::size_t from = out.size();
  const WordId lemma = view.items[view.trigger].lemma;
  const rules::TriggerIndex& index = view.noun_view ? tables.nouns : tables.verbs;
  // Every rule in turn; the trigger's own shape is looked up by scanning all candidates.
  for (const Rule& rule : set.rules()) {
    if (rule.on_noun != view.noun_view || rules::unmet_requirement(rule.require, view) != nullptr) continue;
    const auto& triggers = tables.triggers_of_rule[rule.order];
    if (std::none_of(triggers.begin(), triggers.end(),
                     [&](const rules::ListEntry& e) { return e.first.word == lemma; }))
      continue;
    const auto [begin, end] = index.of(lemma);
    const auto* candidate = std::find_if(begin, end, [&](const rules::Candidate& c) { return c.rule == rule.order; });
    if (candidate == end) continue;
    RuleMatch match;
    match.rule = &rule;
    if (rules::match_shape(tables.shapes[candidate->shape], encoded, match)) out.push_back(match);
  }
  rules::resolve_conflicts(out, from);
}

}  // namespace edgewise
