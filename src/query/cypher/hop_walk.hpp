#pragma once
// What the steps along relationships share: the relationships of a node in one direction, of the wanted types, and the
// properties that a pattern asks of each.

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "query/cypher/evaluate.hpp"
#include "query/cypher/operator.hpp"

namespace edgewise::cypher {

// Ids of relationships, [first, second).
using IdRange = std::pair<Id, Id>;

// Goes through the relationships of one node. In both directions a loop is seen once.
class NodeWalk {
 public:
  // With a range (see RelationshipTest::range) only those inside it: the lists are ascending then.
  void start(const PropertyGraph& graph, Id node, Direction direction, const std::optional<IdRange>& range) {
    start(graph, node, direction);
    if (!range) return;
    for (std::span<const Id>& list : lists_) {
      const auto begin = std::lower_bound(list.begin(), list.end(), range->first);
      list = {begin, std::lower_bound(begin, list.end(), range->second)};
    }
  }
  void start(const PropertyGraph& graph, Id node, Direction direction) {
    node_ = node;
    lists_[0] = direction == Direction::kLeft ? std::span<const Id>() : graph.outgoing(node);
    lists_[1] = direction == Direction::kRight ? std::span<const Id>() : graph.incoming(node);
    list_ = 0;
    at_ = 0;
    both_ = direction == Direction::kBoth;
  }
  bool next(const PropertyGraph& graph, Id& relationship, Id& other) {
    while (list_ < 2) {
      if (at_ == lists_[list_].size()) {
        ++list_;
        at_ = 0;
        continue;
      }
      relationship = lists_[list_][at_++];
      other = list_ == 0 ? graph.target(relationship) : graph.source(relationship);
      if (list_ == 1 && both_ && other == node_) continue;
      return true;
    }
    return false;
  }
  Id node() const { return node_; }
  // How many there are at most, before the first one is taken.
  std::size_t size() const { return lists_[0].size() + lists_[1].size(); }

 private:
  Id node_ = 0;
  std::span<const Id> lists_[2];
  std::size_t list_ = 2, at_ = 0;
  bool both_ = false;
};

// Types and properties that each relationship of a variable length must have.
class RelationshipTest {
 public:
  explicit RelationshipTest(const RelationshipPattern& pattern) : pattern_(pattern) {}

  bool right_type(const PropertyGraph& graph, Id relationship) const {
    return !pattern_.types || matches_type(graph.type_of(relationship), *pattern_.types);
  }
  // Where all relationships that can have the type are neighbours: these. To be asked when a query runs.
  std::optional<IdRange> range(const PropertyGraph& graph) const {
    if (!pattern_.types || pattern_.types->kind != LabelExpr::Kind::kName) return std::nullopt;
    if (pattern_.types->symbol == kNoSymbol) return IdRange{0, 0};
    return graph.relationships_of(pattern_.types->symbol);
  }
  // The values of the properties in the current row.
  void read_properties(Runtime& runtime) {
    wanted_.clear();
    if (!pattern_.properties) return;
    const Value map = evaluate(*pattern_.properties, runtime);
    if (!map.is(Type::kMap)) return;
    for (const auto& [key, value] : map.as_map()) wanted_.emplace_back(runtime.graph.key(key), value);
  }
  bool right_properties(const PropertyGraph& graph, Id relationship) const {
    return std::all_of(wanted_.begin(), wanted_.end(), [&](const auto& one) {
      return one.first != kNoSymbol &&
             equals(graph.relationship_property(relationship, one.first), one.second) == Truth::kTrue;
    });
  }

 private:
  const RelationshipPattern& pattern_;
  std::vector<std::pair<Symbol, Value>> wanted_;
};

// Whether a relationship is already used by the same MATCH.
inline bool used_before(const Runtime& runtime, const std::vector<Slot>& others, Id relationship) {
  for (const Slot other : others) {
    const Value& value = runtime.slots[static_cast<std::size_t>(other)];
    if (value.is(Type::kRelationship)) {
      if (value.as_id() == relationship) return true;
    } else if (value.is(Type::kList)) {
      for (const Value& item : value.as_list())
        if (item.is(Type::kRelationship) && item.as_id() == relationship) return true;
    }
  }
  return false;
}

}  // namespace edgewise::cypher
