#pragma once
// Nodes that a person may want to look at: they look alike and were not merged, or were merged and look wrong. Nothing
// is decided here; decisions go into the ledger (graph/ledger.hpp).

#include <string>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/graph/ledger.hpp"

namespace edgewise {

struct Suspect {
  NodeIndex a = 0, b = 0;  // a < b; a == b where one node links to itself
  std::string why;
};

// Sorted by (a, b). Pairs that the ledger has decided are left out.
std::vector<Suspect> suspects(const KnowledgeGraph& graph, const Ledger& ledger);

}  // namespace edgewise
