// Grouping: one row for each combination of the keys, with its aggregates. Groups come out in the order in which they
// first appeared; without keys there is one row even where there was none below.

#include <algorithm>
#include <optional>

#include "query/cypher/aggregates.hpp"
#include "query/cypher/evaluate.hpp"
#include "query/cypher/operator.hpp"
#include "query/cypher/row_key.hpp"

namespace edgewise::cypher {
namespace {

class Group : public Step {
 public:
  Group(OperatorPtr input, std::vector<std::pair<const Expr*, Slot>> keys, std::vector<const Expr*> aggregates)
      : Step(std::move(input)), keys_(std::move(keys)), aggregates_(std::move(aggregates)) {}

  void open(Runtime& runtime) override {
    Step::open(runtime);
    groups_.clear();
    table_.clear();
    last_ = 0;
    counted_.reset();
    runtime.release(std::exchange(bytes_, 0));
    at_ = 0;
    read_ = false;
  }

  bool next(Runtime& runtime) override {
    if (!read_) read_all(runtime);
    if (at_ == (counted_ ? 1 : groups_.size())) return false;
    if (counted_) {
      ++at_;
      for (const Expr* aggregate : aggregates_) slot(runtime, aggregate->slot) = Value::integer(*counted_);
      return true;
    }
    One& group = groups_[at_++];
    for (std::size_t i = 0; i < keys_.size(); ++i) slot(runtime, keys_[i].second) = group.key[i];
    for (std::size_t i = 0; i < aggregates_.size(); ++i)
      slot(runtime, aggregates_[i]->slot) = group.aggregates[i]->result(runtime);
    return true;
  }

  std::string title() const override {
    std::string out = "group";
    for (std::size_t i = 0; i < keys_.size(); ++i) out += (i > 0 ? ", " : " by ") + text_of(*keys_[i].first);
    for (std::size_t i = 0; i < aggregates_.size(); ++i) out += (i > 0 ? ", " : ": ") + text_of(*aggregates_[i]);
    return out;
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;

  struct One {
    RowKey key;
    std::size_t hash = 0;
    std::vector<std::unique_ptr<Aggregate>> aggregates;
  };

  // Rows of one group often come one after the other: the last group is looked at first. `key` is taken where it is
  // new.
  One& group_of(Runtime& runtime, RowKey& key) {
    if (last_ < groups_.size() && same_(groups_[last_].key, key)) return groups_[last_];
    const std::size_t hash = RowHash()(key);
    if (2 * (groups_.size() + 1) > table_.size()) grow();
    std::size_t at = hash & (table_.size() - 1);
    for (; table_[at] != kNone; at = (at + 1) & (table_.size() - 1)) {
      last_ = table_[at];
      if (groups_[last_].hash == hash && same_(groups_[last_].key, key)) return groups_[last_];
    }
    const std::size_t bytes = row_bytes(key) + 64 + 56 * aggregates_.size();
    runtime.keep(bytes);
    bytes_ += bytes;
    last_ = groups_.size();
    table_[at] = static_cast<std::uint32_t>(last_);
    One& group = groups_.emplace_back();
    group.key.swap(key);
    group.hash = hash;
    group.aggregates.reserve(aggregates_.size());
    for (const Expr* aggregate : aggregates_) group.aggregates.push_back(make_aggregate(*aggregate));
    return group;
  }

  void grow() {
    table_.assign(std::max<std::size_t>(64, table_.size() * 2), kNone);
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      std::size_t at = groups_[g].hash & (table_.size() - 1);
      while (table_[at] != kNone) at = (at + 1) & (table_.size() - 1);
      table_[at] = g;
    }
  }

  // Whether only the number of rows is asked for, and it is known.
  bool count_only(Runtime& runtime) {
    if (!keys_.empty()) return false;
    std::vector<Slot> variables;
    for (const Expr* aggregate : aggregates_)
      if (!counts_rows(*aggregate, variables)) return false;
    if (const auto rows = input_->count(runtime, variables)) counted_ = static_cast<std::int64_t>(*rows);
    return counted_.has_value();
  }

  // The node whose property is the only key; null where there is another kind of key.
  const Value* node_of_key(Runtime& runtime) const {
    if (keys_.size() != 1 || !runtime.graph.fixed() || keys_[0].first->kind != ExprKind::kProperty) return nullptr;
    const Expr& base = *keys_[0].first->args[0];
    return base.kind == ExprKind::kVariable ? &slot(runtime, base.slot) : nullptr;
  }

  void add_row(Runtime& runtime, One& group) {
    for (const std::unique_ptr<Aggregate>& aggregate : group.aggregates) aggregate->add(runtime);
  }

  void read_all(Runtime& runtime) {
    read_ = true;
    if (count_only(runtime)) return;
    RowKey key;
    std::vector<std::uint32_t> of_node;  // the groups of nodes that came before
    const Value* node = node_of_key(runtime);
    while (input_->next(runtime)) {
      runtime.tick();
      std::uint32_t* known = nullptr;
      if (node != nullptr && node->is(Type::kNode)) {
        if (of_node.empty()) {
          of_node.assign(runtime.graph.node_bound(), kNone);
          runtime.keep(of_node.size() * sizeof(std::uint32_t));
          bytes_ += of_node.size() * sizeof(std::uint32_t);
        }
        known = &of_node[node->as_id()];
        if (*known != kNone) {
          add_row(runtime, groups_[*known]);
          continue;
        }
      }
      key.clear();
      for (const auto& [expr, to] : keys_) key.push_back(evaluate(*expr, runtime));
      add_row(runtime, group_of(runtime, key));
      if (known != nullptr) *known = static_cast<std::uint32_t>(last_);
    }
    key.clear();
    if (keys_.empty() && groups_.empty()) group_of(runtime, key);
  }

  std::vector<std::pair<const Expr*, Slot>> keys_;
  std::vector<const Expr*> aggregates_;
  std::vector<One> groups_;
  std::vector<std::uint32_t> table_;  // by hash, places in groups_
  std::size_t last_ = 0;              // the group of the row before
  RowSame same_;
  std::optional<std::int64_t> counted_;
  std::size_t at_ = 0, bytes_ = 0;
  bool read_ = false;
};

}  // namespace

OperatorPtr make_group(OperatorPtr input, std::vector<std::pair<const Expr*, Slot>> keys,
                       std::vector<const Expr*> aggregates) {
  return std::make_unique<Group>(std::move(input), std::move(keys), std::move(aggregates));
}

}  // namespace edgewise::cypher
