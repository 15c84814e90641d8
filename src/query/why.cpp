#include <fmt/format.h>

#include "edgewise/base/error.hpp"
#include "edgewise/query/dossier.hpp"
#include "query/rows.hpp"

namespace edgewise {
namespace {

using namespace query;

EdgeIndex edge_called(const KnowledgeGraph& graph, std::string_view id) {
  std::vector<EdgeIndex> found;
  for (EdgeIndex e = 0; e < graph.edges().size(); ++e) {
    if (graph.edges()[e].id == id) return e;
    if (!id.empty() && graph.edges()[e].id.starts_with(id)) found.push_back(e);
  }
  if (found.size() == 1) return found[0];
  if (found.empty())
    throw UsageError(
        fmt::format("no edge has the id \"{}\"\nIds stand in the column \"edge\" of: edgewise show GRAPH.db NAME", id));
  std::string message = fmt::format("{} edges have ids that begin with \"{}\":", found.size(), id);
  for (std::size_t i = 0; i < found.size() && i < 10; ++i) {
    const Edge& edge = graph.edges()[found[i]];
    message += fmt::format("\n  {}  {} {} {}", edge.id, name_of(graph, edge.source), relation_words(edge),
                           name_of(graph, edge.target));
  }
  throw UsageError(message);
}

std::string span_words(Span span) {
  return fmt::format("{}-{}", span.begin, span.end);
}

}  // namespace

Answer why(const KnowledgeGraph& graph, std::string_view id) {
  const Edge& edge = graph.edges()[edge_called(graph, id)];
  Answer answer;
  answer.head = {{"edge", edge.id},
                 {"type", edge.type},
                 {"from", name_of(graph, edge.source)},
                 {"from_id", graph.nodes()[edge.source].id},
                 {"to", name_of(graph, edge.target)},
                 {"to_id", graph.nodes()[edge.target].id},
                 {"modality", to_string(edge.modality)},
                 {"negated", edge.negated ? "true" : "false"},
                 {"date", date_words(edge.first_date, edge.last_date)},
                 {"confidence", Cell::real_number(edge.confidence)},
                 {"documents", Cell::number(edge.documents)}};
  for (const auto& [key, value] : edge.attrs) answer.head.emplace_back(fmt::format("attrs.{}", key), Cell(value));
  AnswerTable table;
  table.key = "evidence";
  table.title = "Evidence";
  table.columns = {"document",   "number", "span",  "subject", "object", "rule",
                   "confidence", "date",   "place", "speaker", "url",    "sentence"};
  for (const Evidence& e : graph.evidence(edge)) {
    std::string_view url;
    for (const DocumentInfo& document : graph.documents())
      if (document.id == e.doc) url = document.url;
    const NodeIndex place = e.place.empty() ? KnowledgeGraph::npos : graph.find(e.place);
    table.rows.push_back({e.doc, Cell::number(e.sentence_index), span_words(e.sentence), span_words(e.subject),
                          span_words(e.object), e.rule, Cell::real_number(e.confidence), e.date,
                          place == KnowledgeGraph::npos ? std::string(e.place) : name_of(graph, place),
                          e.speaker_name.empty() ? e.speaker : e.speaker_name, url, e.text});
  }
  answer.tables.push_back(std::move(table));
  return answer;
}

}  // namespace edgewise
