#pragma once
// The functions of the language: one table, from which the checker takes how many arguments of what kinds they have,
// the evaluator what to call, and messages and completion their names. Each family is a file functions_<family>.cpp.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/ast.hpp"
#include "query/cypher/static_type.hpp"

namespace edgewise::cypher {

struct Runtime;

struct Function {
  const char* name;
  int least, most;     // arguments; most -1: any number
  TypeSet accepts[3];  // by argument, the last one for all further; null is always accepted
  TypeSet result;
  bool strict;  // null where an argument is null, without a call
  // The arguments are of the kinds accepted. `call` is for messages.
  Value (*call)(Runtime& runtime, const Expr& call, std::span<Value> arguments);
};

const Function* find_function(std::string_view name);  // in any case of letters; null where there is none
bool is_aggregate(std::string_view name);

// The families.
std::span<const Function> entity_functions();
std::span<const Function> conversion_functions();
std::span<const Function> list_functions();
std::span<const Function> math_functions();
std::span<const Function> string_functions();
std::span<const Function> temporal_functions();

}  // namespace edgewise::cypher
