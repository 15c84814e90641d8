#pragma once
// The values of a result table and those of a run, in one normal form: labels and keys sorted, whole numbers and floats
// apart, so that two are the same value exactly where the texts are equal.

#include <string>
#include <string_view>

#include "edgewise/query/cypher/property_graph.hpp"

namespace edgewise::tck {

// "({name: 'x'})", "[:T {a: 1}]", "<(:A)-[:T]->(:B)>", "[1, null]". Throws std::runtime_error for what is no value.
// `any_order`: lists are sorted.
std::string normal_form(std::string_view expected, bool any_order);
std::string normal_form(const cypher::Value& value, const cypher::PropertyGraph& graph, bool any_order);

}  // namespace edgewise::tck
