#include "edgewise/graph/best_sentence.hpp"

namespace edgewise {

const Evidence* best_evidence(std::span<const Evidence> evidence) {
  const Evidence* best = nullptr;
  for (const Evidence& e : evidence) {
    if (e.text.empty()) continue;
    const bool better = best == nullptr || e.confidence > best->confidence ||
                        (e.confidence == best->confidence && e.text.size() < best->text.size());
    if (better) best = &e;
  }
  return best;
}

const Evidence* best_evidence(const KnowledgeGraph& graph, const Edge& edge) {
  return best_evidence(graph.evidence(edge));
}

}  // namespace edgewise
