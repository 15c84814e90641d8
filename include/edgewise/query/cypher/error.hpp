#pragma once
// What goes wrong with a query, in the terms of the language's own conformance kit: a kind, a phase, a detail. The
// offset is where in the query's text; describe() makes the message for people: line, column, the line itself with a
// caret under the place.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace edgewise::cypher {

enum class ErrorKind : unsigned char {
  kSyntax,
  kType,
  kArgument,
  kArithmetic,
  kEntityNotFound,
  kParameterMissing,
  kConstraint,
  kLimit,  // rows, time or memory: not an error of the query
};
enum class Phase : unsigned char { kCompile, kRuntime };
const char* to_string(ErrorKind kind);  // "SyntaxError"
const char* to_string(Phase phase);     // "compile time", "runtime"

class QueryError : public std::runtime_error {
 public:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  QueryError(ErrorKind what_kind, Phase when, const char* what_detail, const std::string& message,
             std::size_t where = kNowhere)
      : std::runtime_error(message), kind(what_kind), phase(when), detail(what_detail), offset(where) {}

  ErrorKind kind;
  Phase phase;
  const char* detail;  // "UndefinedVariable"
  std::size_t offset;
};

// "line 1, column 8: the variable m is not defined; did you mean n?" and two lines that show the place.
std::string describe(const QueryError& error, std::string_view query);

}  // namespace edgewise::cypher
