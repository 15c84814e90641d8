// Comprehensions, quantifiers, reduce, and expressions with a plan of their own.

#include "query/cypher/evaluate.hpp"
#include "query/cypher/operator.hpp"

namespace edgewise::cypher {
namespace {

// The list that an expression runs over; null stays null.
Value list_of(const Expr& expr, const Expr& list, Runtime& runtime) {
  Value value = evaluate(list, runtime);
  if (!value.is_null() && !value.is(Type::kList))
    runtime_error(ErrorKind::kType, "InvalidArgumentType",
                  std::string("a list was expected, this is of type ") + type_name(value.type()), expr);
  return value;
}

Value comprehension(const Expr& expr, Runtime& runtime) {
  const Value list = list_of(expr, *expr.args[0], runtime);
  if (list.is_null()) return list;
  List result;
  Value& variable = runtime.slots[static_cast<std::size_t>(expr.slot)];
  for (const Value& item : list.as_list()) {
    runtime.tick();
    variable = item;
    if (expr.args[1] && holds(*expr.args[1], runtime) != Truth::kTrue) continue;
    result.push_back(expr.args[2] ? evaluate(*expr.args[2], runtime) : item);
  }
  return Value::list(std::move(result));
}

Value quantify(const Expr& expr, Runtime& runtime) {
  const Value list = list_of(expr, *expr.args[0], runtime);
  if (list.is_null()) return list;
  std::size_t yes = 0, no = 0, unknown = 0;
  Value& variable = runtime.slots[static_cast<std::size_t>(expr.slot)];
  for (const Value& item : list.as_list()) {
    runtime.tick();
    variable = item;
    Truth one = Truth::kUnknown;
    if (expr.args[1])
      one = holds(*expr.args[1], runtime);
    else if (item.is(Type::kBoolean))
      one = item.as_boolean() ? Truth::kTrue : Truth::kFalse;
    ++(one == Truth::kTrue ? yes : (one == Truth::kFalse ? no : unknown));
  }
  switch (expr.quantifier) {
    case Quantifier::kAll:
      return no > 0 ? Value::boolean(false) : (unknown > 0 ? Value() : Value::boolean(true));
    case Quantifier::kAny:
      return yes > 0 ? Value::boolean(true) : (unknown > 0 ? Value() : Value::boolean(false));
    case Quantifier::kNone:
      return yes > 0 ? Value::boolean(false) : (unknown > 0 ? Value() : Value::boolean(true));
    case Quantifier::kSingle:
      return yes > 1 ? Value::boolean(false) : (unknown > 0 ? Value() : Value::boolean(yes == 1));
  }
  return Value();
}

Value reduce(const Expr& expr, Runtime& runtime) {
  Value result = evaluate(*expr.args[0], runtime);
  const Value list = list_of(expr, *expr.args[1], runtime);
  if (list.is_null()) return list;
  for (const Value& item : list.as_list()) {
    runtime.tick();
    runtime.slots[static_cast<std::size_t>(expr.slot)] = result;
    runtime.slots[static_cast<std::size_t>(expr.slot2)] = item;
    result = evaluate(*expr.args[2], runtime);
  }
  return result;
}

}  // namespace

Value evaluate_list_expression(const Expr& expr, Runtime& runtime) {
  if (expr.kind == ExprKind::kListComprehension) return comprehension(expr, runtime);
  return expr.kind == ExprKind::kQuantifier ? quantify(expr, runtime) : reduce(expr, runtime);
}

Value evaluate_subquery(const Expr& expr, Runtime& runtime) {
  Operator& plan = *expr.plan;
  plan.open(runtime);
  const auto column = [&](Slot slot) { return runtime.slots[static_cast<std::size_t>(slot)]; };
  switch (expr.kind) {
    case ExprKind::kPattern:
    case ExprKind::kExists:
      return Value::boolean(plan.next(runtime));
    case ExprKind::kCount: {
      std::int64_t count = 0;
      while (plan.next(runtime)) ++count;
      return Value::integer(count);
    }
    case ExprKind::kShortestPath:
      if (expr.pattern[0].path == PathKind::kShortest)
        return plan.next(runtime) ? column(expr.pattern[0].slot) : Value();
      [[fallthrough]];
    default: {
      List items;
      while (plan.next(runtime)) {
        if (expr.kind == ExprKind::kPatternComprehension)
          items.push_back(evaluate(*expr.args[1], runtime));
        else if (expr.kind == ExprKind::kShortestPath)
          items.push_back(column(expr.pattern[0].slot));
        else
          items.push_back(column(expr.query->parts[0].column_slots[0]));
      }
      return Value::list(std::move(items));
    }
  }
}

}  // namespace edgewise::cypher
