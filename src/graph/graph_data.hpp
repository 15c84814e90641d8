#pragma once
// How a KnowledgeGraph is stored. Private to src/graph.

#include <memory>
#include <mutex>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/store/fact_table.hpp"

namespace edgewise {

class BoostView;  // graph/boost_view.hpp

struct KnowledgeGraph::Data {
  Data();
  ~Data();

  // Strings that the views point into: those of the facts, shared with every graph filtered from this one, and those
  // made here (ids of edges, joined attributes).
  std::vector<std::shared_ptr<const void>> kept;
  std::shared_ptr<Arena> made = std::make_shared<Arena>();

  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<Evidence> evidence;
  std::vector<std::uint32_t> evidence_document;  // position in documents, by evidence
  std::vector<DocumentInfo> documents;
  std::vector<EntityMerge> merges;

  std::vector<EdgeIndex> out, in;  // edges by source and by target
  std::vector<std::uint32_t> out_begin, in_begin;

  // Made when an algorithm first asks for it.
  mutable std::once_flag view_made;
  mutable std::unique_ptr<BoostView> view;

  // Counts, dates, rules, documents, speakers, attributes and confidence of an edge from its evidence, which must be in
  // place: evidence[first_evidence .. + evidence_count).
  void count_evidence(Edge& edge);
  // out and in, from nodes and edges.
  void index_edges();
};

}  // namespace edgewise
