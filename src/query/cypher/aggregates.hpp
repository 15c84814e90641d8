#pragma once
// Aggregates: count, sum, avg, min, max, collect, stDev, stDevP, percentileCont, percentileDisc, each with DISTINCT.
// Null is left out by all of them.

#include <memory>

#include "query/cypher/ast.hpp"
#include "query/cypher/runtime.hpp"

namespace edgewise::cypher {

class Aggregate {
 public:
  virtual ~Aggregate() = default;
  // Takes the current row.
  virtual void add(Runtime& runtime) = 0;
  virtual Value result(Runtime& runtime) = 0;
};

// count(*) and count(variable) need no rows, only their number. Adds the variable.
bool counts_rows(const Expr& expr, std::vector<Slot>& variables);

std::unique_ptr<Aggregate> make_aggregate(const Expr& expr);

}  // namespace edgewise::cypher
