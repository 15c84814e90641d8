// Along single relationships: from a node to its neighbours, between two known nodes, over a known relationship.

#include <fmt/format.h>

#include "query/cypher/hop_walk.hpp"

namespace edgewise::cypher {
namespace {

std::string arrow_words(const Hop& hop) {
  const std::string types = hop.pattern->types ? ":" + text_of(*hop.pattern->types) : std::string();
  return fmt::format("{}-[{}]-{}", hop.direction == Direction::kLeft ? "<" : "", types,
                     hop.direction == Direction::kRight ? ">" : "");
}

class Expand : public Step {
 public:
  Expand(OperatorPtr input, Hop hop) : Step(std::move(input)), hop_(std::move(hop)), test_(*hop_.pattern) {}

  void open(Runtime& runtime) override {
    Step::open(runtime);
    walk_ = NodeWalk();
    range_ = test_.range(runtime.graph);
  }

  bool next(Runtime& runtime) override {
    const PropertyGraph& graph = runtime.graph;
    while (true) {
      Id relationship, other;
      while (walk_.next(graph, relationship, other)) {
        runtime.tick();
        if (hop_.to_bound && other != wanted_) continue;
        if (!range_ && !test_.right_type(graph, relationship)) continue;
        if (used_before(runtime, hop_.others, relationship)) continue;
        slot(runtime, hop_.relationship) = Value::relationship(relationship);
        slot(runtime, hop_.to) = Value::node(swapped_ ? from_ : other);
        return true;
      }
      if (!input_->next(runtime)) return false;
      start(runtime);
    }
  }

  std::string title() const override {
    return fmt::format("{} {}", hop_.to_bound ? "between two nodes" : "along", arrow_words(hop_));
  }

 private:
  void start(Runtime& runtime) {
    const Value from = slot(runtime, hop_.from);
    walk_ = NodeWalk();
    if (!from.is(Type::kNode)) return;
    const PropertyGraph& graph = runtime.graph;
    from_ = from.as_id();
    swapped_ = false;
    if (!hop_.to_bound) return walk_.start(graph, from_, hop_.direction, range_);
    const Value to = slot(runtime, hop_.to);
    if (!to.is(Type::kNode)) return;
    wanted_ = to.as_id();
    // From the end that has fewer relationships.
    const auto degree = [&](Id id) { return graph.outgoing(id).size() + graph.incoming(id).size(); };
    if (degree(wanted_) >= degree(from_)) return walk_.start(graph, from_, hop_.direction, range_);
    swapped_ = true;
    const Direction back = hop_.direction == Direction::kBoth
                               ? Direction::kBoth
                               : (hop_.direction == Direction::kLeft ? Direction::kRight : Direction::kLeft);
    walk_.start(graph, wanted_, back, range_);
    std::swap(from_, wanted_);
  }

  Hop hop_;
  RelationshipTest test_;
  NodeWalk walk_;
  std::optional<IdRange> range_;
  Id from_ = 0, wanted_ = 0;
  bool swapped_ = false;  // walked from the other end
};

// All relationships, or those of a type, where neither end is known: cheaper than going from node to node.
class RelationshipScan : public Step {
 public:
  RelationshipScan(OperatorPtr input, Hop hop) : Step(std::move(input)), hop_(std::move(hop)), test_(*hop_.pattern) {}

  void open(Runtime& runtime) override {
    Step::open(runtime);
    at_ = end_ = 0;
    twice_ = false;
    range_ = test_.range(runtime.graph);
  }

  bool next(Runtime& runtime) override {
    const PropertyGraph& graph = runtime.graph;
    while (true) {
      while (at_ < end_) {
        runtime.tick();
        const Id id = at_;
        const bool again = std::exchange(twice_, false);
        if (!again && (!graph.has_relationship(id) || (!range_ && !test_.right_type(graph, id)) ||
                       used_before(runtime, hop_.others, id))) {
          ++at_;
          continue;
        }
        const Id source = graph.source(id), target = graph.target(id);
        const bool backwards = again || hop_.direction == Direction::kLeft;
        if (hop_.direction == Direction::kBoth && !again && source != target)
          twice_ = true;
        else
          ++at_;
        if (hop_.from == hop_.to && source != target) continue;
        slot(runtime, hop_.relationship) = Value::relationship(id);
        slot(runtime, hop_.from) = Value::node(backwards ? target : source);
        slot(runtime, hop_.to) = Value::node(backwards ? source : target);
        return true;
      }
      if (!input_->next(runtime)) return false;
      at_ = range_ ? range_->first : 0;
      end_ = range_ ? range_->second : graph.relationship_bound();
    }
  }

  std::optional<std::uint64_t> count(Runtime& runtime, const std::vector<Slot>& wanted) override {
    const PropertyGraph& graph = runtime.graph;
    for (const Slot one : wanted)
      if (one != hop_.from && one != hop_.to && one != hop_.relationship) return std::nullopt;
    // In both directions a loop is one row, and nobody knows how many there are.
    if (!graph.fixed() || hop_.direction == Direction::kBoth || hop_.from == hop_.to || !hop_.others.empty() ||
        (hop_.pattern->types && !range_))
      return std::nullopt;
    const auto before = input_->count(runtime, {});
    if (!before) return std::nullopt;
    return *before * (range_ ? range_->second - range_->first : graph.relationship_bound());
  }

  std::string title() const override { return "all relationships " + arrow_words(hop_); }

 private:
  Hop hop_;
  RelationshipTest test_;
  std::optional<IdRange> range_;
  Id at_ = 0, end_ = 0;
  bool twice_ = false;  // at_ has been given one way round and comes again the other way
};

// The ends of a relationship that an earlier clause found, in the one or two ways in which it fits the pattern.
class KnownRelationship : public Step {
 public:
  KnownRelationship(OperatorPtr input, Hop hop, bool from_bound)
      : Step(std::move(input)), hop_(std::move(hop)), from_bound_(from_bound), test_(*hop_.pattern) {}

  void open(Runtime& runtime) override {
    Step::open(runtime);
    ways_ = way_ = 0;
  }

  bool next(Runtime& runtime) override {
    while (true) {
      while (way_ < ways_) {
        const auto [from, to] = ends_[way_++];
        if (from_bound_ && !is_node(slot(runtime, hop_.from), from)) continue;
        if (hop_.to_bound && !is_node(slot(runtime, hop_.to), to)) continue;
        // ()-[r]-() from one node to itself: the same slot on both sides.
        if (hop_.from == hop_.to && from != to) continue;
        slot(runtime, hop_.from) = Value::node(from);
        slot(runtime, hop_.to) = Value::node(to);
        return true;
      }
      if (!input_->next(runtime)) return false;
      start(runtime);
    }
  }

  std::string title() const override { return "ends of the known relationship " + arrow_words(hop_); }

 private:
  static bool is_node(const Value& value, Id id) { return value.is(Type::kNode) && value.as_id() == id; }

  void start(Runtime& runtime) {
    ways_ = way_ = 0;
    const Value& value = slot(runtime, hop_.relationship);
    if (!value.is(Type::kRelationship)) return;
    const Id id = value.as_id();
    if (!test_.right_type(runtime.graph, id) || used_before(runtime, hop_.others, id)) return;
    const Id source = runtime.graph.source(id), target = runtime.graph.target(id);
    if (hop_.direction != Direction::kLeft) ends_[ways_++] = {source, target};
    if (hop_.direction != Direction::kRight && !(ways_ == 1 && source == target)) ends_[ways_++] = {target, source};
  }

  Hop hop_;
  bool from_bound_;
  RelationshipTest test_;
  std::pair<Id, Id> ends_[2];
  std::size_t ways_ = 0, way_ = 0;
};

// A list of relationships that is known: whether it leads from the one node to the other.
class KnownPath : public Step {
 public:
  KnownPath(OperatorPtr input, Hop hop) : Step(std::move(input)), hop_(std::move(hop)), test_(*hop_.pattern) {}

  bool next(Runtime& runtime) override {
    while (input_->next(runtime))
      if (fits(runtime)) return true;
    return false;
  }

  std::string title() const override { return "along the known relationships " + arrow_words(hop_); }

 private:
  bool fits(Runtime& runtime) {
    const Value list = slot(runtime, hop_.relationship), from = slot(runtime, hop_.from);
    if (!list.is(Type::kList) || !from.is(Type::kNode)) return false;
    const auto size = static_cast<std::int64_t>(list.as_list().size());
    if (size < hop_.pattern->least.value_or(1) || (hop_.pattern->most && size > *hop_.pattern->most)) return false;
    test_.read_properties(runtime);
    Id at = from.as_id();
    for (std::int64_t i = 0; i < size; ++i) {
      const Value& item = list.as_list()[static_cast<std::size_t>(hop_.reversed ? size - 1 - i : i)];
      if (!item.is(Type::kRelationship)) return false;
      const Id id = item.as_id(), source = runtime.graph.source(id), target = runtime.graph.target(id);
      if (!test_.right_type(runtime.graph, id) || !test_.right_properties(runtime.graph, id)) return false;
      if (used_before(runtime, hop_.others, id)) return false;
      if (source == at && hop_.direction != Direction::kLeft)
        at = target;
      else if (target == at && hop_.direction != Direction::kRight)
        at = source;
      else
        return false;
    }
    const Value& to = slot(runtime, hop_.to);
    if (hop_.to_bound) return to.is(Type::kNode) && to.as_id() == at;
    slot(runtime, hop_.to) = Value::node(at);
    return true;
  }

  Hop hop_;
  RelationshipTest test_;
};

}  // namespace

OperatorPtr make_expand(OperatorPtr input, Hop hop) {
  return std::make_unique<Expand>(std::move(input), std::move(hop));
}
OperatorPtr make_relationship_scan(OperatorPtr input, Hop hop) {
  return std::make_unique<RelationshipScan>(std::move(input), std::move(hop));
}
OperatorPtr make_known_relationship(OperatorPtr input, Hop hop, bool from_bound) {
  return std::make_unique<KnownRelationship>(std::move(input), std::move(hop), from_bound);
}
OperatorPtr make_known_path(OperatorPtr input, Hop hop) {
  return std::make_unique<KnownPath>(std::move(input), std::move(hop));
}

}  // namespace edgewise::cypher
