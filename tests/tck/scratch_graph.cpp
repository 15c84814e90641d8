#include "tck/scratch_graph.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "query/cypher/value_text.hpp"

namespace edgewise::tck {

Symbol ScratchGraph::Names::symbol(std::string_view name) const {
  const auto found = symbols.find(name);
  if (found != symbols.end()) return found->second;
  const auto made = static_cast<Symbol>(names.size());
  names.emplace_back(name);
  symbols.emplace(name, made);
  return made;
}

Value ScratchGraph::find(const Properties& properties, Symbol key) {
  const auto found = properties.find(key);
  return found == properties.end() ? Value() : found->second;
}

void ScratchGraph::set(Properties& properties, Symbol key, const Value& value) {
  if (value.is_null())
    properties.erase(key);
  else
    properties[key] = value;
}

std::vector<Symbol> ScratchGraph::keys_of(const Properties& properties) {
  std::vector<Symbol> keys;
  for (const auto& [key, value] : properties) keys.push_back(key);
  return keys;
}

bool ScratchGraph::has_label(Id node, Symbol label) const {
  const std::vector<Symbol>& all = nodes_[node].labels;
  return std::find(all.begin(), all.end(), label) != all.end();
}

std::size_t ScratchGraph::count_label(Symbol label) const {
  std::size_t count = 0;
  for (Id node = 0; node < nodes_.size(); ++node) count += nodes_[node].there && has_label(node, label) ? 1 : 0;
  return count;
}

Id ScratchGraph::create_node() {
  nodes_.emplace_back();
  return static_cast<Id>(nodes_.size() - 1);
}

Id ScratchGraph::create_relationship(Id source, Id target, Symbol type) {
  const auto id = static_cast<Id>(relationships_.size());
  ScratchRelationship& made = relationships_.emplace_back();
  made.source = source;
  made.target = target;
  made.type = type;
  nodes_[source].out.push_back(id);
  nodes_[target].in.push_back(id);
  return id;
}

void ScratchGraph::delete_relationship(Id id) {
  ScratchRelationship& gone = relationships_[id];
  gone.there = false;
  std::erase(nodes_[gone.source].out, id);
  std::erase(nodes_[gone.target].in, id);
}

void ScratchGraph::set_label(Id node, Symbol label, bool present) {
  std::vector<Symbol>& all = nodes_[node].labels;
  std::erase(all, label);
  if (present) all.push_back(label);
}

std::vector<std::string> ScratchGraph::contents() const {
  std::vector<std::string> lines;
  const auto add_properties = [&](const char* kind, Id id, const Properties& properties) {
    for (const auto& [key, value] : properties)
      lines.push_back(fmt::format("properties {} {} {} {}", kind, id, keys_.names[key], cypher::literal_text(value)));
  };
  for (Id id = 0; id < nodes_.size(); ++id) {
    if (!nodes_[id].there) continue;
    lines.push_back(fmt::format("nodes {}", id));
    for (const Symbol label : nodes_[id].labels) lines.push_back(fmt::format("labels {}", labels_.names[label]));
    add_properties("node", id, nodes_[id].properties);
  }
  for (Id id = 0; id < relationships_.size(); ++id) {
    if (!relationships_[id].there) continue;
    lines.push_back(fmt::format("relationships {}", id));
    add_properties("relationship", id, relationships_[id].properties);
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

}  // namespace edgewise::tck
