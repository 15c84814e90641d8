// Grouping: one row for each combination of the keys, with its aggregates. Groups come out in the order in which they
// first appeared; without keys there is one row even where there was none below.

#include <unordered_map>

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
    index_.clear();
    runtime.release(std::exchange(bytes_, 0));
    at_ = 0;
    read_ = false;
  }

  bool next(Runtime& runtime) override {
    if (!read_) read_all(runtime);
    if (at_ == groups_.size()) return false;
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
  struct One {
    RowKey key;
    std::vector<std::unique_ptr<Aggregate>> aggregates;
  };

  One& group_of(Runtime& runtime, RowKey key) {
    const auto found = index_.find(key);
    if (found != index_.end()) return groups_[found->second];
    const std::size_t bytes = 2 * row_bytes(key) + 96 * aggregates_.size();
    runtime.keep(bytes);
    bytes_ += bytes;
    One group;
    group.key = key;
    for (const Expr* aggregate : aggregates_) group.aggregates.push_back(make_aggregate(*aggregate));
    index_.emplace(std::move(key), groups_.size());
    groups_.push_back(std::move(group));
    return groups_.back();
  }

  void read_all(Runtime& runtime) {
    read_ = true;
    RowKey key;
    while (input_->next(runtime)) {
      runtime.tick();
      key.clear();
      for (const auto& [expr, to] : keys_) key.push_back(evaluate(*expr, runtime));
      One& group = keys_.empty() && !groups_.empty() ? groups_[0] : group_of(runtime, key);
      for (const std::unique_ptr<Aggregate>& aggregate : group.aggregates) aggregate->add(runtime);
    }
    if (keys_.empty() && groups_.empty()) group_of(runtime, {});
  }

  std::vector<std::pair<const Expr*, Slot>> keys_;
  std::vector<const Expr*> aggregates_;
  std::vector<One> groups_;
  std::unordered_map<RowKey, std::size_t, RowHash, RowSame> index_;
  std::size_t at_ = 0, bytes_ = 0;
  bool read_ = false;
};

}  // namespace

OperatorPtr make_group(OperatorPtr input, std::vector<std::pair<const Expr*, Slot>> keys,
                       std::vector<const Expr*> aggregates) {
  return std::make_unique<Group>(std::move(input), std::move(keys), std::move(aggregates));
}

}  // namespace edgewise::cypher
