// Regular expressions, by RE2: a pattern matches the whole text.

#include <re2/re2.h>

#include "query/cypher/evaluate.hpp"

namespace edgewise::cypher {

struct CompiledRegex {
  explicit CompiledRegex(const std::string& pattern) : regex(pattern, options()) {}
  static re2::RE2::Options options() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    return options;
  }
  re2::RE2 regex;
};

Runtime::Runtime(PropertyGraph& g, const Parameters& p, const Limits& l, int slot_count)
    : graph(g), parameters(p), limits(l), slots(static_cast<std::size_t>(slot_count)) {
  deadline = std::chrono::steady_clock::now() + limits.time;
}
Runtime::~Runtime() = default;

void Runtime::look_at_limits() {
  if (limits.stop != nullptr && limits.stop->load(std::memory_order_relaxed))
    throw QueryError(ErrorKind::kLimit, Phase::kRuntime, "Stopped", "the query was stopped");
  if (limits.time.count() > 0 && std::chrono::steady_clock::now() > deadline)
    throw QueryError(ErrorKind::kLimit, Phase::kRuntime, "Timeout",
                     "the time limit of " + std::to_string(limits.time.count()) + " ms was reached");
}

void Runtime::keep(std::size_t bytes) {
  kept += bytes;
  if (limits.memory > 0 && kept > limits.memory)
    throw QueryError(ErrorKind::kLimit, Phase::kRuntime, "MemoryLimit",
                     "the memory limit of " + std::to_string(limits.memory >> 20) + " MB was reached");
}

void runtime_error(ErrorKind kind, const char* detail, const std::string& message, const Expr& at) {
  throw QueryError(kind, Phase::kRuntime, detail, message, at.place.begin);
}

Truth matches_regex(const Expr& expr, const Value& text, const Value& pattern, Runtime& runtime) {
  if (!text.is(Type::kString) || !pattern.is(Type::kString)) return Truth::kUnknown;
  auto found = runtime.regexes.find(pattern.as_string());
  if (found == runtime.regexes.end()) {
    if (runtime.regexes.size() > 1000) runtime.regexes.clear();  // patterns made of data: do not keep them all
    std::string key(pattern.as_string());
    auto compiled = std::make_unique<CompiledRegex>(key);
    if (!compiled->regex.ok())
      runtime_error(ErrorKind::kArgument, "InvalidRegularExpression",
                    "the regular expression is wrong: " + compiled->regex.error(), *expr.args[1]);
    found = runtime.regexes.emplace(std::move(key), std::move(compiled)).first;
  }
  const std::string_view bytes = text.as_string();
  return re2::RE2::FullMatch(re2::StringPiece(bytes.data(), bytes.size()), found->second->regex) ? Truth::kTrue
                                                                                                 : Truth::kFalse;
}

}  // namespace edgewise::cypher
