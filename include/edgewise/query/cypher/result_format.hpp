#pragma once
// Rows as text: table, box, markdown (which see all rows before they print), json, jsonl, csv, tsv (a row at a time).
//
// JSON: an object a row. A node is {"_kind": "node", "id", "labels", "properties"}, a relationship {"_kind":
// "relationship", "id", "type", "start", "end", "properties"}, a path {"_kind": "path", "nodes", "relationships"}; ids
// are those of the graph. CSV by RFC 4180: null is an empty field, a text is written as it is, lists, maps, nodes,
// relationships and paths are JSON. Tables show nodes as (:Type "name"), and count columns as a terminal does.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "edgewise/query/cypher/property_graph.hpp"

namespace edgewise::cypher {

enum class ResultFormat : unsigned char { kTable, kBox, kMarkdown, kJson, kJsonl, kCsv, kTsv };

class ResultWriter {
 public:
  virtual ~ResultWriter() = default;
  // Each appends to `out`, which the caller may empty in between.
  virtual void begin(std::string& out) = 0;
  virtual void row(std::span<const Value> values, std::string& out) = 0;
  virtual void end(std::string& out) = 0;
};

std::unique_ptr<ResultWriter> make_result_writer(ResultFormat format, std::vector<std::string> columns,
                                                 const PropertyGraph& graph);

}  // namespace edgewise::cypher
