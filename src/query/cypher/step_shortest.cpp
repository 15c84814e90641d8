// The shortest paths between two known nodes: breadth first from both ends, a level at a time and always from the end
// where less lies ahead, until the two meet. Levels are whole, so where they first meet the path is shortest. For all
// shortest paths each node keeps every relationship by which it was first reached, else one.

#include <fmt/format.h>

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
  static constexpr std::uint32_t kNone = 0xffffffff;

  // A way to a node from one that is a level nearer to the end.
  struct Way {
    Id relationship = 0;
    std::uint32_t before = kNone;  // place of that node in `reached`
    std::uint32_t other = kNone;   // the next way to the same node
  };
  struct Reached {
    Id node = 0;
    std::uint32_t depth = 0;
    std::uint32_t first = kNone, last = kNone;  // ways
  };
  // What was reached from one end.
  struct Side {
    Direction direction = Direction::kBoth;
    std::vector<std::uint32_t> place;  // by node: its place in `reached` plus one, 0 where it was not reached
    std::vector<Reached> reached;      // by depth
    std::vector<Way> ways;
    std::size_t level = 0;  // where the deepest level begins
    std::uint32_t depth = 0;
    std::size_t ahead = 0;  // relationships of the deepest level

    void begin(Id node, std::size_t nodes) {
      for (const Reached& old : reached) place[old.node] = 0;
      place.resize(nodes);
      reached.assign(1, {node});
      ways.clear();
      place[node] = 1;
      level = ahead = 0;
      depth = 0;
    }
    bool ended() const { return level == reached.size(); }
  };

  static Direction turned(Direction direction) {
    if (direction == Direction::kBoth) return direction;
    return direction == Direction::kLeft ? Direction::kRight : Direction::kLeft;
  }

  void search(Runtime& runtime) {
    const Value &from = slot(runtime, hop_.from), &to = slot(runtime, hop_.to);
    if (!from.is(Type::kNode) || !to.is(Type::kNode)) return;
    const Id start = from.as_id(), end = to.as_id();
    const bool variable = hop_.pattern->variable_length;
    const std::int64_t least = variable ? hop_.pattern->least.value_or(1) : 1;
    const std::int64_t most = variable ? hop_.pattern->most.value_or(0x7fffffff) : 1;
    test_.read_properties(runtime);
    range_ = test_.range(runtime.graph);
    if (start == end) {
      if (least == 0) found_.push_back({{start}, {}});
      return;  // a path from a node to itself has no length
    }
    forth_.direction = hop_.direction;
    back_.direction = turned(hop_.direction);
    forth_.begin(start, runtime.graph.node_bound());
    back_.begin(end, runtime.graph.node_bound());
    met_.clear();
    while (met_.empty() && forth_.depth + back_.depth < most && !forth_.ended() && !back_.ended()) {
      if (forth_.ahead <= back_.ahead)
        extend(forth_, back_, runtime);
      else
        extend(back_, forth_, runtime);
    }
    if (forth_.depth + back_.depth < least) return;
    for (const Id node : met_) {
      PathValue path;
      collect_start(forth_.place[node] - 1, path);
      if (kind_ == PathKind::kShortest) break;
    }
  }

  // One level further from one end.
  void extend(Side& side, const Side& other_side, Runtime& runtime) {
    const std::size_t end = side.reached.size();
    ++side.depth;
    side.ahead = 0;
    for (std::size_t at = side.level; at < end; ++at) {
      NodeWalk walk;
      walk.start(runtime.graph, side.reached[at].node, side.direction, range_);
      Id relationship, other;
      while (walk.next(runtime.graph, relationship, other)) {
        runtime.tick();
        const std::uint32_t place = side.place[other];
        if (place != 0 && (kind_ == PathKind::kShortest || side.reached[place - 1].depth < side.depth)) continue;
        if (!range_ && !test_.right_type(runtime.graph, relationship)) continue;
        if (!test_.right_properties(runtime.graph, relationship)) continue;
        add_way(side, other, relationship, static_cast<std::uint32_t>(at));
        if (place != 0) continue;
        if (other_side.place[other] != 0) {
          met_.push_back(other);
          if (kind_ == PathKind::kShortest) return;
        }
        NodeWalk further;
        further.start(runtime.graph, other, side.direction, range_);
        side.ahead += further.size();
      }
    }
    side.level = end;
  }

  static void add_way(Side& side, Id node, Id relationship, std::uint32_t before) {
    const auto way = static_cast<std::uint32_t>(side.ways.size());
    side.ways.push_back({relationship, before});
    if (side.place[node] == 0) {
      side.reached.push_back({node, side.depth, way, way});
      side.place[node] = static_cast<std::uint32_t>(side.reached.size());
      return;
    }
    Reached& reached = side.reached[side.place[node] - 1];
    side.ways[reached.last].other = way;
    reached.last = way;
  }

  // Calls `take` for each way from one level to the one before it, or for the first.
  template <typename Take>
  void each_way(const Side& side, std::uint32_t at, const Take& take) {
    for (std::uint32_t way = side.reached[at].first; way != kNone; way = side.ways[way].other) {
      take(side.ways[way]);
      if (kind_ == PathKind::kShortest) return;
    }
  }

  // From where the ends met to the start, backwards, then on to the end.
  void collect_start(std::uint32_t at, PathValue& back) {
    back.nodes.push_back(forth_.reached[at].node);
    if (forth_.reached[at].depth == 0) {
      PathValue path = back;
      std::reverse(path.nodes.begin(), path.nodes.end());
      std::reverse(path.relationships.begin(), path.relationships.end());
      collect_end(back_.place[path.nodes.back()] - 1, path);
    }
    each_way(forth_, at, [&](const Way& way) {
      back.relationships.push_back(way.relationship);
      collect_start(way.before, back);
      back.relationships.pop_back();
    });
    back.nodes.pop_back();
  }

  void collect_end(std::uint32_t at, PathValue& path) {
    if (back_.reached[at].depth == 0) found_.push_back(path);
    each_way(back_, at, [&](const Way& way) {
      path.relationships.push_back(way.relationship);
      path.nodes.push_back(back_.reached[way.before].node);
      collect_end(way.before, path);
      path.nodes.pop_back();
      path.relationships.pop_back();
    });
  }

  Hop hop_;
  PathKind kind_;
  Slot path_;
  RelationshipTest test_;
  std::optional<IdRange> range_;
  Side forth_, back_;
  std::vector<Id> met_;
  std::vector<PathValue> found_;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_shortest(OperatorPtr input, Hop hop, PathKind kind, Slot path) {
  return std::make_unique<Shortest>(std::move(input), std::move(hop), kind, path);
}

}  // namespace edgewise::cypher
