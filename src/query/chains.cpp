#include "edgewise/graph/algorithms.hpp"
#include "edgewise/query/dossier.hpp"
#include "query/rows.hpp"

namespace edgewise {

using namespace query;

Answer chains(const KnowledgeGraph& graph, NodeIndex from, NodeIndex to, std::size_t most) {
  PathOptions options;
  options.most = most;
  const std::vector<Path> paths = shortest_paths(graph, from, to, options);
  Answer answer;
  answer.head = {{"from", name_of(graph, from)}, {"to", name_of(graph, to)}, {"chains", Cell::number(paths.size())}};
  AnswerTable table;
  table.key = "steps";
  table.title = "Steps";
  table.columns = {"chain", "step", "from", "relation", "to", "date", "count", "edge", "sentence"};
  for (std::size_t p = 0; p < paths.size(); ++p)
    for (std::size_t i = 0; i < paths[p].edges.size(); ++i) {
      const Edge& edge = graph.edges()[paths[p].edges[i]];
      table.rows.push_back({Cell::number(p + 1), Cell::number(i + 1), name_of(graph, edge.source), relation_words(edge),
                            name_of(graph, edge.target), date_words(edge.first_date, edge.last_date),
                            Cell::number(edge.evidence_count), edge.id, sentence_of(best_evidence(graph, edge))});
    }
  if (!table.rows.empty()) answer.tables.push_back(std::move(table));
  if (paths.empty()) answer.notes.push_back("No chain of up to 6 steps links the two.");
  return answer;
}

}  // namespace edgewise
