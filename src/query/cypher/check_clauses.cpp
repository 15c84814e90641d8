#include <fmt/format.h>

#include <algorithm>

#include "edgewise/base/json.hpp"
#include "query/cypher/checker.hpp"

namespace edgewise::cypher {

void Checker::check(Query& query) {
  check_query(query, false);
}

void Checker::check_query(Query& query, bool subquery) {
  const Scope around = scope_;
  for (SingleQuery& part : query.parts) {
    scope_ = around;
    check_single(part, subquery);
  }
  scope_ = around;
  for (SingleQuery& part : query.parts)
    if (part.columns != query.parts[0].columns) {
      std::vector<std::string> a = part.columns, b = query.parts[0].columns;
      std::sort(a.begin(), a.end());
      std::sort(b.begin(), b.end());
      if (a != b)
        fail("DifferentColumnsInUnion",
             fmt::format("the queries of a UNION must return the same columns: {} here, {} in the first",
                         fmt::join(part.columns, ", "), fmt::join(query.parts[0].columns, ", ")),
             part.clauses.back().place);
      // The same columns in another order: rows take the order of the first.
      std::vector<Slot> slots;
      for (const std::string& column : query.parts[0].columns)
        slots.push_back(part.column_slots[static_cast<std::size_t>(
            std::find(part.columns.begin(), part.columns.end(), column) - part.columns.begin())]);
      part.column_slots = slots;
      part.columns = query.parts[0].columns;
    }
}

void Checker::check_single(SingleQuery& query, bool subquery) {
  for (Clause& clause : query.clauses) {
    if (subquery && clause.kind >= ClauseKind::kCreate)
      fail("InvalidClauseComposition", "a subquery can only read", clause.place);
    if (clause.kind >= ClauseKind::kCreate && graph_.writable() == nullptr)
      fail("InvalidClauseComposition",
           "queries only read the graph: CREATE, MERGE, SET, REMOVE and DELETE are not possible here. A graph changes "
           "with the articles it is built of (edgewise build, remove, entities)",
           clause.place);
    check_clause(clause, query);
    remember_live(clause);
  }
}

void Checker::remember_live(Clause& clause) {
  for (const Variable& variable : scope_)
    if (std::find(clause.live.begin(), clause.live.end(), variable.slot) == clause.live.end())
      clause.live.push_back(variable.slot);
}

void Checker::check_clause(Clause& clause, SingleQuery& query) {
  switch (clause.kind) {
    case ClauseKind::kMatch:
      return check_match(clause);
    case ClauseKind::kUnwind:
      return check_unwind(clause);
    case ClauseKind::kWith:
    case ClauseKind::kReturn:
      return check_projection(clause, query);
    case ClauseKind::kCreate:
      return check_pattern(clause.patterns, PatternUse::kCreate);
    case ClauseKind::kMerge:
      check_pattern(clause.patterns, PatternUse::kMerge);
      check_merge_copy(clause);
      check_sets(clause.on_create);
      return check_sets(clause.on_match);
    case ClauseKind::kSet:
    case ClauseKind::kRemove:
      return check_sets(clause.sets);
    case ClauseKind::kDelete:
      return check_delete(clause);
  }
}

void Checker::check_match(Clause& clause) {
  check_pattern(clause.patterns, PatternUse::kMatch);
  if (clause.where) check_where(*clause.where);
}

void Checker::check_where(Expr& where) {
  const bool allowed = std::exchange(aggregates_allowed_, false);
  want_boolean(where, check(where, true), "WHERE");
  aggregates_allowed_ = allowed;
}

void Checker::check_unwind(Clause& clause) {
  const StaticType type = check(*clause.list);
  if (find(clause.variable) != nullptr)
    fail("VariableAlreadyBound", fmt::format("the variable {} is there already: take another name", clause.variable),
         clause.place);
  StaticType item{kAnyType, kAnyType};
  if (type.types == set_of(Type::kList)) item.types = type.items | kNullType;
  clause.slot = declare(clause.variable, item);
}

void Checker::check_delete(Clause& clause) {
  for (ExprPtr& expr : clause.deleted) {
    const StaticType type = check(*expr);
    if (type.never(kEntityType | set_of(Type::kPath)))
      fail("InvalidArgumentType", "only nodes, relationships and paths can be deleted", expr->place);
    if (expr->kind == ExprKind::kHasLabels) fail("InvalidDelete", "a label is taken away with REMOVE", expr->place);
  }
}

void Checker::check_sets(std::vector<SetItem>& items) {
  for (SetItem& item : items) {
    check(*item.target);
    if (item.value) check(*item.value);
  }
}

const Checker::Variable* Checker::find(std::string_view name) const {
  for (auto it = scope_.rbegin(); it != scope_.rend(); ++it)
    if (it->name == name) return &*it;
  return nullptr;
}

Slot Checker::declare(const std::string& name, StaticType type, bool local) {
  const Slot slot = fresh();
  scope_.push_back({name, slot, type, local});
  return slot;
}

void Checker::use(Slot slot) {
  for (Recorder* recorder : recorders_)
    if (slot < recorder->first_own &&
        std::find(recorder->outer.begin(), recorder->outer.end(), slot) == recorder->outer.end())
      recorder->outer.push_back(slot);
}

void Checker::undefined(const std::string& name, const Place& place) const {
  std::vector<std::string_view> names;
  for (const Variable& variable : scope_) names.push_back(variable.name);
  const std::string_view near = json::nearest(name, names);
  fail("UndefinedVariable",
       fmt::format("the variable {} is not defined{}", name,
                   near.empty() ? std::string() : fmt::format("; did you mean {}?", near)),
       place);
}

void Checker::warn_unknown(const char* what, const std::string& name, const std::vector<std::string_view>& known) {
  const std::string_view near = json::nearest(name, known);
  std::string line = fmt::format("{} {}{}", what, name, near.empty() ? "" : fmt::format("; did you mean {}?", near));
  if (std::find(warnings_.begin(), warnings_.end(), line) == warnings_.end()) warnings_.push_back(std::move(line));
}

}  // namespace edgewise::cypher
