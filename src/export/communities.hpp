#pragma once
// Groups of nodes that are linked more with one another than with the rest, by the Louvain method: nodes move, in
// order, to the group of neighbours that they are tied to most beyond chance, groups become nodes, and so on until
// nothing moves. A tie is as strong as the statements behind it; what is denied ties nothing. The same graph gives the
// same groups.

#include <cstdint>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise::exporting {

// For each node its group; groups are numbered by size, largest first, then by smallest node.
std::vector<std::uint32_t> communities(const KnowledgeGraph& graph);

}  // namespace edgewise::exporting
