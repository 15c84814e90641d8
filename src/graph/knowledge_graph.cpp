#include "edgewise/graph/knowledge_graph.hpp"

#include <algorithm>

#include "graph/graph_data.hpp"

namespace edgewise {

void KnowledgeGraph::Data::index_edges() {
  const auto index = [this](auto end_of, std::vector<EdgeIndex>& list, std::vector<std::uint32_t>& begin) {
    begin.assign(nodes.size() + 1, 0);
    for (const Edge& edge : edges) ++begin[end_of(edge) + 1];
    for (std::size_t n = 0; n < nodes.size(); ++n) begin[n + 1] += begin[n];
    list.resize(edges.size());
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (EdgeIndex e = 0; e < edges.size(); ++e) list[next[end_of(edges[e])]++] = e;
  };
  index([](const Edge& e) { return e.source; }, out, out_begin);
  index([](const Edge& e) { return e.target; }, in, in_begin);
}

KnowledgeGraph::KnowledgeGraph(std::unique_ptr<Data> data) : data_(std::move(data)) {}
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph::~KnowledgeGraph() = default;

std::span<const Node> KnowledgeGraph::nodes() const {
  return data_->nodes;
}
std::span<const Edge> KnowledgeGraph::edges() const {
  return data_->edges;
}
std::span<const DocumentInfo> KnowledgeGraph::documents() const {
  return data_->documents;
}
std::span<const EntityMerge> KnowledgeGraph::merges() const {
  return data_->merges;
}

std::span<const Evidence> KnowledgeGraph::evidence(const Edge& edge) const {
  return std::span(data_->evidence).subspan(edge.first_evidence, edge.evidence_count);
}

std::span<const EdgeIndex> KnowledgeGraph::out_edges(NodeIndex node) const {
  const std::uint32_t begin = data_->out_begin[node];
  return std::span(data_->out).subspan(begin, data_->out_begin[node + 1] - begin);
}

std::span<const EdgeIndex> KnowledgeGraph::in_edges(NodeIndex node) const {
  const std::uint32_t begin = data_->in_begin[node];
  return std::span(data_->in).subspan(begin, data_->in_begin[node + 1] - begin);
}

NodeIndex KnowledgeGraph::find(std::string_view id) const {
  const auto& nodes = data_->nodes;
  const auto it = std::lower_bound(nodes.begin(), nodes.end(), id,
                                   [](const Node& node, std::string_view wanted) { return node.id < wanted; });
  return it != nodes.end() && it->id == id ? static_cast<NodeIndex>(it - nodes.begin()) : npos;
}

}  // namespace edgewise
