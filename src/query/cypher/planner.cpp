#include "query/cypher/planner.hpp"

#include <algorithm>

#include "query/cypher/match_planner.hpp"

namespace edgewise::cypher {

OperatorPtr Planner::plan(Query& query) {
  if (query.parts.size() == 1) return plan_single(query.parts[0]);
  std::vector<UnionPart> parts;
  for (SingleQuery& part : query.parts) {
    UnionPart one;
    one.plan = plan_single(part);
    one.columns = part.column_slots;
    parts.push_back(std::move(one));
  }
  const std::vector<Slot>& columns = query.parts[0].column_slots;
  OperatorPtr all = make_union(std::move(parts), columns);
  return query.union_all ? std::move(all) : make_distinct(std::move(all), columns);
}

OperatorPtr Planner::plan_single(SingleQuery& query) {
  OperatorPtr plan = make_once();
  std::vector<Slot> before;
  for (Clause& clause : query.clauses) {
    plan = plan_clause(clause, std::move(plan), before);
    before = clause.live;
  }
  return plan;
}

OperatorPtr Planner::plan_clause(Clause& clause, OperatorPtr input, const std::vector<Slot>& before) {
  switch (clause.kind) {
    case ClauseKind::kMatch:
      return plan_match_clause(clause, std::move(input), before);
    case ClauseKind::kUnwind:
      prepare(clause.list);
      return make_unwind(std::move(input), *clause.list, clause.slot);
    case ClauseKind::kWith:
    case ClauseKind::kReturn:
      return plan_projection(clause, std::move(input));
    default: {
      OperatorPtr match;
      if (clause.kind == ClauseKind::kMerge) {
        // The pattern is needed whole for creating, and MATCH takes its properties apart: it gets one of its own.
        std::vector<Slot> known;
        for (const NodePattern& node : clause.patterns[0].nodes)
          if (!node.introduces) known.push_back(node.slot);
        match = make_once();
        match = plan_patterns(clause.merge_patterns, nullptr, std::move(match), known);
      }
      prepare(clause.patterns);
      for (std::vector<SetItem>* items : {&clause.sets, &clause.on_create, &clause.on_match})
        for (SetItem& item : *items) {
          prepare(item.target);
          prepare(item.value);
        }
      for (ExprPtr& expr : clause.deleted) prepare(expr);
      return make_write(std::move(input), clause, before, std::move(match));
    }
  }
}

OperatorPtr Planner::plan_patterns(std::vector<PatternPart>& parts, Expr* where, OperatorPtr input,
                                   std::vector<Slot> known) {
  prepare(parts);
  if (where != nullptr) prepare(*where);
  // A variable that stood there before this pattern has a value.
  for (const PatternPart& part : parts) {
    for (const NodePattern& node : part.nodes)
      if (!node.introduces && std::none_of(parts.begin(), parts.end(), [&](const PatternPart& other) {
            return std::any_of(other.nodes.begin(), other.nodes.end(),
                               [&](const NodePattern& n) { return n.introduces && n.slot == node.slot; });
          }))
        known.push_back(node.slot);
    for (const RelationshipPattern& relationship : part.relationships)
      if (!relationship.introduces) known.push_back(relationship.slot);
  }
  return MatchPlanner(graph_, parts, where, std::move(known)).plan(std::move(input));
}

OperatorPtr Planner::plan_match_clause(Clause& clause, OperatorPtr input, const std::vector<Slot>& before) {
  if (!clause.optional) return plan_patterns(clause.patterns, clause.where.get(), std::move(input), {});
  std::vector<Slot> introduced;
  for (const Slot slot : clause.live)
    if (std::find(before.begin(), before.end(), slot) == before.end()) introduced.push_back(slot);
  OperatorPtr inner = plan_patterns(clause.patterns, clause.where.get(), make_once(), {});
  return make_optional(std::move(input), std::move(inner), std::move(introduced));
}

OperatorPtr Planner::plan_projection(Clause& clause, OperatorPtr input) {
  for (Item& item : clause.items) prepare(item.expr);
  for (SortItem& sort : clause.order) prepare(sort.expr);
  prepare(clause.skip);
  prepare(clause.limit);
  prepare(clause.where);
  OperatorPtr plan = std::move(input);
  std::vector<Slot> columns;
  std::vector<std::pair<const Expr*, Slot>> plain, mixed;
  for (std::size_t i = 0; i < clause.items.size(); ++i) {
    const Item& item = clause.items[i];
    columns.push_back(item.slot);
    const bool grouping = std::find(clause.grouping.begin(), clause.grouping.end(), i) != clause.grouping.end();
    if (!grouping)
      mixed.emplace_back(item.expr.get(), item.slot);
    else if (clause.aggregates || item.expr->kind != ExprKind::kVariable || item.expr->slot != item.slot)
      plain.emplace_back(item.expr.get(), item.slot);
  }
  if (clause.aggregates) {
    const std::vector<const Expr*> aggregates(clause.aggregate_list.begin(), clause.aggregate_list.end());
    plan = make_group(std::move(plan), std::move(plain), aggregates);
    if (!mixed.empty()) plan = make_project(std::move(plan), std::move(mixed));
  } else if (!plain.empty()) {
    plan = make_project(std::move(plan), std::move(plain));
  }
  if (clause.distinct) plan = make_distinct(std::move(plan), columns);
  if (!clause.order.empty()) {
    // WHERE after WITH may look at names from before it.
    std::vector<Slot> kept = columns, more;
    if (clause.where) collect_slots(*clause.where, more);
    for (const Slot slot : more)
      if (std::find(kept.begin(), kept.end(), slot) == kept.end()) kept.push_back(slot);
    plan = make_sort(std::move(plan), clause.order, std::move(kept), clause.skip.get(), clause.limit.get());
  }
  if (clause.skip) plan = make_skip(std::move(plan), *clause.skip);
  if (clause.limit) plan = make_limit(std::move(plan), *clause.limit, writes_);
  if (clause.where) plan = make_filter(std::move(plan), *clause.where);
  return plan;
}

void Planner::prepare(std::vector<PatternPart>& parts) {
  for (PatternPart& part : parts) {
    for (NodePattern& node : part.nodes) {
      prepare(node.properties);
      prepare(node.where);
    }
    for (RelationshipPattern& relationship : part.relationships) {
      prepare(relationship.properties);
      prepare(relationship.where);
    }
  }
}

void Planner::prepare(Expr& expr) {
  for (ExprPtr& arg : expr.args) prepare(arg);
  if (expr.plan) return;
  if (expr.query) {
    expr.plan = plan(*expr.query);
    return;
  }
  if (expr.pattern.empty()) return;
  Expr* where = expr.kind == ExprKind::kPatternComprehension ? expr.args[0].get() : nullptr;
  expr.plan = plan_patterns(expr.pattern, where, make_once(), {});
}

}  // namespace edgewise::cypher
