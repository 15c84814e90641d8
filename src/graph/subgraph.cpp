#include "edgewise/graph/subgraph.hpp"

#include <algorithm>

#include "graph/graph_data.hpp"

namespace edgewise {

KnowledgeGraph subgraph(const KnowledgeGraph& graph, std::span<const NodeIndex> nodes,
                        std::span<const EdgeIndex> edges) {
  const KnowledgeGraph::Data& from = graph.data();
  auto out = std::make_unique<KnowledgeGraph::Data>();
  out->kept = from.kept;
  // Ids of edges and joined attributes stay where they are.
  out->kept.push_back(from.made);
  out->kept.push_back(out->made);

  std::vector<bool> keep_edge(from.edges.size()), keep_node(from.nodes.size());
  for (const NodeIndex node : nodes) keep_node[node] = true;
  for (const EdgeIndex edge : edges) {
    keep_edge[edge] = true;
    keep_node[from.edges[edge].source] = keep_node[from.edges[edge].target] = true;
  }
  std::vector<NodeIndex> place(from.nodes.size(), KnowledgeGraph::npos);
  for (NodeIndex node = 0; node < keep_node.size(); ++node) {
    if (!keep_node[node]) continue;
    place[node] = static_cast<NodeIndex>(out->nodes.size());
    out->nodes.push_back(from.nodes[node]);
  }
  std::vector<std::uint32_t> document(from.documents.size());  // facts of each that are left
  for (EdgeIndex index = 0; index < keep_edge.size(); ++index) {
    if (!keep_edge[index]) continue;
    Edge edge = from.edges[index];
    edge.source = place[edge.source];
    edge.target = place[edge.target];
    const std::uint32_t first = edge.first_evidence;
    edge.first_evidence = static_cast<std::uint32_t>(out->evidence.size());
    for (std::uint32_t i = first; i < first + edge.evidence_count; ++i) {
      out->evidence.push_back(from.evidence[i]);
      out->evidence_document.push_back(from.evidence_document[i]);
      ++document[from.evidence_document[i]];
    }
    out->edges.push_back(std::move(edge));
  }
  std::vector<std::uint32_t> moved(document.size());
  for (std::size_t i = 0; i < document.size(); ++i) {
    moved[i] = static_cast<std::uint32_t>(out->documents.size());
    if (document[i] == 0) continue;
    out->documents.push_back(from.documents[i]);
    out->documents.back().facts = document[i];
  }
  for (std::uint32_t& index : out->evidence_document) index = moved[index];
  for (EntityMerge merge : from.merges) {
    merge.node = place[merge.node];
    if (merge.node != KnowledgeGraph::npos) out->merges.push_back(merge);
  }
  out->index_edges();
  return KnowledgeGraph(std::move(out));
}

}  // namespace edgewise
