#pragma once
// From the set of facts to the merged graph: who is who (graph/entity_groups.hpp), then facts with the same type, ends,
// modality and negation counted into one edge. Private to src/graph.

#include <span>
#include <string>

#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/graph/ledger.hpp"
#include "edgewise/store/fact_table.hpp"

namespace edgewise {

// The graph keeps the table's strings alive; the table itself may go.
KnowledgeGraph build_graph(const FactTable& table, std::span<const std::string> symmetric, const Ledger& ledger);

}  // namespace edgewise
