#pragma once
// Private to src/graph: see build_graph.hpp.

#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"
#include "graph/entity_groups.hpp"
#include "graph/entity_units.hpp"

namespace edgewise {

// One node a group, in the order of groups. Made ids lie in `made`, the rest in the table's pool.
std::vector<Node> build_nodes(const FactTable& table, const EntityUnits& units, const EntityGroups& groups,
                              Arena& made);

}  // namespace edgewise
