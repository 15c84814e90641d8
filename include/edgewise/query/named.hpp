#pragma once
// The node that a person means, of a type where one is asked for (graph/name_index.hpp says how names are read).

#include <string_view>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

// Throws UsageError that lists the candidates where there are several, and near names where there is none. `type`: only
// nodes of it, where not empty.
NodeIndex node_named(const KnowledgeGraph& graph, std::string_view typed, std::string_view type = {});

}  // namespace edgewise
