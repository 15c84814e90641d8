// Functions of nodes, relationships, paths and maps.

#include "query/cypher/evaluate.hpp"
#include "query/cypher/functions.hpp"

namespace edgewise::cypher {
namespace {

constexpr TypeSet kNode = set_of(Type::kNode), kRelationship = set_of(Type::kRelationship), kPath = set_of(Type::kPath),
                  kMap = set_of(Type::kMap), kList = set_of(Type::kList), kString = set_of(Type::kString),
                  kInteger = set_of(Type::kInteger), kBoolean = set_of(Type::kBoolean);

Value id(Runtime&, const Expr&, std::span<Value> a) {
  return Value::integer(a[0].as_id());
}

Value element_id(Runtime& runtime, const Expr&, std::span<Value> a) {
  return Value::string(a[0].is(Type::kNode) ? runtime.graph.node_name(a[0].as_id())
                                            : runtime.graph.relationship_name(a[0].as_id()));
}

Value labels(Runtime& runtime, const Expr& call, std::span<Value> a) {
  want_alive(call, a[0], runtime.graph);
  List items;
  for (const Symbol label : runtime.graph.labels(a[0].as_id()))
    items.push_back(Value::string(std::string(runtime.graph.label_name(label))));
  return Value::list(std::move(items));
}

Value type(Runtime& runtime, const Expr&, std::span<Value> a) {
  return Value::string(std::string(runtime.graph.type_name(runtime.graph.type_of(a[0].as_id()))));
}

Value keys(Runtime& runtime, const Expr& call, std::span<Value> a) {
  List items;
  if (a[0].is(Type::kMap)) {
    for (const auto& [key, value] : a[0].as_map()) items.push_back(Value::string(key));
    return Value::list(std::move(items));
  }
  want_alive(call, a[0], runtime.graph);
  const std::vector<Symbol> symbols =
      a[0].is(Type::kNode) ? runtime.graph.node_keys(a[0].as_id()) : runtime.graph.relationship_keys(a[0].as_id());
  for (const Symbol key : symbols) items.push_back(Value::string(std::string(runtime.graph.key_name(key))));
  return Value::list(std::move(items));
}

Value properties(Runtime& runtime, const Expr& call, std::span<Value> a) {
  if (a[0].is(Type::kMap)) return a[0];
  want_alive(call, a[0], runtime.graph);
  return properties_of(a[0], runtime.graph);
}

Value start_node(Runtime& runtime, const Expr&, std::span<Value> a) {
  return Value::node(runtime.graph.source(a[0].as_id()));
}
Value end_node(Runtime& runtime, const Expr&, std::span<Value> a) {
  return Value::node(runtime.graph.target(a[0].as_id()));
}

Value degree(Runtime& runtime, const Expr&, std::span<Value> a) {
  return Value::integer(static_cast<std::int64_t>(runtime.graph.outgoing(a[0].as_id()).size() +
                                                  runtime.graph.incoming(a[0].as_id()).size()));
}

Value nodes(Runtime&, const Expr&, std::span<Value> a) {
  List items;
  for (const Id node : a[0].as_path().nodes) items.push_back(Value::node(node));
  return Value::list(std::move(items));
}

Value relationships(Runtime&, const Expr&, std::span<Value> a) {
  List items;
  for (const Id relationship : a[0].as_path().relationships) items.push_back(Value::relationship(relationship));
  return Value::list(std::move(items));
}

Value length(Runtime&, const Expr&, std::span<Value> a) {
  return Value::integer(static_cast<std::int64_t>(a[0].as_path().relationships.size()));
}

Value exists(Runtime&, const Expr& call, std::span<Value> a) {
  if (call.args[0]->kind == ExprKind::kPattern) return a[0];
  return Value::boolean(!a[0].is_null());
}

constexpr Function kFunctions[] = {
    {"id", 1, 1, {kEntityType, 0, 0}, kInteger, true, id},
    {"elementId", 1, 1, {kEntityType, 0, 0}, kString, true, element_id},
    {"labels", 1, 1, {kNode, 0, 0}, kList, true, labels},
    {"type", 1, 1, {kRelationship, 0, 0}, kString, true, type},
    {"keys", 1, 1, {kEntityType | kMap, 0, 0}, kList, true, keys},
    {"properties", 1, 1, {kEntityType | kMap, 0, 0}, kMap, true, properties},
    {"startNode", 1, 1, {kRelationship, 0, 0}, kNode, true, start_node},
    {"endNode", 1, 1, {kRelationship, 0, 0}, kNode, true, end_node},
    {"degree", 1, 1, {kNode, 0, 0}, kInteger, true, degree},
    {"nodes", 1, 1, {kPath, 0, 0}, kList, true, nodes},
    {"relationships", 1, 1, {kPath, 0, 0}, kList, true, relationships},
    {"rels", 1, 1, {kPath, 0, 0}, kList, true, relationships},
    {"length", 1, 1, {kPath, 0, 0}, kInteger, true, length},
    {"exists", 1, 1, {kAnyType, 0, 0}, kBoolean, false, exists},
};

}  // namespace

std::span<const Function> entity_functions() {
  return kFunctions;
}

}  // namespace edgewise::cypher
