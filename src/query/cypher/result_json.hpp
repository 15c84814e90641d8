#pragma once
// A value as JSON.

#include <string>

#include "edgewise/base/json.hpp"
#include "edgewise/query/cypher/property_graph.hpp"

namespace edgewise::cypher {

void write_json(json::Writer& writer, const Value& value, const PropertyGraph& graph);
std::string json_text(const Value& value, const PropertyGraph& graph);

}  // namespace edgewise::cypher
