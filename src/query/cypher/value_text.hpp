#pragma once
// Values as text.

#include <string>

#include "edgewise/query/cypher/property_graph.hpp"
#include "edgewise/query/cypher/value.hpp"

namespace edgewise::cypher {

// As a literal of the language: 'text', {key: 1}. Nodes, relationships and paths by their numbers only.
std::string literal_text(const Value& value);
// The same with nodes as (:Label {key: value}), relationships as [:TYPE {key: value}], paths as <(..)-[..]->(..)>.
std::string value_text(const Value& value, const PropertyGraph& graph);
// What toString() gives: texts without quotes.
std::string plain_text(const Value& value);
// A name as it stands in a query, in backticks where it needs them.
std::string name_text(std::string_view name);

}  // namespace edgewise::cypher
