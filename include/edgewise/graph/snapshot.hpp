#pragma once
// The merged graph as the query engine reads it: one image of columns, compressed sparse rows in both directions, and
// dictionaries, which a build leaves in the store and which is read page by page as a query asks for it. Opening costs
// the same whatever the size of the graph; a query pays for the columns that it looks at, once.
//
// Nodes and edges have the indexes that they have in KnowledgeGraph (graph/knowledge_graph.hpp): nodes by id, edges by
// type, source, target. Strings live as long as the snapshot. Const access is safe from many threads. A page that
// cannot be read or that is damaged is an InputError wherever it is met.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

// What is seldom asked of an edge, so that it is kept packed.
struct EdgeDetails {
  std::vector<std::string_view> rules, docs, speakers;
  std::vector<std::pair<std::string_view, std::string_view>> attrs;
};

class GraphSnapshot {
 public:
  // The image of a graph; empty where the graph is too large for one (an image holds up to 4 GB of names).
  static std::string encode(const KnowledgeGraph& graph);
  // The image in a store. Null where there is none, or none of its present facts: then load_graph() and of() serve.
  static std::unique_ptr<GraphSnapshot> open(const std::string& store_path);
  // An image in memory. The graph must outlive it.
  static std::unique_ptr<GraphSnapshot> of(const KnowledgeGraph& graph);
  ~GraphSnapshot();

  NodeIndex node_count() const;
  EdgeIndex edge_count() const;

  std::string_view node_id(NodeIndex node) const;
  std::string_view node_name(NodeIndex node) const;  // the id where nothing names it
  std::uint32_t node_type(NodeIndex node) const;     // place in node_types()
  std::uint32_t node_mentions(NodeIndex node) const;
  std::uint32_t node_documents(NodeIndex node) const;
  std::vector<std::string_view> node_aliases(NodeIndex node) const;
  // Sorted, and the nodes of each, ascending.
  const std::vector<std::string_view>& node_types() const;
  std::span<const NodeIndex> nodes_of_type(std::uint32_t type) const;
  std::uint32_t count_of_type(std::uint32_t type) const;
  NodeIndex find(std::string_view id) const;  // KnowledgeGraph::npos where there is none
  void find_named(std::string_view name, std::vector<NodeIndex>& out) const;  // appends, ascending

  // Sorted; edges of one type are neighbours: [first, second).
  const std::vector<std::string_view>& edge_types() const;
  std::uint32_t edge_type(EdgeIndex edge) const;
  std::pair<EdgeIndex, EdgeIndex> edges_of_type(std::uint32_t type) const;
  NodeIndex source(EdgeIndex edge) const;
  NodeIndex target(EdgeIndex edge) const;
  std::span<const EdgeIndex> out_edges(NodeIndex node) const;  // ascending
  std::span<const EdgeIndex> in_edges(NodeIndex node) const;

  std::string edge_id(EdgeIndex edge) const;
  Modality modality(EdgeIndex edge) const;
  bool negated(EdgeIndex edge) const;
  std::uint32_t evidence_count(EdgeIndex edge) const;
  std::uint32_t edge_documents(EdgeIndex edge) const;
  double confidence(EdgeIndex edge) const;
  // Dates are numbers into a list of all that occur; 0 is none.
  std::uint32_t first_date(EdgeIndex edge) const;
  std::uint32_t last_date(EdgeIndex edge) const;
  std::uint32_t date_count() const;
  std::string_view date(std::uint32_t number) const;
  EdgeDetails details(EdgeIndex edge) const;
  std::string best_sentence(EdgeIndex edge) const;  // empty where none has a text
  // All keys of attributes, sorted.
  const std::vector<std::string_view>& attribute_keys() const;

 private:
  struct Impl;
  explicit GraphSnapshot(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace edgewise
