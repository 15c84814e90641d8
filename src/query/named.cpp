#include "edgewise/query/named.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "edgewise/base/error.hpp"
#include "edgewise/graph/name_index.hpp"

namespace edgewise {
namespace {

constexpr std::size_t kShown = 10;

// Nodes of a type that an edge links with a node, most mentioned first: the offices of a country, of a person.
std::vector<NodeIndex> linked(const KnowledgeGraph& graph, NodeIndex node, std::string_view type) {
  std::vector<NodeIndex> found;
  const auto add = [&](NodeIndex other) {
    if (graph.nodes()[other].type == type) found.push_back(other);
  };
  for (const EdgeIndex e : graph.out_edges(node)) add(graph.edges()[e].target);
  for (const EdgeIndex e : graph.in_edges(node)) add(graph.edges()[e].source);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::stable_sort(found.begin(), found.end(),
                   [&](NodeIndex a, NodeIndex b) { return graph.nodes()[a].mentions > graph.nodes()[b].mentions; });
  return found;
}

std::string listed(const KnowledgeGraph& graph, const std::vector<NodeIndex>& nodes) {
  std::string lines;
  for (std::size_t i = 0; i < std::min(nodes.size(), kShown); ++i)
    lines += fmt::format("\n  {}  {}", graph.nodes()[nodes[i]].id, graph.nodes()[nodes[i]].name);
  if (nodes.size() > kShown) lines += fmt::format("\n  and {} more", nodes.size() - kShown);
  return lines;
}

}  // namespace

NodeIndex node_named(const KnowledgeGraph& graph, std::string_view typed, std::string_view type) {
  const NameIndex names(graph);
  if (type.empty()) return names.resolve(typed);
  std::vector<NodeIndex> found;
  for (const NodeIndex index : names.find(typed).nodes)
    if (graph.nodes()[index].type == type) found.push_back(index);
  if (found.size() == 1) return found[0];
  if (found.size() > 1)
    throw UsageError(fmt::format("'{}' may mean any of these; say which by its id:{}", typed, listed(graph, found)));
  const NodeIndex other = names.resolve(typed);  // says what lies near where there is nothing of the name
  std::string message =
      fmt::format("'{}' is no {}: {} is of type {}", typed, type, graph.nodes()[other].name, graph.nodes()[other].type);
  const std::vector<NodeIndex> near = linked(graph, other, type);
  if (!near.empty()) message += fmt::format("\nOf type {}, linked with it:{}", type, listed(graph, near));
  throw UsageError(message);
}

}  // namespace edgewise
