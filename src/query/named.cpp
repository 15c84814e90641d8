#include "edgewise/query/named.hpp"

#include <fmt/format.h>

#include <vector>

#include "edgewise/base/error.hpp"
#include "edgewise/graph/name_index.hpp"

namespace edgewise {

NodeIndex node_named(const KnowledgeGraph& graph, std::string_view typed, std::string_view type) {
  const NameIndex names(graph);
  if (type.empty()) return names.resolve(typed);
  std::vector<NodeIndex> found;
  for (const NodeIndex index : names.find(typed).nodes)
    if (graph.nodes()[index].type == type) found.push_back(index);
  if (found.size() == 1) return found[0];
  if (found.size() > 1) {
    std::string message = fmt::format("\"{}\" may be {} nodes; give one of these ids:", typed, found.size());
    for (std::size_t i = 0; i < found.size() && i < 10; ++i)
      message += fmt::format("\n  {}  {}", graph.nodes()[found[i]].id, graph.nodes()[found[i]].name);
    throw UsageError(message);
  }
  const NodeIndex other = names.resolve(typed);  // says what lies near where there is nothing of the name
  throw UsageError(fmt::format("\"{}\" is no {}: {} is of type {}", typed, type, graph.nodes()[other].name,
                               graph.nodes()[other].type));
}

}  // namespace edgewise
