#include <algorithm>
#include <map>
#include <tuple>

#include "edgewise/query/dossier.hpp"
#include "query/rows.hpp"

namespace edgewise {
namespace {

using namespace query;

// Statements of one edge with one date are one entry.
AnswerTable entries(const KnowledgeGraph& graph, std::vector<EdgeIndex> edges) {
  struct Entry {
    std::vector<const Evidence*> evidence;
  };
  // Undated ones come last; of one day, those that are only reported then come after those that happened then.
  using Key = std::tuple<bool, std::string_view, bool, EdgeIndex>;
  std::map<Key, Entry> sorted;
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  for (const EdgeIndex e : edges)
    for (const Evidence& evidence : graph.evidence(graph.edges()[e])) {
      const bool own = !evidence.date.empty();
      const std::string_view date = own ? evidence.date : document_date(graph, evidence.doc);
      sorted[{date.empty(), date, !own, e}].evidence.push_back(&evidence);
    }
  AnswerTable table;
  table.key = "events";
  table.title = "Timeline";
  table.columns = {"date", "from", "relation", "to", "count", "edge", "sentence"};
  for (const auto& [key, entry] : sorted) {
    const auto& [undated, date, reported, e] = key;
    const Edge& edge = graph.edges()[e];
    const Evidence* best = nullptr;
    for (const Evidence* candidate : entry.evidence) {
      const bool better = best == nullptr || candidate->confidence > best->confidence ||
                          (candidate->confidence == best->confidence && candidate->text.size() < best->text.size());
      if (!candidate->text.empty() && better) best = candidate;
    }
    table.rows.push_back({undated ? std::string() : (reported ? "~" : "") + std::string(date),
                          name_of(graph, edge.source), relation_words(edge), name_of(graph, edge.target),
                          Cell::number(entry.evidence.size()), edge.id, sentence_of(best)});
  }
  return table;
}

}  // namespace

Answer timeline_of(const KnowledgeGraph& graph, NodeIndex node) {
  Answer answer;
  answer.head = {{"name", name_of(graph, node)}, {"type", graph.nodes()[node].type}, {"id", graph.nodes()[node].id}};
  std::vector<EdgeIndex> edges(graph.out_edges(node).begin(), graph.out_edges(node).end());
  edges.insert(edges.end(), graph.in_edges(node).begin(), graph.in_edges(node).end());
  answer.tables.push_back(entries(graph, std::move(edges)));
  return answer;
}

Answer timeline_of_type(const KnowledgeGraph& graph, std::string_view relation) {
  Answer answer;
  answer.head = {{"relation", relation}};
  std::vector<EdgeIndex> edges;
  for (EdgeIndex e = 0; e < graph.edges().size(); ++e)
    if (graph.edges()[e].type == relation) edges.push_back(e);
  if (edges.empty()) answer.notes.push_back("Nothing of this type is in the graph, or none of it passes the filter.");
  answer.tables.push_back(entries(graph, std::move(edges)));
  return answer;
}

}  // namespace edgewise
