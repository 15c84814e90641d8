#include <algorithm>
#include <map>
#include <set>

#include "edgewise/graph/algorithms.hpp"
#include "edgewise/query/dossier.hpp"
#include "query/rows.hpp"

namespace edgewise {
namespace {

using namespace query;

struct TypeCount {
  std::size_t edges = 0, evidence = 0, negated = 0, not_actual = 0;
  std::set<std::string_view> from, to;
};

std::map<std::string_view, TypeCount> count_relations(const KnowledgeGraph& graph) {
  std::map<std::string_view, TypeCount> counts;
  for (const Edge& edge : graph.edges()) {
    TypeCount& count = counts[edge.type];
    ++count.edges;
    count.evidence += edge.evidence_count;
    count.negated += edge.negated;
    count.not_actual += edge.modality != Modality::kActual;
    count.from.insert(graph.nodes()[edge.source].type);
    count.to.insert(graph.nodes()[edge.target].type);
  }
  return counts;
}

std::map<std::string_view, std::pair<std::size_t, std::size_t>> count_nodes(const KnowledgeGraph& graph) {
  std::map<std::string_view, std::pair<std::size_t, std::size_t>> counts;
  for (const Node& node : graph.nodes()) {
    ++counts[node.type].first;
    counts[node.type].second += node.mentions;
  }
  return counts;
}

std::vector<std::string> strings(const std::set<std::string_view>& views) {
  return {views.begin(), views.end()};
}

}  // namespace

Answer statistics(const KnowledgeGraph& graph) {
  std::string_view first, last;
  std::size_t evidence = 0;
  for (const Edge& edge : graph.edges()) {
    evidence += edge.evidence_count;
    if (!edge.first_date.empty() && (first.empty() || edge.first_date < first)) first = edge.first_date;
    if (edge.last_date > last) last = edge.last_date;
  }
  const Components parts = components(graph);
  Answer answer;
  answer.head = {{"documents", Cell::number(graph.documents().size())},
                 {"nodes", Cell::number(graph.nodes().size())},
                 {"edges", Cell::number(graph.edges().size())},
                 {"facts", Cell::number(evidence)},
                 {"dates", date_words(first, last)},
                 {"components", Cell::number(parts.sizes.size())},
                 {"largest", Cell::number(parts.sizes.empty() ? 0 : parts.sizes[0])}};

  AnswerTable nodes{"nodes_by_type", "Nodes by type", {"type", "nodes", "facts"}, {}};
  for (const auto& [type, count] : count_nodes(graph))
    nodes.rows.push_back({type, Cell::number(count.first), Cell::number(count.second)});
  AnswerTable relations{"edges_by_type", "Edges by type", {"type", "edges", "facts", "not_actual", "negated"}, {}};
  for (const auto& [type, count] : count_relations(graph))
    relations.rows.push_back({type, Cell::number(count.edges), Cell::number(count.evidence),
                              Cell::number(count.not_actual), Cell::number(count.negated)});

  const std::vector<double> rank = ranks(graph);
  std::vector<NodeIndex> order(graph.nodes().size());
  for (NodeIndex i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](NodeIndex a, NodeIndex b) { return rank[a] > rank[b]; });
  if (order.size() > 10) order.resize(10);
  AnswerTable top{"central", "Most central", {"name", "type", "facts", "documents", "id"}, {}};
  for (const NodeIndex i : order) {
    const Node& node = graph.nodes()[i];
    top.rows.push_back(
        {name_of(graph, i), node.type, Cell::number(node.mentions), Cell::number(node.documents), node.id});
  }
  answer.tables = {std::move(nodes), std::move(relations), std::move(top)};
  return answer;
}

Answer schema_in_use(const KnowledgeGraph& graph, const Schema& schema) {
  Answer answer;
  const auto node_counts = count_nodes(graph);
  AnswerTable entities{"entity_types", "Entity types", {"type", "nodes", "says"}, {}};
  for (const auto& [type, count] : node_counts) {
    const TypeId id = schema.type_named(type);
    entities.rows.push_back({type, Cell::number(count.first),
                             id == type::kNone ? std::string_view() : std::string_view(schema.entity_type(id).says)});
  }
  AnswerTable relations{
      "relation_types", "Relation types", {"type", "edges", "from", "to", "cameo", "plover", "wikidata", "says"}, {}};
  for (const auto& [type, count] : count_relations(graph)) {
    const RelationId id = schema.relation_named(type);
    std::vector<Cell> row = {type, Cell::number(count.edges), Cell::items(strings(count.from)),
                             Cell::items(strings(count.to))};
    if (id == kNoRelation) {
      row.resize(8);
    } else {
      const RelationType& relation = schema.relation(id);
      row.insert(row.end(), {relation.cameo, relation.plover, relation.wikidata, relation.says});
    }
    relations.rows.push_back(std::move(row));
  }
  answer.tables = {std::move(entities), std::move(relations)};
  return answer;
}

}  // namespace edgewise
