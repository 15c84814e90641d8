// CREATE, MERGE, SET, REMOVE and DELETE on a graph that can be written to. Each reads all of its rows before it writes,
// so that it never sees what it did itself; MERGE alone looks again for each row.

#include <algorithm>
#include <functional>

#include "query/cypher/evaluate.hpp"
#include "query/cypher/operator.hpp"
#include "query/cypher/row_key.hpp"

namespace edgewise::cypher {
namespace {

class Write : public Step {
 public:
  Write(OperatorPtr input, const Clause& clause, std::vector<Slot> before, OperatorPtr match)
      : Step(std::move(input)), clause_(clause), before_(std::move(before)), match_(std::move(match)) {}

  void open(Runtime& runtime) override {
    Step::open(runtime);
    rows_.clear();
    at_ = 0;
    done_ = false;
  }

  bool next(Runtime& runtime) override {
    if (!done_) write_all(runtime);
    if (at_ == rows_.size()) return false;
    const RowKey& row = rows_[at_++];
    for (std::size_t i = 0; i < clause_.live.size(); ++i) slot(runtime, clause_.live[i]) = row[i];
    return true;
  }

  std::string title() const override { return "write"; }

 private:
  void write_all(Runtime& runtime) {
    done_ = true;
    std::vector<RowKey> read;
    while (input_->next(runtime)) read.push_back(row_of(runtime, before_));
    for (const RowKey& row : read) {
      runtime.tick();
      for (std::size_t i = 0; i < before_.size(); ++i) slot(runtime, before_[i]) = row[i];
      if (clause_.kind == ClauseKind::kMerge)
        merge(runtime);
      else
        write_row(runtime);
    }
    if (clause_.kind == ClauseKind::kDelete) erase(runtime);
  }

  void emit(Runtime& runtime) { rows_.push_back(row_of(runtime, clause_.live)); }

  void write_row(Runtime& runtime) {
    if (clause_.kind == ClauseKind::kCreate) {
      for (const PatternPart& part : clause_.patterns) create(part, runtime);
    } else if (clause_.kind == ClauseKind::kDelete) {
      for (const ExprPtr& expr : clause_.deleted) mark(evaluate(*expr, runtime), *expr, runtime);
    } else {
      set_all(clause_.sets, runtime);
    }
    emit(runtime);
  }

  void merge(Runtime& runtime) {
    std::vector<RowKey> found;
    match_->open(runtime);
    while (match_->next(runtime)) found.push_back(row_of(runtime, clause_.live));
    if (found.empty()) {
      create(clause_.patterns[0], runtime);
      set_all(clause_.on_create, runtime);
      return emit(runtime);
    }
    for (const RowKey& row : found) {
      for (std::size_t i = 0; i < clause_.live.size(); ++i) slot(runtime, clause_.live[i]) = row[i];
      set_all(clause_.on_match, runtime);
      emit(runtime);
    }
  }

  void create(const PatternPart& part, Runtime& runtime) {
    WritableGraph& graph = *runtime.graph.writable();
    PathValue path;
    for (const NodePattern& node : part.nodes) {
      if (node.introduces) {
        const Id id = graph.create_node();
        add_labels(node.labels.get(), id, graph);
        if (node.properties) {
          const Value map = evaluate(*node.properties, runtime);
          if (map.is(Type::kMap))
            for (const auto& [key, value] : map.as_map())
              set(Value::node(id), graph.key(key), value, *node.properties, runtime);
        }
        slot(runtime, node.slot) = Value::node(id);
      } else if (!slot(runtime, node.slot).is(Type::kNode)) {
        throw QueryError(ErrorKind::kSyntax, Phase::kRuntime, "MissingNode", "a relationship needs nodes at both ends",
                         node.place.begin);
      }
      path.nodes.push_back(slot(runtime, node.slot).as_id());
    }
    for (std::size_t i = 0; i < part.relationships.size(); ++i) {
      const RelationshipPattern& relationship = part.relationships[i];
      Id source = path.nodes[i], target = path.nodes[i + 1];
      if (relationship.direction == Direction::kLeft) std::swap(source, target);
      const Id id = graph.create_relationship(source, target, relationship.types->symbol);
      if (relationship.properties) {
        const Value map = evaluate(*relationship.properties, runtime);
        if (map.is(Type::kMap))
          for (const auto& [key, value] : map.as_map())
            set(Value::relationship(id), graph.key(key), value, *relationship.properties, runtime);
      }
      slot(runtime, relationship.slot) = Value::relationship(id);
      path.relationships.push_back(id);
    }
    if (!part.variable.empty()) slot(runtime, part.slot) = Value::path(std::move(path));
  }

  static void add_labels(const LabelExpr* labels, Id node, WritableGraph& graph) {
    if (labels == nullptr) return;
    if (labels->kind == LabelExpr::Kind::kName) graph.set_label(node, labels->symbol, true);
    for (const LabelExpr& part : labels->parts) add_labels(&part, node, graph);
  }

  static bool can_be_stored(const Value& value) {
    if (value.is(Type::kMap) || value.is(Type::kNode) || value.is(Type::kRelationship) || value.is(Type::kPath))
      return false;
    return !value.is(Type::kList) ||
           std::none_of(value.as_list().begin(), value.as_list().end(),
                        [](const Value& item) { return item.is(Type::kList) || !can_be_stored(item); });
  }

  static void set(const Value& entity, Symbol key, const Value& value, const Expr& at, Runtime& runtime) {
    if (!can_be_stored(value))
      runtime_error(ErrorKind::kType, "InvalidPropertyType",
                    std::string("a value of type ") + type_name(value.type()) + " cannot be a property", at);
    WritableGraph& graph = *runtime.graph.writable();
    if (entity.is(Type::kNode))
      graph.set_node_property(entity.as_id(), key, value);
    else if (entity.is(Type::kRelationship))
      graph.set_relationship_property(entity.as_id(), key, value);
    else
      runtime_error(ErrorKind::kType, "InvalidArgumentType", "only nodes and relationships can be changed", at);
  }

  void set_all(const std::vector<SetItem>& items, Runtime& runtime) {
    WritableGraph& graph = *runtime.graph.writable();
    for (const SetItem& item : items) {
      if (item.kind == SetItem::Kind::kProperty) {
        const Value entity = evaluate(*item.target->args[0], runtime);
        if (entity.is_null()) continue;
        set(entity, graph.key(item.target->text), item.value ? evaluate(*item.value, runtime) : Value(), *item.target,
            runtime);
        continue;
      }
      const Value entity = evaluate(*item.target, runtime);
      if (entity.is_null()) continue;
      if (item.kind == SetItem::Kind::kLabels) {
        for (const std::string& label : item.labels)
          graph.set_label(entity.as_id(), graph.label(label),
                          &items == &clause_.sets ? clause_.kind != ClauseKind::kRemove : true);
        continue;
      }
      Value map = evaluate(*item.value, runtime);
      if (map.is(Type::kNode) || map.is(Type::kRelationship)) map = properties_of(map, graph);
      if (!map.is(Type::kMap))
        runtime_error(ErrorKind::kType, "InvalidArgumentType", "SET n = ... takes a map", *item.value);
      if (item.kind == SetItem::Kind::kReplace) {
        const std::vector<Symbol> keys =
            entity.is(Type::kNode) ? graph.node_keys(entity.as_id()) : graph.relationship_keys(entity.as_id());
        for (const Symbol key : keys) set(entity, key, Value(), *item.target, runtime);
      }
      for (const auto& [key, value] : map.as_map()) set(entity, graph.key(key), value, *item.value, runtime);
    }
  }

  void mark(const Value& value, const Expr& at, Runtime& runtime) {
    if (value.is_null()) return;
    if (value.is(Type::kNode)) {
      nodes_.push_back(value.as_id());
    } else if (value.is(Type::kRelationship)) {
      relationships_.push_back(value.as_id());
    } else if (value.is(Type::kPath)) {
      nodes_.insert(nodes_.end(), value.as_path().nodes.begin(), value.as_path().nodes.end());
      relationships_.insert(relationships_.end(), value.as_path().relationships.begin(),
                            value.as_path().relationships.end());
    } else {
      runtime_error(ErrorKind::kType, "InvalidArgumentType", "only nodes, relationships and paths can be deleted", at);
    }
    static_cast<void>(runtime);
  }

  void erase(Runtime& runtime) {
    WritableGraph& graph = *runtime.graph.writable();
    if (clause_.detach)
      for (const Id node : nodes_) {
        if (!graph.has_node(node)) continue;
        relationships_.insert(relationships_.end(), graph.outgoing(node).begin(), graph.outgoing(node).end());
        relationships_.insert(relationships_.end(), graph.incoming(node).begin(), graph.incoming(node).end());
      }
    for (const Id relationship : relationships_)
      if (graph.has_relationship(relationship)) graph.delete_relationship(relationship);
    for (const Id node : nodes_) {
      if (!graph.has_node(node)) continue;
      if (!graph.outgoing(node).empty() || !graph.incoming(node).empty())
        throw QueryError(ErrorKind::kConstraint, Phase::kRuntime, "DeleteConnectedNode",
                         "the node still has relationships: use DETACH DELETE", clause_.place.begin);
      graph.delete_node(node);
    }
    nodes_.clear();
    relationships_.clear();
  }

  const Clause& clause_;
  std::vector<Slot> before_;
  OperatorPtr match_;
  std::vector<RowKey> rows_;
  std::vector<Id> nodes_, relationships_;
  std::size_t at_ = 0;
  bool done_ = false;
};

}  // namespace

OperatorPtr make_write(OperatorPtr input, const Clause& clause, std::vector<Slot> before, OperatorPtr match) {
  return std::make_unique<Write>(std::move(input), clause, std::move(before), std::move(match));
}

}  // namespace edgewise::cypher
