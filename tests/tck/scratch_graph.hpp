#pragma once
// A small graph in memory that queries may write to: what the scenarios of a conformance kit are run on. Nothing is
// fast here. Ids are never used twice.

#include <map>
#include <string>
#include <vector>

#include "edgewise/query/cypher/property_graph.hpp"

namespace edgewise::tck {

using cypher::Id;
using cypher::Symbol;
using cypher::Value;

class ScratchGraph : public cypher::WritableGraph {
 public:
  Id node_bound() const override { return static_cast<Id>(nodes_.size()); }
  Id relationship_bound() const override { return static_cast<Id>(relationships_.size()); }
  bool has_node(Id node) const override { return nodes_[node].there; }
  bool has_relationship(Id id) const override { return relationships_[id].there; }

  Symbol label(std::string_view name) const override { return labels_.symbol(name); }
  Symbol type(std::string_view name) const override { return types_.symbol(name); }
  Symbol key(std::string_view name) const override { return keys_.symbol(name); }
  std::string_view label_name(Symbol symbol) const override { return labels_.names[symbol]; }
  std::string_view type_name(Symbol symbol) const override { return types_.names[symbol]; }
  std::string_view key_name(Symbol symbol) const override { return keys_.names[symbol]; }
  std::vector<std::string_view> all_labels() const override { return {labels_.names.begin(), labels_.names.end()}; }
  std::vector<std::string_view> all_types() const override { return {types_.names.begin(), types_.names.end()}; }
  std::vector<std::string_view> all_keys() const override { return {keys_.names.begin(), keys_.names.end()}; }

  bool has_label(Id node, Symbol label) const override;
  std::vector<Symbol> labels(Id node) const override { return nodes_[node].labels; }
  Value node_property(Id node, Symbol key) const override { return find(nodes_[node].properties, key); }
  Value relationship_property(Id id, Symbol key) const override { return find(relationships_[id].properties, key); }
  std::vector<Symbol> node_keys(Id node) const override { return keys_of(nodes_[node].properties); }
  std::vector<Symbol> relationship_keys(Id id) const override { return keys_of(relationships_[id].properties); }
  Symbol type_of(Id id) const override { return relationships_[id].type; }
  Id source(Id id) const override { return relationships_[id].source; }
  Id target(Id id) const override { return relationships_[id].target; }
  std::span<const Id> outgoing(Id node) const override { return nodes_[node].out; }
  std::span<const Id> incoming(Id node) const override { return nodes_[node].in; }
  std::size_t count_label(Symbol label) const override;

  Id create_node() override;
  Id create_relationship(Id source, Id target, Symbol type) override;
  void delete_node(Id node) override { nodes_[node].there = false; }
  void delete_relationship(Id relationship) override;
  void set_label(Id node, Symbol label, bool present) override;
  void set_node_property(Id node, Symbol key, const Value& value) override { set(nodes_[node].properties, key, value); }
  void set_relationship_property(Id id, Symbol key, const Value& value) override {
    set(relationships_[id].properties, key, value);
  }

  // All that is there, a line each, sorted: "node 3", "label A", "property node 3 name 'x'". The difference of two is
  // what happened in between.
  std::vector<std::string> contents() const;

 private:
  using Properties = std::map<Symbol, Value>;
  // Names come into being when they are asked for.
  struct Names {
    Symbol symbol(std::string_view name) const;
    mutable std::vector<std::string> names;
    mutable std::map<std::string, Symbol, std::less<>> symbols;
  };
  struct ScratchNode {
    bool there = true;
    std::vector<Symbol> labels;
    Properties properties;
    std::vector<Id> out, in;
  };
  struct ScratchRelationship {
    bool there = true;
    Id source = 0, target = 0;
    Symbol type = 0;
    Properties properties;
  };
  static Value find(const Properties& properties, Symbol key);
  static void set(Properties& properties, Symbol key, const Value& value);
  static std::vector<Symbol> keys_of(const Properties& properties);

  Names labels_, types_, keys_;
  std::vector<ScratchNode> nodes_;
  std::vector<ScratchRelationship> relationships_;
};

}  // namespace edgewise::tck
