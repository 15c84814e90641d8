#pragma once
// The graph as the query engine sees it: nodes with labels, relationships with a type, properties on both. Ids are
// small numbers below a bound; names are turned into symbols once, before a query runs. Reading is const and, for a
// graph that nobody writes to, safe from many threads.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edgewise/query/cypher/value.hpp"

namespace edgewise::cypher {

using Symbol = std::uint32_t;
inline constexpr Symbol kNoSymbol = 0xffffffff;

class WritableGraph;

class PropertyGraph {
 public:
  virtual ~PropertyGraph() = default;

  // Ids of nodes are below node_bound(); some may be gone.
  virtual Id node_bound() const = 0;
  virtual Id relationship_bound() const = 0;
  virtual bool has_node(Id) const { return true; }
  virtual bool has_relationship(Id) const { return true; }

  // The symbol of a name, kNoSymbol where the graph does not use it; and back.
  virtual Symbol label(std::string_view name) const = 0;
  virtual Symbol type(std::string_view name) const = 0;
  virtual Symbol key(std::string_view name) const = 0;
  virtual std::string_view label_name(Symbol label) const = 0;
  virtual std::string_view type_name(Symbol type) const = 0;
  virtual std::string_view key_name(Symbol key) const = 0;
  // All names in use, for "did you mean" and completion.
  virtual std::vector<std::string_view> all_labels() const = 0;
  virtual std::vector<std::string_view> all_types() const = 0;
  virtual std::vector<std::string_view> all_keys() const = 0;

  virtual bool has_label(Id node, Symbol label) const = 0;
  virtual std::vector<Symbol> labels(Id node) const = 0;       // in the order in which they are shown
  virtual Value node_property(Id node, Symbol key) const = 0;  // null where it has none
  virtual Value relationship_property(Id relationship, Symbol key) const = 0;
  virtual std::vector<Symbol> node_keys(Id node) const = 0;  // of the properties it has
  virtual std::vector<Symbol> relationship_keys(Id relationship) const = 0;

  virtual Symbol type_of(Id relationship) const = 0;
  virtual Id source(Id relationship) const = 0;
  virtual Id target(Id relationship) const = 0;
  virtual std::span<const Id> outgoing(Id node) const = 0;
  virtual std::span<const Id> incoming(Id node) const = 0;

  // Whether nothing ever changes in it: what a plan is told about its size then holds when it runs.
  virtual bool fixed() const { return false; }
  // Where the relationships of a type are neighbours: their ids [first, second). outgoing() and incoming() are then
  // ascending.
  virtual std::optional<std::pair<Id, Id>> relationships_of(Symbol) const { return std::nullopt; }

  // What the planner goes by. How many nodes have a label, and the nodes themselves where there is a list of them.
  virtual std::size_t count_label(Symbol label) const = 0;
  virtual std::optional<std::span<const Id>> nodes_with(Symbol) const { return std::nullopt; }
  // Whether nodes can be found by a property; find_nodes() then appends those that have the value, ascending.
  virtual bool finds_by(Symbol) const { return false; }
  virtual void find_nodes(Symbol, const Value&, std::vector<Id>&) const {}

  // The graph for CREATE and its kind; null where queries may only read.
  virtual WritableGraph* writable() { return nullptr; }
  // id(n) and elementId(n), where the graph has names of its own for them.
  virtual std::string node_name(Id node) const { return std::to_string(node); }
  virtual std::string relationship_name(Id relationship) const { return std::to_string(relationship); }
};

// A scratch graph that queries may write to. Symbols come into being when they are asked for.
class WritableGraph : public PropertyGraph {
 public:
  WritableGraph* writable() override { return this; }
  virtual Id create_node() = 0;
  virtual Id create_relationship(Id source, Id target, Symbol type) = 0;
  virtual void delete_node(Id node) = 0;  // its relationships are gone by then
  virtual void delete_relationship(Id relationship) = 0;
  virtual void set_label(Id node, Symbol label, bool present) = 0;
  // Null removes the property.
  virtual void set_node_property(Id node, Symbol key, const Value& value) = 0;
  virtual void set_relationship_property(Id relationship, Symbol key, const Value& value) = 0;
};

}  // namespace edgewise::cypher
