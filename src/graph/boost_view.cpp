#include "graph/boost_view.hpp"

#include "graph/graph_data.hpp"

namespace edgewise {

// Here, where BoostView is complete.
KnowledgeGraph::Data::Data() = default;
KnowledgeGraph::Data::~Data() = default;

BoostView::BoostView(const KnowledgeGraph::Data& data) {
  // Links sorted by their first node: out- and in-edges of a node, both lists ascending.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
  std::vector<LinkInfo> infos;
  links.reserve(data.edges.size() * 2);
  infos.reserve(data.edges.size() * 2);
  for (NodeIndex n = 0; n < data.nodes.size(); ++n) {
    for (std::uint32_t i = data.out_begin[n]; i < data.out_begin[n + 1]; ++i) {
      links.emplace_back(n, data.edges[data.out[i]].target);
      infos.push_back({data.out[i]});
    }
    for (std::uint32_t i = data.in_begin[n]; i < data.in_begin[n + 1]; ++i) {
      if (data.edges[data.in[i]].source == n) continue;  // a loop is one link
      links.emplace_back(n, data.edges[data.in[i]].source);
      infos.push_back({data.in[i]});
    }
  }
  graph_ = Graph(boost::edges_are_sorted, links.begin(), links.end(), infos.begin(),
                 static_cast<std::uint32_t>(data.nodes.size()));
}

const BoostView::Graph& boost_view(const KnowledgeGraph& graph) {
  const KnowledgeGraph::Data& data = graph.data();
  std::call_once(data.view_made, [&data] { data.view = std::make_unique<BoostView>(data); });
  return data.view->graph();
}

}  // namespace edgewise
