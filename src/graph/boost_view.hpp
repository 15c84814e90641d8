#pragma once
// The graph as Boost.Graph sees it: a compressed sparse row of links, each edge walked in both directions, since a
// meeting or an office links two nodes whichever of them stands first. Private to src/graph: this header is slow to
// compile, so only files that run an algorithm include it.

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

struct LinkInfo {
  EdgeIndex edge = 0;
};

class BoostView {
 public:
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, LinkInfo, boost::no_property,
                                                   std::uint32_t, std::uint32_t>;
  explicit BoostView(const KnowledgeGraph::Data& data);
  const Graph& graph() const { return graph_; }

 private:
  Graph graph_;
};

// The view of a graph, made on first use. Safe from many threads.
const BoostView::Graph& boost_view(const KnowledgeGraph& graph);

}  // namespace edgewise
