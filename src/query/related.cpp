#include <algorithm>
#include <cmath>

#include "edgewise/graph/algorithms.hpp"
#include "edgewise/query/dossier.hpp"
#include "query/rows.hpp"

namespace edgewise {
namespace {

using namespace query;

// With two decimals, so that all forms and machines show the same.
double percent(double share) {
  return std::round(share * 10000) / 100;
}

// The strongest edge between two nodes, npos where there is none.
constexpr EdgeIndex kNoEdge = 0xffffffff;

EdgeIndex strongest(const KnowledgeGraph& graph, NodeIndex a, NodeIndex b, std::size_t& facts) {
  EdgeIndex best = kNoEdge;
  facts = 0;
  const auto look = [&](EdgeIndex e, NodeIndex other) {
    const Edge& edge = graph.edges()[e];
    if (other != b || edge.negated) return;
    facts += edge.evidence_count;
    if (best == kNoEdge || strength(edge) > strength(graph.edges()[best])) best = e;
  };
  for (const EdgeIndex e : graph.out_edges(a)) look(e, graph.edges()[e].target);
  for (const EdgeIndex e : graph.in_edges(a))
    if (graph.edges()[e].source != a) look(e, graph.edges()[e].source);
  return best;
}

// Of the neighbours of a node, the one closest to `from`: the walk mostly comes by it.
NodeIndex between(const KnowledgeGraph& graph, const std::vector<double>& close, NodeIndex from, NodeIndex node) {
  NodeIndex best = KnowledgeGraph::npos;
  const auto look = [&](NodeIndex middle) {
    if (middle == from || middle == node) return;
    if (best != KnowledgeGraph::npos &&
        (close[middle] < close[best] || (close[middle] == close[best] && middle > best)))
      return;
    best = middle;
  };
  for (const EdgeIndex e : graph.out_edges(node))
    if (!graph.edges()[e].negated) look(graph.edges()[e].target);
  for (const EdgeIndex e : graph.in_edges(node))
    if (!graph.edges()[e].negated) look(graph.edges()[e].source);
  return best;
}

}  // namespace

Answer related(const KnowledgeGraph& graph, NodeIndex from, std::span<const std::string> types, std::size_t most) {
  const std::vector<double> close = closeness(graph, from);
  std::vector<NodeIndex> order;
  for (NodeIndex n = 0; n < close.size(); ++n)
    if (n != from && percent(close[n]) > 0 &&
        (types.empty() || std::find(types.begin(), types.end(), graph.nodes()[n].type) != types.end()))
      order.push_back(n);
  // Equal to nine places is equal: how a processor rounds must not decide.
  const auto places = [&](NodeIndex n) { return std::llround(close[n] * 1e9); };
  const auto closer = [&](NodeIndex a, NodeIndex b) { return places(a) != places(b) ? places(a) > places(b) : a < b; };
  const std::size_t shown = std::min(most, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(), closer);
  order.resize(shown);

  Answer answer;
  answer.head = {{"name", name_of(graph, from)}, {"type", graph.nodes()[from].type}, {"id", graph.nodes()[from].id}};
  AnswerTable table{
      "related", "Related", {"name", "type", "closeness", "facts", "relation", "via", "id", "edge", "sentence"}, {}};
  for (const NodeIndex n : order) {
    std::size_t facts = 0;
    const EdgeIndex e = strongest(graph, from, n, facts);
    std::vector<Cell> row = {name_of(graph, n), graph.nodes()[n].type, Cell::real_number(percent(close[n]))};
    if (e == kNoEdge) {
      const NodeIndex middle = between(graph, close, from, n);
      row.insert(row.end(), {Cell(), Cell(), middle == KnowledgeGraph::npos ? Cell() : Cell(name_of(graph, middle)),
                             graph.nodes()[n].id, Cell(), Cell()});
    } else {
      const Edge& edge = graph.edges()[e];
      row.insert(row.end(), {Cell::number(facts), relation_words(edge), Cell(), graph.nodes()[n].id, edge.id,
                             sentence_of(best_evidence(graph, edge))});
    }
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty())
    answer.notes.push_back("Nothing is linked with it.");
  else
    answer.tables.push_back(std::move(table));
  return answer;
}

}  // namespace edgewise
