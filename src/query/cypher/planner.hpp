#pragma once
// From a checked query to its plan. Every clause becomes a step or a few on top of those before it. A MATCH begins at
// the node that is cheapest to find (known already, by an indexed property, by a label, else any), goes on along the
// relationships that touch what is known, and applies each condition as soon as all that it speaks of is there.

#include <vector>

#include "query/cypher/ast.hpp"
#include "query/cypher/operator.hpp"

namespace edgewise::cypher {

class Planner {
 public:
  explicit Planner(const PropertyGraph& graph, bool writes) : graph_(graph), writes_(writes) {}
  // The plan keeps references into the query, which must outlive it. The rows of a query with columns are in the slots
  // of its first part.
  OperatorPtr plan(Query& query);

 private:
  OperatorPtr plan_single(SingleQuery& query);
  OperatorPtr plan_clause(Clause& clause, OperatorPtr input, const std::vector<Slot>& before);
  OperatorPtr plan_match_clause(Clause& clause, OperatorPtr input, const std::vector<Slot>& before);
  OperatorPtr plan_projection(Clause& clause, OperatorPtr input);
  // A pattern on top of `input`; `known` are slots that have a value.
  OperatorPtr plan_patterns(std::vector<PatternPart>& parts, Expr* where, OperatorPtr input, std::vector<Slot> known);

  // Plans what stands inside expressions: subqueries and patterns.
  void prepare(Expr& expr);
  void prepare(ExprPtr& expr) {
    if (expr) prepare(*expr);
  }
  void prepare(std::vector<PatternPart>& parts);

  const PropertyGraph& graph_;
  bool writes_;
};

}  // namespace edgewise::cypher
