#pragma once
// The forms in which rows leave the program, for query, shell and the short commands: forms of rows, and forms that
// write the part of the graph that the rows touch.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "edgewise/cli/command.hpp"
#include "edgewise/export/target.hpp"
#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/query/cypher/result_format.hpp"

namespace edgewise {

// table, box, markdown, json, jsonl, csv, tsv, then dot, graphml, cypher.
const std::vector<std::string>& result_forms();
// Nothing where the form is one of a graph.
std::optional<cypher::ResultFormat> row_form(const std::string& name);

// Nodes and relationships that stand anywhere in the rows.
class Touched {
 public:
  void add(const cypher::Value& value);
  bool empty() const { return nodes_.empty() && edges_.empty(); }
  void add_node(NodeIndex node) { nodes_.push_back(node); }
  void add_edge(EdgeIndex edge) { edges_.push_back(edge); }
  std::span<const NodeIndex> nodes() const { return nodes_; }
  std::span<const EdgeIndex> edges() const { return edges_; }

 private:
  std::vector<NodeIndex> nodes_;
  std::vector<EdgeIndex> edges_;
};

// A target that passes everything on to the program's output.
class OutputTarget : public ExportTarget {
 public:
  explicit OutputTarget(Output& out) : sink_(out) {}
  ByteSink& open(const std::string&) override { return sink_; }
  void commit() override { sink_.out.flush(); }

 private:
  struct Sink : ByteSink {
    explicit Sink(Output& output) : out(output) {}
    void write(std::string_view bytes) override { out.write(bytes); }
    Output& out;
  };
  Sink sink_;
};

// Writes what was touched in the form (dot, graphml, cypher) and commits.
void write_touched(const KnowledgeGraph& graph, const Touched& touched, const std::string& form,
                   const CommonOptions& common, ExportTarget& target);

}  // namespace edgewise
