// The part of a graph that passes a filter.
#include <algorithm>
#include <numeric>

#include "edgewise/base/error.hpp"
#include "edgewise/graph/algorithms.hpp"
#include "edgewise/graph/name_index.hpp"
#include "graph/graph_data.hpp"

namespace edgewise {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

// Is the date, or any day of an interval, within the bounds? Compared by the precision that both have: "2021-03" holds
// 2021-03-13, and 2021 reaches into it.
bool within(std::string_view date, std::string_view from, std::string_view to) {
  if (from.empty() && to.empty()) return true;
  if (date.empty() || date.front() == 'X') return false;
  const std::size_t slash = date.find('/');
  const std::string_view first = date.substr(0, slash);
  const std::string_view last = slash == std::string_view::npos ? date : date.substr(slash + 1);
  const auto before = [](std::string_view a, std::string_view b) {
    const std::size_t n = std::min(a.size(), b.size());
    return a.substr(0, n) < b.substr(0, n);
  };
  return !(!from.empty() && before(last, from)) && !(!to.empty() && before(to, first));
}

class Filtering {
 public:
  Filtering(const KnowledgeGraph& graph, const GraphFilter& filter)
      : graph_(graph), filter_(filter), data_(graph.data()), keep_node_(graph.nodes().size(), true) {}

  std::unique_ptr<KnowledgeGraph::Data> run() {
    choose_nodes();
    choose_evidence();
    if (filter_.top != 0) keep_strongest();
    return copy();
  }

 private:
  void choose_nodes() {
    if (!filter_.entity_types.empty())
      for (NodeIndex n = 0; n < keep_node_.size(); ++n)
        keep_node_[n] = contains(filter_.entity_types, graph_.nodes()[n].type);
    if (!filter_.around.empty()) {
      centre_ = NameIndex(graph_).resolve(filter_.around);
      std::vector<bool> near(keep_node_.size());
      for (const NodeIndex n : neighbourhood(graph_, {&centre_, 1}, std::max(filter_.depth, 0))) near[n] = true;
      for (NodeIndex n = 0; n < keep_node_.size(); ++n) keep_node_[n] = keep_node_[n] && near[n];
      keep_node_[centre_] = true;
    }
  }

  void choose_evidence() {
    for (EdgeIndex e = 0; e < graph_.edges().size(); ++e) {
      const Edge& edge = graph_.edges()[e];
      if (!keep_node_[edge.source] || !keep_node_[edge.target]) continue;
      if (!contains(filter_.relation_types, edge.type) || !contains(filter_.modalities, to_string(edge.modality)))
        continue;
      const std::size_t before = evidence_.size();
      for (std::uint32_t v = edge.first_evidence; v < edge.first_evidence + edge.evidence_count; ++v) {
        const std::string_view stated = data_.evidence[v].date;
        const std::string_view date = stated.empty() ? data_.documents[data_.evidence_document[v]].date : stated;
        if (within(date, filter_.from, filter_.to)) evidence_.push_back(v);
      }
      const auto count = static_cast<std::uint32_t>(evidence_.size() - before);
      if (count == 0 || count < filter_.min_evidence)
        evidence_.resize(before);
      else
        edges_.push_back({e, before, count});
    }
  }

  // The nodes with the most evidence on the edges that are left, of equals the smaller; then the edges among them.
  void keep_strongest() {
    std::vector<std::uint64_t> weight(keep_node_.size());
    for (const KeptEdge& kept : edges_) {
      weight[graph_.edges()[kept.edge].source] += kept.count;
      weight[graph_.edges()[kept.edge].target] += kept.count;
    }
    if (!filter_.around.empty()) weight[centre_] = UINT64_MAX;
    std::vector<NodeIndex> order(keep_node_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](NodeIndex a, NodeIndex b) { return weight[a] > weight[b]; });
    std::fill(keep_node_.begin(), keep_node_.end(), false);
    for (std::size_t i = 0; i < std::min(filter_.top, order.size()); ++i) keep_node_[order[i]] = true;
    std::erase_if(edges_, [this](const KeptEdge& kept) {
      const Edge& edge = graph_.edges()[kept.edge];
      return !keep_node_[edge.source] || !keep_node_[edge.target];
    });
  }

  std::unique_ptr<KnowledgeGraph::Data> copy() {
    auto out = std::make_unique<KnowledgeGraph::Data>();
    out->kept = data_.kept;
    out->kept.push_back(out->made);
    out->documents = data_.documents;

    std::vector<bool> used(keep_node_.size());
    for (const KeptEdge& kept : edges_)
      used[graph_.edges()[kept.edge].source] = used[graph_.edges()[kept.edge].target] = true;
    if (!filter_.around.empty()) used[centre_] = true;
    std::vector<NodeIndex> place(keep_node_.size(), KnowledgeGraph::npos);
    for (NodeIndex n = 0; n < used.size(); ++n) {
      if (!used[n]) continue;
      place[n] = static_cast<NodeIndex>(out->nodes.size());
      out->nodes.push_back(graph_.nodes()[n]);
      out->nodes.back().mentions = 0;
      out->nodes.back().documents = 0;
    }
    for (EntityMerge merge : data_.merges) {
      merge.node = place[merge.node];
      if (merge.node != KnowledgeGraph::npos) out->merges.push_back(merge);
    }
    for (const KeptEdge& kept : edges_) {
      Edge edge = graph_.edges()[kept.edge];
      edge.source = place[edge.source];
      edge.target = place[edge.target];
      edge.first_evidence = static_cast<std::uint32_t>(out->evidence.size());
      edge.evidence_count = kept.count;
      for (std::size_t i = kept.first; i < kept.first + kept.count; ++i) {
        out->evidence.push_back(data_.evidence[evidence_[i]]);
        out->evidence_document.push_back(data_.evidence_document[evidence_[i]]);
      }
      out->count_evidence(edge);
      out->edges.push_back(std::move(edge));
    }
    out->index_edges();
    count_nodes(*out);
    return out;
  }

  static void count_nodes(KnowledgeGraph::Data& out) {
    std::vector<std::uint32_t> documents;
    for (NodeIndex n = 0; n < out.nodes.size(); ++n) {
      documents.clear();
      const auto add = [&](EdgeIndex e) {
        const Edge& edge = out.edges[e];
        out.nodes[n].mentions += edge.evidence_count;
        const auto begin = out.evidence_document.begin() + edge.first_evidence;
        documents.insert(documents.end(), begin, begin + edge.evidence_count);
      };
      for (std::uint32_t i = out.out_begin[n]; i < out.out_begin[n + 1]; ++i) add(out.out[i]);
      for (std::uint32_t i = out.in_begin[n]; i < out.in_begin[n + 1]; ++i)
        if (out.edges[out.in[i]].source != n) add(out.in[i]);
      std::sort(documents.begin(), documents.end());
      out.nodes[n].documents =
          static_cast<std::uint32_t>(std::unique(documents.begin(), documents.end()) - documents.begin());
    }
    // A document is part of the graph where one of its statements is.
    std::vector<std::uint32_t> facts(out.documents.size());
    for (const std::uint32_t d : out.evidence_document) ++facts[d];
    std::vector<std::uint32_t> place(out.documents.size());
    std::size_t kept = 0;
    for (std::size_t d = 0; d < facts.size(); ++d) {
      place[d] = static_cast<std::uint32_t>(kept);
      if (facts[d] == 0) continue;
      out.documents[kept] = out.documents[d];
      out.documents[kept++].facts = facts[d];
    }
    out.documents.resize(kept);
    for (std::uint32_t& d : out.evidence_document) d = place[d];
  }

  struct KeptEdge {
    EdgeIndex edge;
    std::size_t first;  // in evidence_
    std::uint32_t count;
  };

  const KnowledgeGraph& graph_;
  const GraphFilter& filter_;
  const KnowledgeGraph::Data& data_;
  std::vector<bool> keep_node_;
  NodeIndex centre_ = KnowledgeGraph::npos;
  std::vector<KeptEdge> edges_;
  std::vector<std::uint32_t> evidence_;  // positions in the graph's evidence
};

}  // namespace

KnowledgeGraph KnowledgeGraph::filtered(const GraphFilter& filter) const {
  return KnowledgeGraph(Filtering(*this, filter).run());
}

}  // namespace edgewise
