// The shortest paths between two known nodes: breadth first from the start, a level at a time, until the end is
// reached. For all of them each node keeps every relationship by which it was first reached.

#include <fmt/format.h>

#include <unordered_map>

#include "query/cypher/hop_walk.hpp"

namespace edgewise::cypher {
namespace {

class Shortest : public Step {
 public:
  Shortest(OperatorPtr input, Hop hop, PathKind kind, Slot path)
      : Step(std::move(input)), hop_(std::move(hop)), kind_(kind), path_(path), test_(*hop_.pattern) {}

  void open(Runtime& runtime) override {
    Step::open(runtime);
    found_.clear();
    at_ = 0;
  }

  bool next(Runtime& runtime) override {
    while (at_ == found_.size()) {
      if (!input_->next(runtime)) return false;
      found_.clear();
      at_ = 0;
      search(runtime);
    }
    PathValue& path = found_[at_++];
    List relationships;
    for (const Id id : path.relationships) relationships.push_back(Value::relationship(id));
    slot(runtime, hop_.relationship) =
        hop_.pattern->variable_length ? Value::list(std::move(relationships)) : relationships[0];
    slot(runtime, path_) = Value::path(std::move(path));
    return true;
  }

  std::string title() const override {
    return fmt::format("{} {}-[{}]-{}", kind_ == PathKind::kShortest ? "shortest path" : "all shortest paths",
                       hop_.direction == Direction::kLeft ? "<" : "",
                       hop_.pattern->types ? ":" + text_of(*hop_.pattern->types) : std::string(),
                       hop_.direction == Direction::kRight ? ">" : "");
  }

 private:
  struct Reached {
    std::int64_t depth = 0;
    std::vector<std::pair<Id, Id>> by;  // relationship, node before
  };

  void search(Runtime& runtime) {
    const Value &from = slot(runtime, hop_.from), &to = slot(runtime, hop_.to);
    if (!from.is(Type::kNode) || !to.is(Type::kNode)) return;
    const Id start = from.as_id(), end = to.as_id();
    const bool variable = hop_.pattern->variable_length;
    const std::int64_t least = variable ? hop_.pattern->least.value_or(1) : 1;
    const std::int64_t most = variable ? hop_.pattern->most.value_or(0x7fffffff) : 1;
    test_.read_properties(runtime);
    if (start == end) {
      if (least == 0) found_.push_back({{start}, {}});
      return;  // a path from a node to itself has no length
    }
    std::unordered_map<Id, Reached> reached;
    reached[start];
    std::vector<Id> level = {start}, further;
    for (std::int64_t depth = 1; depth <= most && !level.empty() && reached.find(end) == reached.end(); ++depth) {
      further.clear();
      for (const Id node : level) {
        NodeWalk walk;
        walk.start(runtime.graph, node, hop_.direction);
        Id relationship, other;
        while (walk.next(runtime.graph, relationship, other)) {
          runtime.tick();
          const auto known = reached.find(other);
          if (known != reached.end() && (known->second.depth < depth || kind_ == PathKind::kShortest)) continue;
          if (!test_.right_type(runtime.graph, relationship) || !test_.right_properties(runtime.graph, relationship))
            continue;
          Reached& entry = known != reached.end() ? known->second : reached[other];
          if (known == reached.end()) further.push_back(other);
          entry.depth = depth;
          entry.by.emplace_back(relationship, node);
        }
      }
      level.swap(further);
    }
    const auto arrived = reached.find(end);
    if (arrived == reached.end() || arrived->second.depth < least) return;
    PathValue path;
    collect(reached, end, start, path);
  }

  // Backwards from the end; a path is whole when the start is reached.
  void collect(const std::unordered_map<Id, Reached>& reached, Id node, Id start, PathValue& back) {
    back.nodes.push_back(node);
    if (node == start) {
      PathValue path = back;
      std::reverse(path.nodes.begin(), path.nodes.end());
      std::reverse(path.relationships.begin(), path.relationships.end());
      found_.push_back(std::move(path));
    } else {
      for (const auto& [relationship, before] : reached.at(node).by) {
        back.relationships.push_back(relationship);
        collect(reached, before, start, back);
        back.relationships.pop_back();
        if (kind_ == PathKind::kShortest) break;
      }
    }
    back.nodes.pop_back();
  }

  Hop hop_;
  PathKind kind_;
  Slot path_;
  RelationshipTest test_;
  std::vector<PathValue> found_;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_shortest(OperatorPtr input, Hop hop, PathKind kind, Slot path) {
  return std::make_unique<Shortest>(std::move(input), std::move(hop), kind, path);
}

}  // namespace edgewise::cypher
