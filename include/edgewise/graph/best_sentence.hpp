#pragma once
// The sentence that shows best what an edge says.

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

// The most confident evidence that has a text, of these the shortest text, then the first; null where none has one.
const Evidence* best_evidence(const KnowledgeGraph& graph, const Edge& edge);
const Evidence* best_evidence(std::span<const Evidence> evidence);

}  // namespace edgewise
