#pragma once
// Reason 4 of graph/entity_groups.hpp: short persons and the offices that they hold. Private to src/graph.

#include "edgewise/store/fact_table.hpp"
#include "graph/clusters.hpp"

namespace edgewise {

void unite_by_office(const FactTable& table, const EntityUnits& units, Clusters& clusters);

}  // namespace edgewise
