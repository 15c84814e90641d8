#pragma once
// The value of an expression in the current row.

#include "query/cypher/ast.hpp"
#include "query/cypher/runtime.hpp"

namespace edgewise::cypher {

Value evaluate(const Expr& expr, Runtime& runtime);
// A condition: kUnknown where it is null. TypeError where it is neither true, false nor null.
Truth holds(const Expr& expr, Runtime& runtime);
bool has_labels(const Value& entity, const LabelExpr& labels, const PropertyGraph& graph);
bool matches_type(Symbol type, const LabelExpr& types);

// Pieces in files of their own.
Value evaluate_arithmetic(const Expr& expr, Op op, const Value& a, const Value& b);
Value evaluate_index(const Expr& expr, const Value& base, const Value& index, Runtime& runtime);
Value evaluate_slice(const Expr& expr, Runtime& runtime);
Value property_of(const Expr& expr, const Value& base, std::string_view key, Symbol symbol, Runtime& runtime);
Value properties_of(const Value& base, const PropertyGraph& graph);  // of a node or relationship, as a map
Truth matches_regex(const Expr& expr, const Value& text, const Value& pattern, Runtime& runtime);
Value evaluate_list_expression(const Expr& expr, Runtime& runtime);  // comprehension, quantifier, reduce
Value evaluate_subquery(const Expr& expr, Runtime& runtime);         // EXISTS, COUNT, COLLECT, patterns
// A node or relationship that a query has deleted cannot be read. Throws EntityNotFound.
void want_alive(const Expr& expr, const Value& entity, const PropertyGraph& graph);

}  // namespace edgewise::cypher
