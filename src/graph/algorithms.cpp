#include "edgewise/graph/algorithms.hpp"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range.hpp>
#include <numeric>

#include "graph/boost_view.hpp"
#include "graph/graph_data.hpp"

namespace edgewise {
namespace {

using Graph = BoostView::Graph;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

// Leaves the search when it has gone deep enough.
struct DepthReached {};

class DepthVisitor : public boost::default_bfs_visitor {
 public:
  DepthVisitor(std::vector<int>& depth, int most) : depth_(depth), most_(most) {}
  void tree_edge(const Graph::edge_descriptor& e, const Graph& g) {
    depth_[boost::target(e, g)] = depth_[boost::source(e, g)] + 1;
  }
  void examine_vertex(Vertex v, const Graph&) {
    if (depth_[v] >= most_) throw DepthReached();  // from here on only deeper nodes would be found
  }

 private:
  std::vector<int>& depth_;
  int most_;
};

}  // namespace

std::vector<NodeIndex> neighbourhood(const KnowledgeGraph& graph, std::span<const NodeIndex> seeds, int depth) {
  const Graph& g = boost_view(graph);
  std::vector<int> distance(graph.nodes().size(), -1);
  std::vector<boost::default_color_type> colours(graph.nodes().size(), boost::white_color);
  for (const NodeIndex seed : seeds) distance[seed] = 0;
  try {
    boost::queue<Vertex> queue;
    boost::breadth_first_visit(g, seeds.begin(), seeds.end(), queue, DepthVisitor(distance, depth),
                               boost::make_iterator_property_map(colours.begin(), boost::get(boost::vertex_index, g)));
  } catch (const DepthReached&) {
  }
  std::vector<NodeIndex> found;
  for (NodeIndex n = 0; n < distance.size(); ++n)
    if (distance[n] >= 0) found.push_back(n);
  return found;
}

Components components(const KnowledgeGraph& graph) {
  const Graph& g = boost_view(graph);
  std::vector<std::uint32_t> raw(graph.nodes().size());
  const std::uint32_t count = boost::connected_components(
      g, boost::make_iterator_property_map(raw.begin(), boost::get(boost::vertex_index, g)));
  std::vector<std::uint32_t> sizes(count), first(count, 0xffffffff), order(count), place(count);
  for (NodeIndex n = 0; n < raw.size(); ++n) {
    ++sizes[raw[n]];
    first[raw[n]] = std::min(first[raw[n]], n);
  }
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : first[a] < first[b];
  });
  Components result;
  for (std::uint32_t i = 0; i < count; ++i) {
    place[order[i]] = i;
    result.sizes.push_back(sizes[order[i]]);
  }
  for (const std::uint32_t c : raw) result.of.push_back(place[c]);
  return result;
}

std::vector<double> ranks(const KnowledgeGraph& graph, int iterations, double damping) {
  std::vector<double> rank(graph.nodes().size());
  if (rank.empty()) return rank;
  // Boost's PageRank shares a node's rank among its links alike, so an edge with n statements stands n times in its
  // graph.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
  const Graph& view = boost_view(graph);
  for (NodeIndex n = 0; n < graph.nodes().size(); ++n)
    for (const auto& e : boost::make_iterator_range(boost::out_edges(n, view)))
      links.insert(links.end(), graph.edges()[view[e].edge].evidence_count, {n, boost::target(e, view)});
  const Graph weighted(boost::edges_are_sorted, links.begin(), links.end(),
                       static_cast<std::uint32_t>(graph.nodes().size()));
  boost::graph::page_rank(weighted,
                          boost::make_iterator_property_map(rank.begin(), boost::get(boost::vertex_index, weighted)),
                          boost::graph::n_iterations(static_cast<std::size_t>(iterations)), damping);
  // Boost starts every node at 1.
  for (double& r : rank) r /= static_cast<double>(rank.size());
  return rank;
}

}  // namespace edgewise
