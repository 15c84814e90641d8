#pragma once
// From a store to the graph, and back into the store's tables. The graph depends on nothing but the set of facts, the
// symmetric relations and the ledger (graph/ledger.hpp): order of documents, batches and threads do not change a byte.

#include <cstddef>
#include <string>

#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/store/store.hpp"

namespace edgewise {

struct GraphCounts {
  std::size_t documents = 0, facts = 0, entities = 0, edges = 0;
};

// Reads a store into memory and merges it with the ledger it was last built with. Throws InputError.
KnowledgeGraph load_graph(const std::string& path);
KnowledgeGraph load_graph(const Store& store);

// Where the decisions about entities lie when nothing else is said: "graph.db" -> "graph.ledger".
std::string ledger_path_for(const std::string& store_path);

// The last step of a build: merges all facts under the ledger's decisions and writes entities, edges and the ledger's
// text into the store in one transaction. `ledger_path` may name a file that does not exist (no decisions). Throws
// InputError (the ledger contradicts itself: file, line and what to do).
GraphCounts update_graph(Store& store, const std::string& ledger_path);

// The whole graph as text, for tests and for comparing two stores: nodes, edges, evidence, documents.
std::string dump(const KnowledgeGraph& graph);

}  // namespace edgewise
