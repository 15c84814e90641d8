#pragma once
// Reason 3 of graph/entity_groups.hpp: full names that differ in spelling only. Private to src/graph.

#include "edgewise/store/fact_table.hpp"
#include "graph/clusters.hpp"

namespace edgewise {

void unite_spellings(const FactTable& table, const EntityUnits& units, Clusters& clusters);

}  // namespace edgewise
