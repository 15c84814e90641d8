// The k best chains between two nodes. One Dijkstra by Boost from the far end gives every node its exact cost to it; a
// best-first search from the near end, guided by those costs, then meets the chains in their order and wastes nothing
// on nodes that lead away. A hop costs kHop, and up to kHop / 64 more the weaker its evidence: hops come first,
// evidence second.
#include <algorithm>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/range/iterator_range.hpp>
#include <queue>

#include "edgewise/graph/algorithms.hpp"
#include "graph/boost_view.hpp"

namespace edgewise {
namespace {

using Graph = BoostView::Graph;
using Cost = std::uint64_t;

constexpr Cost kHop = 1 << 20;
constexpr Cost kForbidden = Cost{1} << 40;     // longer than any chain that is allowed
constexpr std::size_t kMostSteps = 1'000'000;  // a graph where everything links to everything ends the search early

Cost cost_of(const Edge& edge, const PathOptions& options) {
  if (edge.negated && !options.negated) return kForbidden;
  return kHop + (kHop / 64) / std::max<Cost>(edge.evidence_count, 1);
}

// A chain from the start, kept as a tree of steps.
struct Step {
  NodeIndex node;
  EdgeIndex edge;
  std::uint32_t before;  // position in the list of steps; own position for the start
  std::uint32_t hops;
};

struct Ahead {
  Cost cost;  // of the chain so far and the cheapest way on
  std::uint32_t step;
  bool operator>(const Ahead& other) const { return cost != other.cost ? cost > other.cost : step > other.step; }
};

}  // namespace

std::vector<Path> shortest_paths(const KnowledgeGraph& graph, NodeIndex from, NodeIndex to,
                                 const PathOptions& options) {
  std::vector<Path> found;
  if (from == to) {
    found.emplace_back().nodes.push_back(from);
    return found;
  }
  const Graph& g = boost_view(graph);
  const auto weight = boost::make_function_property_map<Graph::edge_descriptor>(
      [&](const Graph::edge_descriptor& e) { return cost_of(graph.edges()[g[e].edge], options); });
  std::vector<Cost> to_end(graph.nodes().size(), kForbidden);
  boost::dijkstra_shortest_paths(
      g, to,
      boost::weight_map(weight)
          .distance_map(boost::make_iterator_property_map(to_end.begin(), boost::get(boost::vertex_index, g)))
          .distance_inf(kForbidden));

  if (to_end[from] >= kForbidden) return found;
  std::vector<Step> steps = {{from, 0, 0, 0}};
  std::vector<Cost> spent = {0};
  std::priority_queue<Ahead, std::vector<Ahead>, std::greater<>> open;
  open.push({to_end[from], 0});
  const auto passed = [&steps](std::uint32_t at, NodeIndex node) {
    for (;; at = steps[at].before) {
      if (steps[at].node == node) return true;
      if (steps[at].before == at) return false;
    }
  };
  while (!open.empty() && found.size() < options.most && steps.size() < kMostSteps) {
    const std::uint32_t at = open.top().step;
    open.pop();
    const Step step = steps[at];
    if (step.node == to) {
      Path path;
      for (std::uint32_t i = at;; i = steps[i].before) {
        path.nodes.push_back(steps[i].node);
        if (steps[i].before == i) break;
        path.edges.push_back(steps[i].edge);
      }
      std::reverse(path.nodes.begin(), path.nodes.end());
      std::reverse(path.edges.begin(), path.edges.end());
      found.push_back(std::move(path));
      continue;
    }
    if (step.hops >= options.most_hops) continue;
    // Of several edges to one neighbour the cheapest, the first of equals.
    std::vector<std::pair<NodeIndex, EdgeIndex>> next;
    for (const auto& e : boost::make_iterator_range(boost::out_edges(step.node, g)))
      next.emplace_back(boost::target(e, g), g[e].edge);
    std::sort(next.begin(), next.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      const Cost x = cost_of(graph.edges()[a.second], options), y = cost_of(graph.edges()[b.second], options);
      return x != y ? x < y : a.second < b.second;
    });
    for (std::size_t i = 0; i < next.size(); ++i) {
      const auto [node, edge] = next[i];
      if (i > 0 && next[i - 1].first == node) continue;
      const Cost cost = spent[at] + cost_of(graph.edges()[edge], options);
      if (cost + to_end[node] >= kForbidden || (cost + to_end[node]) / kHop > options.most_hops) continue;
      if (passed(at, node)) continue;
      steps.push_back({node, edge, at, step.hops + 1});
      spent.push_back(cost);
      open.push({cost + to_end[node], static_cast<std::uint32_t>(steps.size() - 1)});
    }
  }
  return found;
}

}  // namespace edgewise
