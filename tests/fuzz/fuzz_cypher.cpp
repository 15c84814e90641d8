// Cypher: any text as a query on an empty graph. It runs or it is refused, within its limits.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "edgewise/query/cypher/knowledge_view.hpp"
#include "edgewise/query/cypher/query.hpp"
#include "graph/graph_data.hpp"

namespace {

edgewise::KnowledgeGraph empty_graph() {
  auto data = std::make_unique<edgewise::KnowledgeGraph::Data>();
  data->index_edges();
  return edgewise::KnowledgeGraph(std::move(data));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const edgewise::KnowledgeGraph graph = empty_graph();
  static const auto view = edgewise::cypher::make_knowledge_view(graph);
  const std::string text(reinterpret_cast<const char*>(data), size);
  edgewise::cypher::Limits limits;
  limits.time = std::chrono::milliseconds(200);
  limits.memory = 16 << 20;
  try {
    edgewise::cypher::CypherQuery query(text, *view);
    query.plan();
    query.run({}, limits, [&](std::span<const edgewise::cypher::Value> row) {
      if (row.size() != query.columns().size()) std::abort();
      return true;
    });
  } catch (const edgewise::cypher::QueryError& e) {
    if (describe(e, text).empty()) std::abort();
  }
  return 0;
}
