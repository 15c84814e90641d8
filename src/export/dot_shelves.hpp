#pragma once
// A graph of many parts, drawn by rank, is one tall column of them. Shelves put parts side by side, until the picture
// is about half again as wide as it is high.

#include <utility>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise::exporting {

// Edges that nobody sees, each from the last rank of a part to the first of the one that comes next on its shelf. None
// where the graph has one part or is not too long. `upright`: ranks run down or up the page. The same graph gives the
// same edges.
std::vector<std::pair<NodeIndex, NodeIndex>> shelf_edges(const KnowledgeGraph& graph, bool upright);

}  // namespace edgewise::exporting
