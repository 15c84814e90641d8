#pragma once
// A query, from its text to its rows:
//
//   CypherQuery query("MATCH (n:Person) RETURN n.name", graph);   // QueryError, compile time
//   query.run(parameters, limits, [&](std::span<const Value> row) { ...; return true; });   // QueryError, runtime
//
// The graph must outlive the query, and the rows are good until the callback returns (values may be copied). Rows are
// handed over as they are found; what has to see all of them first (ORDER BY, DISTINCT, aggregation) keeps no more than
// it must and stops at the memory limit. One thread; a query may be run again.

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/query/cypher/error.hpp"
#include "edgewise/query/cypher/property_graph.hpp"

namespace edgewise::cypher {

struct Limits {
  std::chrono::milliseconds time{0};        // 0: none
  std::size_t memory = 0;                   // bytes of kept rows; 0: none
  const std::atomic<bool>* stop = nullptr;  // set from outside to end the run
};

using Parameters = Map;  // sorted by name

class CypherQuery {
 public:
  // Parses, checks and plans. Throws QueryError.
  CypherQuery(std::string text, PropertyGraph& graph);
  CypherQuery(CypherQuery&&) noexcept;
  ~CypherQuery();

  const std::vector<std::string>& columns() const;
  // Lines about what is probably not meant: a label that no node has, with the one that is near.
  const std::vector<std::string>& warnings() const;
  std::string plan() const;  // a line a step, for --explain

  // Calls `row` for each row until it returns false. Throws QueryError; kLimit where a limit was reached.
  void run(const Parameters& parameters, const Limits& limits, const std::function<bool(std::span<const Value>)>& row);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace edgewise::cypher
