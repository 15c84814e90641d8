#pragma once
// A chosen part of a graph.

#include <span>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

// The nodes and edges named, and the ends of the edges, as a graph of its own that outlives this one. Edges keep all of
// their evidence, nodes their counts. Indexes may repeat and come in any order.
KnowledgeGraph subgraph(const KnowledgeGraph& graph, std::span<const NodeIndex> nodes,
                        std::span<const EdgeIndex> edges);

}  // namespace edgewise
