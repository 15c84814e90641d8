#include "edgewise/graph/load.hpp"

#include <algorithm>

#include "edgewise/graph/snapshot.hpp"
#include "edgewise/store/fact_table.hpp"
#include "edgewise/store/merged_graph.hpp"
#include "graph/build_graph.hpp"

namespace edgewise {
namespace {

KnowledgeGraph merge_with(const Store& store, const Ledger& ledger) {
  FactTable table;
  store.read_facts(table);
  return build_graph(table, store.symmetric_relations(), ledger);
}

MergedGraph rows_of(const KnowledgeGraph& graph) {
  MergedGraph rows;
  for (const Node& n : graph.nodes()) rows.entities.push_back({n.id, n.type, n.name, n.mentions, n.documents});
  for (const EntityMerge& m : graph.merges())
    rows.aliases.push_back({m.id, m.document, graph.nodes()[m.node].id, m.why});
  rows.edges.reserve(graph.edges().size());
  for (const Edge& e : graph.edges())
    rows.edges.push_back({e.id, e.type, graph.nodes()[e.source].id, graph.nodes()[e.target].id, to_string(e.modality),
                          e.negated, e.evidence_count, e.documents, e.first_date, e.last_date, e.confidence});
  std::sort(rows.edges.begin(), rows.edges.end(), [](const MergedEdge& a, const MergedEdge& b) { return a.id < b.id; });
  return rows;
}

}  // namespace

KnowledgeGraph load_graph(const Store& store) {
  return merge_with(store, Ledger::parse(store.ledger(), store.path() + " (ledger)"));
}

KnowledgeGraph load_graph(const std::string& path) {
  return load_graph(Store::open_read(path));
}

std::string ledger_path_for(const std::string& store_path) {
  const std::size_t name = store_path.find_last_of('/') + 1;  // npos + 1 is 0
  const std::size_t dot = store_path.find_last_of('.');
  const bool has_ending = dot != std::string::npos && dot > name;
  return (has_ending ? store_path.substr(0, dot) : store_path) + ".ledger";
}

GraphCounts update_graph(Store& store, const std::string& ledger_path) {
  const Ledger ledger = Ledger::read(ledger_path);
  const KnowledgeGraph graph = merge_with(store, ledger);
  store.begin_batch();
  try {
    store.write_merged(rows_of(graph), ledger.text());
    store.write_snapshot(GraphSnapshot::encode(graph));
  } catch (...) {
    store.rollback();
    throw;
  }
  store.commit();
  GraphCounts counts;
  counts.documents = graph.documents().size();
  for (const Edge& e : graph.edges()) counts.facts += e.evidence_count;
  counts.entities = graph.nodes().size();
  counts.edges = graph.edges().size();
  return counts;
}

}  // namespace edgewise
