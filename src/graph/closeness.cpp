#include <algorithm>
#include <boost/range/iterator_range.hpp>

#include "edgewise/graph/algorithms.hpp"
#include "graph/boost_view.hpp"

namespace edgewise {

double strength(const Edge& edge) {
  if (edge.negated) return 0;
  return edge.evidence_count * (edge.modality == Modality::kActual ? 1.0 : 0.5);
}

std::vector<double> closeness(const KnowledgeGraph& graph, NodeIndex from, int iterations, double restart) {
  const BoostView::Graph& g = boost_view(graph);
  const std::size_t count = graph.nodes().size();
  std::vector<double> weights;  // by edge: edges themselves are large, and each is met many times
  weights.reserve(graph.edges().size());
  for (const Edge& edge : graph.edges()) weights.push_back(strength(edge));
  // Only what a walk of so many steps can reach is visited: `reached` grows by a ring a round, in a fixed order.
  std::vector<double> share(count), next(count), total(count, -1);
  std::vector<NodeIndex> reached = {from};
  const auto strength_of = [&](NodeIndex n) {
    double sum = 0;
    for (const auto& e : boost::make_iterator_range(boost::out_edges(n, g))) sum += weights[g[e].edge];
    return sum;
  };
  total[from] = strength_of(from);
  share[from] = 1;
  for (int i = 0; i < iterations; ++i) {
    const std::size_t known = reached.size();
    for (std::size_t k = 0; k < known; ++k) {
      const NodeIndex n = reached[k];
      if (share[n] == 0 || total[n] == 0) continue;
      const double part = (1 - restart) * share[n] / total[n];
      for (const auto& e : boost::make_iterator_range(boost::out_edges(n, g))) {
        const double weight = weights[g[e].edge];
        if (weight == 0) continue;
        const NodeIndex to = boost::target(e, g);
        if (total[to] < 0) {
          total[to] = strength_of(to);
          reached.push_back(to);
        }
        next[to] += part * weight;
      }
    }
    double sum = 0;
    for (const NodeIndex n : reached) {
      share[n] = next[n];
      next[n] = 0;
      sum += share[n];
    }
    share[from] += std::max(0.0, 1 - sum);  // the restarts, and what had no way on
  }
  return share;
}

}  // namespace edgewise
