#pragma once
// The node that a person means by what was typed: its id, its name, another spelling ("vucic", "Вучић"), an alias, or
// words of its name in any order ("foreign minister serbia").

#include <string_view>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

// Candidates, best first: those that match equally well as the first. Empty where nothing matches.
std::vector<NodeIndex> nodes_named(const KnowledgeGraph& graph, std::string_view typed, std::string_view type = {});

// The one node. Throws UsageError that lists the candidates where there are several, and near names where there is
// none. `type`: only nodes of it, where not empty.
NodeIndex node_named(const KnowledgeGraph& graph, std::string_view typed, std::string_view type = {});

}  // namespace edgewise
