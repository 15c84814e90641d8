#pragma once
// What a running query has at hand: the graph, the parameters, the slots of its variables, its limits. One run, one
// thread.

#include <chrono>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "edgewise/query/cypher/query.hpp"
#include "query/cypher/ast.hpp"

namespace edgewise::cypher {

struct CompiledRegex;  // evaluate_text.cpp

struct Runtime {
  Runtime(PropertyGraph& graph, const Parameters& parameters, const Limits& limits, int slot_count);
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  // Called once a step of a loop: now and then looks at the clock and at the stop flag. Throws QueryError kLimit.
  void tick() {
    if ((++steps & 1023) == 0) look_at_limits();
  }
  // Counts bytes that are kept for longer than a row. Throws QueryError kLimit.
  void keep(std::size_t bytes);
  void release(std::size_t bytes) { kept -= bytes; }
  void look_at_limits();

  PropertyGraph& graph;
  const Parameters& parameters;
  const Limits& limits;
  std::vector<Value> slots;
  std::uint64_t steps = 0;
  std::size_t kept = 0;
  std::chrono::steady_clock::time_point deadline;
  std::mt19937_64 random;  // the same numbers in every run: the same query gives the same rows
  std::map<std::string, std::unique_ptr<CompiledRegex>, std::less<>> regexes;
};

// An error of a running query at an expression.
[[noreturn]] void runtime_error(ErrorKind kind, const char* detail, const std::string& message, const Expr& at);

}  // namespace edgewise::cypher
