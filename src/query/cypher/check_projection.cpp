// WITH and RETURN. Three things are decided here: what is seen after the clause, which items group and which
// aggregate, and what ORDER BY may speak of: names from before and after the clause where every row stays a row, only
// what was projected where rows are grouped or made distinct.

#include <fmt/format.h>

#include <algorithm>

#include "query/cypher/checker.hpp"
#include "query/cypher/functions.hpp"

namespace edgewise::cypher {
namespace {

// A variable, or a property of one: what an expression with an aggregate may use of the grouping items.
bool is_simple(const Expr& expr) {
  return expr.kind == ExprKind::kVariable || (expr.kind == ExprKind::kProperty && is_simple(*expr.args[0]));
}

bool has_aggregate_below(const Expr& expr) {
  return std::any_of(expr.args.begin(), expr.args.end(), [](const ExprPtr& arg) { return arg && has_aggregate(*arg); });
}

void make_variable(Expr& expr, const Item& item) {
  expr.kind = ExprKind::kVariable;
  expr.text = item.alias;
  expr.slot = item.slot;
  expr.args.clear();
  expr.ops.clear();
  expr.keys.clear();
}

}  // namespace

bool has_aggregate(const Expr& expr) {
  bool found = false;
  walk(expr, [&](const Expr& e) {
    if (e.kind == ExprKind::kCountStar || e.kind == ExprKind::kAggregate) found = true;
    if (e.kind == ExprKind::kFunction && is_aggregate(e.text)) found = true;
    return !found;
  });
  return found;
}

void Checker::expand_star(Clause& clause) {
  std::vector<const Variable*> variables;
  for (const Variable& variable : scope_)
    if (!variable.local) variables.push_back(&variable);
  if (variables.empty() && clause.kind == ClauseKind::kReturn)
    fail("NoVariablesInScope", "RETURN * has nothing to return: no variable is defined", clause.place);
  std::sort(variables.begin(), variables.end(), [](const Variable* a, const Variable* b) { return a->name < b->name; });
  std::vector<Item> items;
  for (const Variable* variable : variables) {
    Item item;
    item.expr = std::make_unique<Expr>();
    item.expr->kind = ExprKind::kVariable;
    item.expr->text = variable->name;
    item.expr->place = clause.place;
    item.alias = variable->name;
    item.place = clause.place;
    items.push_back(std::move(item));
  }
  for (Item& item : clause.items) items.push_back(std::move(item));
  clause.items = std::move(items);
}

void Checker::check_projection(Clause& clause, SingleQuery& query) {
  if (clause.star) expand_star(clause);
  std::vector<std::string> texts;  // of the items as written
  for (const Item& item : clause.items) texts.push_back(text_of(*item.expr));
  const Scope before = scope_;

  const bool allowed = std::exchange(aggregates_allowed_, true);
  std::vector<Expr*>* outer_list = std::exchange(aggregates_, &clause.aggregate_list);
  Scope after;
  for (std::size_t i = 0; i < clause.items.size(); ++i) {
    Item& item = clause.items[i];
    const StaticType type = check(*item.expr);
    if (has_aggregate(*item.expr))
      clause.aggregates = true;
    else
      clause.grouping.push_back(i);
    for (const Variable& other : after)
      if (other.name == item.alias)
        fail("ColumnNameConflict", fmt::format("two columns are called {}: name one of them with AS", item.alias),
             item.place);
    const bool kept = item.expr->kind == ExprKind::kVariable && item.expr->text == item.alias;
    item.slot = kept ? item.expr->slot : fresh();
    after.push_back({item.alias, item.slot, type, false});
  }
  if (clause.aggregates)
    for (Item& item : clause.items)
      if (has_aggregate(*item.expr)) check_mixed(clause, item.expr, texts);

  // Names from before are hidden where one row after the clause is many before it.
  if (!clause.aggregates && !clause.distinct) {
    scope_ = before;
    for (const Variable& variable : after) scope_.push_back(variable);
  } else {
    scope_ = after;
  }
  check_order(clause, before, texts);
  aggregates_allowed_ = false;
  if (clause.skip) check_page(*clause.skip, "SKIP");
  if (clause.limit) check_page(*clause.limit, "LIMIT");
  if (clause.kind == ClauseKind::kWith)
    for (const Item& item : clause.items)
      if (!item.named && item.expr->kind != ExprKind::kVariable)
        fail("NoExpressionAlias", fmt::format("WITH needs a name for this: {} AS name", item.alias), item.place);
  if (clause.where) {
    if (clause.aggregates || clause.distinct) replace_projected(clause, clause.where, texts, false);
    check_where(*clause.where);
  }
  aggregates_allowed_ = allowed;
  aggregates_ = outer_list;

  scope_ = after;
  if (clause.kind == ClauseKind::kReturn)
    for (const Item& item : clause.items) {
      query.columns.push_back(item.alias);
      query.column_slots.push_back(item.slot);
    }
}

// An expression with an aggregate may use besides it constants and simple grouping items: anything else has no one
// value in a group.
void Checker::check_mixed(Clause& clause, ExprPtr& expr, const std::vector<std::string>& texts) {
  if (expr->kind == ExprKind::kAggregate || expr->kind == ExprKind::kCountStar) return;
  if (is_simple(*expr)) {
    const std::string text = text_of(*expr);
    for (const std::size_t i : clause.grouping)
      if (texts[i] == text) return make_variable(*expr, clause.items[i]);
    if (expr->kind == ExprKind::kVariable) {
      // Variables of comprehensions inside the item, and of the query around a subquery, have one value.
      if (!recorders_.empty() && expr->slot < recorders_.back()->first_own) return;
      for (const Variable& variable : scope_)
        if (variable.slot == expr->slot)
          fail("AmbiguousAggregationExpression",
               fmt::format("{} has many values in a group: return it as a column of its own, or aggregate it", text),
               expr->place);
      return;
    }
  }
  for (ExprPtr& arg : expr->args)
    if (arg) check_mixed(clause, arg, texts);
}

void Checker::replace_projected(Clause& clause, ExprPtr& expr, const std::vector<std::string>& texts,
                                bool with_aggregate) {
  const std::string text = text_of(*expr);
  for (std::size_t i = 0; i < clause.items.size(); ++i) {
    if (texts[i] != text) continue;
    const bool aggregate = std::find(clause.grouping.begin(), clause.grouping.end(), i) == clause.grouping.end();
    if (with_aggregate && !aggregate && !is_simple(*expr)) continue;
    // A name that an item gave to something else means that.
    if (expr->kind == ExprKind::kVariable && clause.items[i].alias != expr->text)
      if (std::any_of(clause.items.begin(), clause.items.end(), [&](const Item& o) { return o.alias == expr->text; }))
        continue;
    return make_variable(*expr, clause.items[i]);
  }
  for (ExprPtr& arg : expr->args)
    if (arg) replace_projected(clause, arg, texts, with_aggregate);
}

void Checker::check_order(Clause& clause, const Scope& before, const std::vector<std::string>& texts) {
  for (SortItem& sort : clause.order) {
    bool aggregate = has_aggregate(*sort.expr);
    if (!clause.aggregates && aggregate)
      fail("InvalidAggregation", "ORDER BY can only aggregate where a column does", sort.expr->place);
    if (clause.aggregates || clause.distinct) {
      replace_projected(clause, sort.expr, texts, aggregate);
      if (aggregate) {
        // What is left of names from before the clause.
        walk(*sort.expr, [&](Expr& e) {
          if (e.kind == ExprKind::kFunction && has_aggregate(e) && !has_aggregate_below(e))
            walk(e, [&](Expr& inner) {
              if (inner.kind == ExprKind::kVariable) undefined(inner.text, inner.place);
              return true;
            });
          if (e.kind != ExprKind::kVariable || e.slot != kNoSlot || find(e.text) != nullptr) return true;
          const bool known =
              std::any_of(before.begin(), before.end(), [&](const Variable& v) { return v.name == e.text; });
          bool grouped = false;
          for (const std::size_t i : clause.grouping)
            walk(*clause.items[i].expr, [&](Expr& g) {
              if (g.kind == ExprKind::kVariable && g.text == e.text) grouped = true;
              return true;
            });
          if (known && grouped)
            fail("AmbiguousAggregationExpression",
                 fmt::format("{} has many values in a group: order by a column of the result", e.text), e.place);
          undefined(e.text, e.place);
        });
      }
    }
    check(*sort.expr);
  }
}

void Checker::check_page(Expr& expr, const char* clause) {
  walk(expr, [&](Expr& e) {
    if (e.kind == ExprKind::kVariable || e.kind == ExprKind::kPattern || e.query)
      fail("NonConstantExpression", fmt::format("{} takes a number that is the same for all rows", clause), e.place);
    return true;
  });
  const StaticType type = check(expr);
  if (type.never(set_of(Type::kInteger)))
    fail("InvalidArgumentType", fmt::format("{} takes a whole number", clause), expr.place);
  const bool minus = expr.kind == ExprKind::kNegate && expr.args[0]->kind == ExprKind::kLiteral;
  if (minus || (expr.kind == ExprKind::kLiteral && expr.value.is(Type::kInteger) && expr.value.as_integer() < 0))
    fail("NegativeIntegerArgument", fmt::format("{} cannot be negative", clause), expr.place);
}

}  // namespace edgewise::cypher
