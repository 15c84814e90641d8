#include <fmt/format.h>

#include <algorithm>
#include <iterator>

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
        fmt::format("no edge has the id \"{}\"\nIds stand in the column \"edge\" of: edgewise show GRAPH.db NAME; or "
                    "give two names for all that links them",
                    id));
  std::string message = fmt::format("{} edges have ids that begin with \"{}\":", found.size(), id);
  for (std::size_t i = 0; i < found.size() && i < 10; ++i) {
    const Edge& edge = graph.edges()[found[i]];
    message += fmt::format("\n  {}  {} {} {}", edge.id, name_of(graph, edge.source), relation_words(edge),
                           name_of(graph, edge.target));
  }
  if (found.size() > 10) message += fmt::format("\n  and {} more", found.size() - 10);
  throw UsageError(message);
}

std::string span_words(Span span) {
  return fmt::format("{}-{}", span.begin, span.end);
}

std::string_view url_of(const KnowledgeGraph& graph, std::string_view id) {
  const auto documents = graph.documents();
  const auto found = std::lower_bound(documents.begin(), documents.end(), id,
                                      [](const DocumentInfo& d, std::string_view wanted) { return d.id < wanted; });
  return found != documents.end() && found->id == id ? found->url : std::string_view();
}

const std::vector<std::string> kColumns = {"document",   "number", "span",  "subject", "object", "trigger", "rule",
                                           "confidence", "date",   "place", "speaker", "url",    "sentence"};

std::vector<Cell> evidence_row(const KnowledgeGraph& graph, const Evidence& e) {
  const NodeIndex place = e.place.empty() ? KnowledgeGraph::npos : graph.find(e.place);
  return {e.doc,
          Cell::number(e.sentence_index),
          span_words(e.sentence),
          span_words(e.subject),
          span_words(e.object),
          e.trigger.empty() ? std::string() : span_words(e.trigger),
          e.rule,
          Cell::real_number(e.confidence),
          e.date,
          place == KnowledgeGraph::npos ? std::string(e.place) : name_of(graph, place),
          e.speaker_name.empty() ? e.speaker : e.speaker_name,
          url_of(graph, e.doc),
          e.text};
}

}  // namespace

Answer why(const KnowledgeGraph& whole, const KnowledgeGraph& graph, std::string_view id) {
  const Edge& asked = whole.edges()[edge_called(whole, id)];
  const auto left =
      std::find_if(graph.edges().begin(), graph.edges().end(), [&](const Edge& edge) { return edge.id == asked.id; });
  Answer answer;
  if (left == graph.edges().end()) {
    answer.head = {{"edge", asked.id}, {"type", asked.type}};
    answer.notes.push_back("Nothing of it passes the filter: widen --type, --from or --to.");
    return answer;
  }
  const Edge& edge = *left;
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
  AnswerTable table{"evidence", "Evidence", kColumns, {}};
  for (const Evidence& e : graph.evidence(edge)) table.rows.push_back(evidence_row(graph, e));
  answer.tables.push_back(std::move(table));
  return answer;
}

Answer why_between(const KnowledgeGraph& graph, NodeIndex a, NodeIndex b) {
  Answer answer;
  answer.head = {{"from", name_of(graph, a)},
                 {"from_id", graph.nodes()[a].id},
                 {"to", name_of(graph, b)},
                 {"to_id", graph.nodes()[b].id}};
  AnswerTable table{"evidence", "Evidence", {"from", "relation", "to", "edge"}, {}};
  table.columns.insert(table.columns.end(), kColumns.begin(), kColumns.end());
  const auto add = [&](std::span<const EdgeIndex> edges, NodeIndex other) {
    for (const EdgeIndex index : edges) {
      const Edge& edge = graph.edges()[index];
      if (edge.target != other) continue;
      for (const Evidence& e : graph.evidence(edge)) {
        std::vector<Cell> row = {name_of(graph, edge.source), relation_words(edge), name_of(graph, edge.target),
                                 edge.id};
        std::vector<Cell> rest = evidence_row(graph, e);
        row.insert(row.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
        table.rows.push_back(std::move(row));
      }
    }
  };
  add(graph.out_edges(a), b);
  if (a != b) add(graph.out_edges(b), a);
  if (table.rows.empty())
    answer.notes.push_back("No sentence links the two directly; see what does with: edgewise path GRAPH.db NAME NAME");
  else
    answer.tables.push_back(std::move(table));
  return answer;
}

}  // namespace edgewise
