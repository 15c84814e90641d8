// Along several relationships: variable lengths, and the path of a pattern as a value.

#include <fmt/format.h>

#include "query/cypher/hop_walk.hpp"

namespace edgewise::cypher {
namespace {

constexpr std::int64_t kEndless = 0x7fffffffffffffff;

// Every walk of the wanted length, depth first, no relationship twice.
class VariableExpand : public Step {
 public:
  VariableExpand(OperatorPtr input, Hop hop)
      : Step(std::move(input)),
        hop_(std::move(hop)),
        least_(hop_.pattern->least.value_or(1)),
        most_(hop_.pattern->most.value_or(kEndless)),
        test_(*hop_.pattern) {}

  void open(Runtime& runtime) override {
    Step::open(runtime);
    walks_.clear();
    trail_.clear();
    begun_ = true;
    range_ = test_.range(runtime.graph);
  }

  bool next(Runtime& runtime) override {
    while (true) {
      if (!begun_) {
        begun_ = true;
        if (least_ == 0 && arrives(runtime, walks_[0].node())) return true;
      }
      while (!walks_.empty()) {
        if (step(runtime)) return true;
      }
      if (!input_->next(runtime)) return false;
      start(runtime);
    }
  }

  std::string title() const override {
    return fmt::format("along {}-[{}*{}..{}]-{}", hop_.direction == Direction::kLeft ? "<" : "",
                       hop_.pattern->types ? ":" + text_of(*hop_.pattern->types) : std::string(), least_,
                       most_ == kEndless ? std::string() : std::to_string(most_),
                       hop_.direction == Direction::kRight ? ">" : "");
  }

 private:
  void start(Runtime& runtime) {
    walks_.clear();
    trail_.clear();
    const Value& from = slot(runtime, hop_.from);
    if (!from.is(Type::kNode) || most_ < least_) return;
    if (hop_.to_bound && !slot(runtime, hop_.to).is(Type::kNode)) return;
    if (hop_.to_bound) wanted_ = slot(runtime, hop_.to).as_id();
    test_.read_properties(runtime);
    begun_ = false;
    walks_.emplace_back().start(runtime.graph, from.as_id(), hop_.direction, range_);
  }

  // One relationship further, or one back; true where a row came of it.
  bool step(Runtime& runtime) {
    const PropertyGraph& graph = runtime.graph;
    runtime.tick();
    Id relationship, other;
    const auto depth = static_cast<std::int64_t>(trail_.size());
    if (depth >= most_ || !walks_.back().next(graph, relationship, other)) {
      walks_.pop_back();
      if (!trail_.empty()) trail_.pop_back();
      return false;
    }
    if (!range_ && !test_.right_type(graph, relationship)) return false;
    if (!test_.right_properties(graph, relationship)) return false;
    if (std::find(trail_.begin(), trail_.end(), relationship) != trail_.end()) return false;
    if (used_before(runtime, hop_.others, relationship)) return false;
    trail_.push_back(relationship);
    walks_.emplace_back().start(graph, other, hop_.direction, range_);
    return depth + 1 >= least_ && arrives(runtime, other);
  }

  bool arrives(Runtime& runtime, Id node) {
    if (hop_.to_bound && node != wanted_) return false;
    List relationships;
    relationships.reserve(trail_.size());
    for (const Id id : trail_) relationships.push_back(Value::relationship(id));
    if (hop_.reversed) std::reverse(relationships.begin(), relationships.end());
    slot(runtime, hop_.relationship) = Value::list(std::move(relationships));
    slot(runtime, hop_.to) = Value::node(node);
    return true;
  }

  Hop hop_;
  std::int64_t least_, most_;
  RelationshipTest test_;
  std::optional<IdRange> range_;
  std::vector<NodeWalk> walks_;  // one more than trail_
  std::vector<Id> trail_;
  Id wanted_ = 0;
  bool begun_ = true;
};

class PathStep : public Step {
 public:
  PathStep(OperatorPtr input, const PatternPart& part) : Step(std::move(input)), part_(part) {}

  bool next(Runtime& runtime) override {
    if (!input_->next(runtime)) return false;
    PathValue path;
    const auto walk_to = [&](Id id) {
      const Id at = path.nodes.back();
      path.relationships.push_back(id);
      path.nodes.push_back(runtime.graph.source(id) == at ? runtime.graph.target(id) : runtime.graph.source(id));
    };
    path.nodes.push_back(slot(runtime, part_.nodes[0].slot).as_id());
    for (const RelationshipPattern& relationship : part_.relationships) {
      const Value& value = slot(runtime, relationship.slot);
      if (value.is(Type::kRelationship)) {
        walk_to(value.as_id());
      } else {
        for (const Value& item : value.as_list()) walk_to(item.as_id());
      }
    }
    slot(runtime, part_.slot) = Value::path(std::move(path));
    return true;
  }

  std::string title() const override { return "path " + part_.variable; }

 private:
  const PatternPart& part_;
};

}  // namespace

OperatorPtr make_variable_expand(OperatorPtr input, Hop hop) {
  return std::make_unique<VariableExpand>(std::move(input), std::move(hop));
}
OperatorPtr make_path(OperatorPtr input, const PatternPart& part) {
  return std::make_unique<PathStep>(std::move(input), part);
}

}  // namespace edgewise::cypher
