#include "edgewise/query/cypher/query.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "edgewise/base/utf8.hpp"
#include "query/cypher/checker.hpp"
#include "query/cypher/operator.hpp"
#include "query/cypher/parser.hpp"
#include "query/cypher/planner.hpp"
#include "query/cypher/runtime.hpp"

namespace edgewise::cypher {

struct CypherQuery::Impl {
  std::string text;
  PropertyGraph* graph = nullptr;
  std::unique_ptr<Query> query;
  OperatorPtr plan;
  int slots = 0;
  std::vector<std::string> warnings;
};

CypherQuery::CypherQuery(std::string text, PropertyGraph& graph) : impl_(std::make_unique<Impl>()) {
  impl_->text = std::move(text);
  impl_->graph = &graph;
  impl_->query = Parser(impl_->text).parse();
  Checker checker(graph);
  checker.check(*impl_->query);
  impl_->slots = checker.slot_count();
  impl_->warnings = checker.warnings();
  bool writes = false;
  for (const SingleQuery& part : impl_->query->parts)
    for (const Clause& clause : part.clauses) writes = writes || clause.kind >= ClauseKind::kCreate;
  impl_->plan = Planner(graph, writes).plan(*impl_->query);
}

CypherQuery::CypherQuery(CypherQuery&&) noexcept = default;
CypherQuery::~CypherQuery() = default;

const std::vector<std::string>& CypherQuery::columns() const {
  return impl_->query->parts[0].columns;
}
const std::vector<std::string>& CypherQuery::warnings() const {
  return impl_->warnings;
}
std::string CypherQuery::plan() const {
  return describe_plan(*impl_->plan);
}

void CypherQuery::run(const Parameters& parameters, const Limits& limits,
                      const std::function<bool(std::span<const Value>)>& row) {
  Runtime runtime(*impl_->graph, parameters, limits, impl_->slots);
  const std::vector<Slot>& slots = impl_->query->parts[0].column_slots;
  std::vector<Value> values(slots.size());
  impl_->plan->open(runtime);
  while (impl_->plan->next(runtime)) {
    if (slots.empty()) continue;
    for (std::size_t i = 0; i < slots.size(); ++i) values[i] = slot(runtime, slots[i]);
    if (!row(values)) return;
  }
}

const char* to_string(ErrorKind kind) {
  static constexpr const char* kNames[] = {"SyntaxError",
                                           "TypeError",
                                           "ArgumentError",
                                           "ArithmeticError",
                                           "EntityNotFound",
                                           "ParameterMissing",
                                           "ConstraintVerificationFailed",
                                           "LimitReached"};
  return kNames[static_cast<std::size_t>(kind)];
}

const char* to_string(Phase phase) {
  return phase == Phase::kCompile ? "compile time" : "runtime";
}

std::string describe(const QueryError& error, std::string_view query) {
  if (error.offset == QueryError::kNowhere) return error.what();
  const std::size_t offset = std::min(error.offset, query.size());
  const std::string_view before = query.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const std::size_t end = std::min(query.find('\n', begin), query.size());
  // Columns count characters; the caret stands by width. A line that is too long is cut around the place.
  std::size_t column = 1;
  for (std::size_t at = begin; at < offset; ++column) utf8::decode(query, at);
  std::size_t from = begin, to = end;
  constexpr std::size_t kMost = 60;
  if (offset - from > kMost) {
    from = offset - kMost;
    while (from < offset && (query[from] & 0xC0) == 0x80) ++from;
  }
  if (to - offset > kMost) {
    to = offset + kMost;
    while (to < end && (query[to] & 0xC0) == 0x80) ++to;
  }
  std::string shown, gap;
  for (const char c : query.substr(from, to - from)) shown += c == '\t' || c == '\r' ? ' ' : c;
  gap.assign(utf8::display_width(query.substr(from, offset - from)) + (from > begin ? 3 : 0), ' ');
  return fmt::format("line {}, column {}: {}\n  {}{}{}\n  {}^", line, column, error.what(), from > begin ? "..." : "",
                     shown, to < end ? "..." : "", gap);
}

}  // namespace edgewise::cypher
