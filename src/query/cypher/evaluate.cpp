#include "query/cypher/evaluate.hpp"

#include <algorithm>
#include <array>

#include "query/cypher/functions.hpp"

namespace edgewise::cypher {
namespace {

Value evaluate_map(const Expr& expr, Runtime& runtime) {
  Map entries;
  entries.reserve(expr.args.size());
  for (std::size_t i = 0; i < expr.args.size(); ++i)
    entries.emplace_back(expr.keys[i], evaluate(*expr.args[i], runtime));
  return Value::map(std::move(entries));
}

Value evaluate_map_projection(const Expr& expr, Runtime& runtime) {
  const Value base = evaluate(*expr.args[0], runtime);
  if (base.is_null()) return base;
  Map entries;
  for (std::size_t i = 0; i < expr.keys.size(); ++i) {
    if (expr.args[i + 1]) {
      entries.emplace_back(expr.keys[i], evaluate(*expr.args[i + 1], runtime));
      continue;
    }
    const Value all = base.is(Type::kMap) ? base : properties_of(base, runtime.graph);
    for (const auto& entry : all.as_map()) entries.push_back(entry);
  }
  return Value::map(std::move(entries));
}

Truth compare_chain(const Expr& expr, Runtime& runtime) {
  Truth result = Truth::kTrue;
  Value left = evaluate(*expr.args[0], runtime);
  for (std::size_t i = 0; i < expr.ops.size(); ++i) {
    Value right = evaluate(*expr.args[i + 1], runtime);
    Truth one = Truth::kUnknown;
    switch (expr.ops[i]) {
      case Op::kEqual:
        one = equals(left, right);
        break;
      case Op::kNotEqual:
        one = negate(equals(left, right));
        break;
      case Op::kLess:
        one = compare(left, right, Comparison::kLess);
        break;
      case Op::kLessEqual:
        one = compare(left, right, Comparison::kLessEqual);
        break;
      case Op::kGreater:
        one = compare(left, right, Comparison::kGreater);
        break;
      default:
        one = compare(left, right, Comparison::kGreaterEqual);
        break;
    }
    if (one == Truth::kFalse) return one;
    if (one == Truth::kUnknown) result = one;
    left = std::move(right);
  }
  return result;
}

Truth is_in(const Expr& expr, Runtime& runtime) {
  const Value item = evaluate(*expr.args[0], runtime), list = evaluate(*expr.args[1], runtime);
  if (list.is_null()) return Truth::kUnknown;
  if (!list.is(Type::kList)) runtime_error(ErrorKind::kType, "InvalidArgumentType", "IN takes a list", *expr.args[1]);
  Truth result = Truth::kFalse;
  for (const Value& other : list.as_list()) {
    const Truth one = equals(item, other);
    if (one == Truth::kTrue) return one;
    if (one == Truth::kUnknown) result = one;
  }
  return result;
}

Truth text_predicate(const Expr& expr, Runtime& runtime) {
  const Value text = evaluate(*expr.args[0], runtime), part = evaluate(*expr.args[1], runtime);
  if (expr.kind == ExprKind::kRegex) return matches_regex(expr, text, part, runtime);
  if (!text.is(Type::kString) || !part.is(Type::kString)) return Truth::kUnknown;
  const std::string_view a = text.as_string(), b = part.as_string();
  bool found = false;
  if (expr.kind == ExprKind::kStartsWith)
    found = a.starts_with(b);
  else if (expr.kind == ExprKind::kEndsWith)
    found = a.ends_with(b);
  else
    found = a.find(b) != std::string_view::npos;
  return found ? Truth::kTrue : Truth::kFalse;
}

Value evaluate_case(const Expr& expr, Runtime& runtime) {
  const bool simple = expr.args[0] != nullptr;
  const Value operand = simple ? evaluate(*expr.args[0], runtime) : Value();
  for (std::size_t i = 1; i + 1 < expr.args.size(); i += 2) {
    const bool chosen = simple ? equals(operand, evaluate(*expr.args[i], runtime)) == Truth::kTrue
                               : holds(*expr.args[i], runtime) == Truth::kTrue;
    if (chosen) return evaluate(*expr.args[i + 1], runtime);
  }
  return expr.args.back() ? evaluate(*expr.args.back(), runtime) : Value();
}

Value evaluate_function(const Expr& expr, Runtime& runtime) {
  const Function& function = *expr.function;
  const std::size_t count = expr.args.size();
  std::array<Value, 6> few;
  std::vector<Value> many;
  std::span<Value> arguments(few.data(), std::min(count, few.size()));
  if (count > few.size()) {
    many.resize(count);
    arguments = many;
  }
  for (std::size_t i = 0; i < count; ++i) {
    arguments[i] = evaluate(*expr.args[i], runtime);
    if (arguments[i].is_null()) continue;
    if ((function.accepts[std::min<std::size_t>(i, 2)] & set_of(arguments[i].type())) == 0)
      runtime_error(ErrorKind::kType, "InvalidArgumentValue",
                    std::string(function.name) + " cannot take a value of type " + type_name(arguments[i].type()),
                    *expr.args[i]);
  }
  if (function.strict)
    for (const Value& argument : arguments)
      if (argument.is_null()) return Value();
  return function.call(runtime, expr, arguments);
}

Value negated(const Expr& expr, const Value& value) {
  if (value.is_null()) return value;
  if (value.is(Type::kFloat)) return Value::real(-value.as_float());
  if (value.is(Type::kInteger)) return evaluate_arithmetic(expr, Op::kSubtract, Value::integer(0), value);
  if (value.is(Type::kDuration)) return evaluate_arithmetic(expr, Op::kMultiply, value, Value::integer(-1));
  runtime_error(ErrorKind::kType, "InvalidArgumentType", "only a number has a sign", expr);
}

}  // namespace

Value evaluate(const Expr& expr, Runtime& runtime) {
  switch (expr.kind) {
    case ExprKind::kLiteral:
      return expr.value;
    case ExprKind::kVariable:
    case ExprKind::kAggregate:
    case ExprKind::kCountStar:
      return runtime.slots[static_cast<std::size_t>(expr.slot)];
    case ExprKind::kParameter: {
      const auto found = std::lower_bound(runtime.parameters.begin(), runtime.parameters.end(), expr.text,
                                          [](const auto& entry, const std::string& key) { return entry.first < key; });
      if (found == runtime.parameters.end() || found->first != expr.text)
        runtime_error(ErrorKind::kParameterMissing, "MissingParameter", "the parameter $" + expr.text + " has no value",
                      expr);
      return found->second;
    }
    case ExprKind::kProperty: {
      // Straight from the slot: this is what most conditions do.
      const Expr& base = *expr.args[0];
      if (base.kind == ExprKind::kVariable)
        return property_of(expr, runtime.slots[static_cast<std::size_t>(base.slot)], expr.text, expr.symbol, runtime);
      return property_of(expr, evaluate(base, runtime), expr.text, expr.symbol, runtime);
    }
    case ExprKind::kIndex: {
      const Value base = evaluate(*expr.args[0], runtime);
      return evaluate_index(expr, base, evaluate(*expr.args[1], runtime), runtime);
    }
    case ExprKind::kSlice:
      return evaluate_slice(expr, runtime);
    case ExprKind::kList: {
      List items;
      items.reserve(expr.args.size());
      for (const ExprPtr& arg : expr.args) items.push_back(evaluate(*arg, runtime));
      return Value::list(std::move(items));
    }
    case ExprKind::kMap:
      return evaluate_map(expr, runtime);
    case ExprKind::kMapProjection:
      return evaluate_map_projection(expr, runtime);
    case ExprKind::kNegate:
      return negated(expr, evaluate(*expr.args[0], runtime));
    case ExprKind::kArithmetic: {
      const Value a = evaluate(*expr.args[0], runtime);
      return evaluate_arithmetic(expr, expr.ops[0], a, evaluate(*expr.args[1], runtime));
    }
    case ExprKind::kFunction:
      return evaluate_function(expr, runtime);
    case ExprKind::kCase:
      return evaluate_case(expr, runtime);
    case ExprKind::kListComprehension:
    case ExprKind::kQuantifier:
    case ExprKind::kReduce:
      return evaluate_list_expression(expr, runtime);
    case ExprKind::kPattern:
    case ExprKind::kPatternComprehension:
    case ExprKind::kShortestPath:
    case ExprKind::kExists:
    case ExprKind::kCount:
    case ExprKind::kCollect:
      return evaluate_subquery(expr, runtime);
    default:
      return to_value(holds(expr, runtime));
  }
}

Truth holds(const Expr& expr, Runtime& runtime) {
  switch (expr.kind) {
    case ExprKind::kComparison:
      return compare_chain(expr, runtime);
    case ExprKind::kAnd: {
      const Truth a = holds(*expr.args[0], runtime);
      if (a == Truth::kFalse) return a;
      const Truth b = holds(*expr.args[1], runtime);
      return b == Truth::kFalse || a == Truth::kTrue ? b : a;
    }
    case ExprKind::kOr: {
      const Truth a = holds(*expr.args[0], runtime);
      if (a == Truth::kTrue) return a;
      const Truth b = holds(*expr.args[1], runtime);
      return b == Truth::kTrue || a == Truth::kFalse ? b : a;
    }
    case ExprKind::kXor: {
      const Truth a = holds(*expr.args[0], runtime), b = holds(*expr.args[1], runtime);
      if (a == Truth::kUnknown || b == Truth::kUnknown) return Truth::kUnknown;
      return a != b ? Truth::kTrue : Truth::kFalse;
    }
    case ExprKind::kNot:
      return negate(holds(*expr.args[0], runtime));
    case ExprKind::kIn:
      return is_in(expr, runtime);
    case ExprKind::kStartsWith:
    case ExprKind::kEndsWith:
    case ExprKind::kContains:
    case ExprKind::kRegex:
      return text_predicate(expr, runtime);
    case ExprKind::kIsNull:
      return evaluate(*expr.args[0], runtime).is_null() ? Truth::kTrue : Truth::kFalse;
    case ExprKind::kIsNotNull:
      return evaluate(*expr.args[0], runtime).is_null() ? Truth::kFalse : Truth::kTrue;
    case ExprKind::kHasLabels: {
      const Value entity = evaluate(*expr.args[0], runtime);
      if (entity.is_null()) return Truth::kUnknown;
      if (!entity.is(Type::kNode) && !entity.is(Type::kRelationship))
        runtime_error(ErrorKind::kType, "InvalidArgumentType", "only nodes and relationships have labels", expr);
      return has_labels(entity, *expr.labels, runtime.graph) ? Truth::kTrue : Truth::kFalse;
    }
    default: {
      const Value value = evaluate(expr, runtime);
      if (value.is_null()) return Truth::kUnknown;
      if (!value.is(Type::kBoolean))
        runtime_error(ErrorKind::kType, "InvalidArgumentType",
                      std::string("a condition is true or false, this is of type ") + type_name(value.type()), expr);
      return value.as_boolean() ? Truth::kTrue : Truth::kFalse;
    }
  }
}

bool matches_type(Symbol type, const LabelExpr& types) {
  switch (types.kind) {
    case LabelExpr::Kind::kName:
      return types.symbol == type;
    case LabelExpr::Kind::kAny:
      return true;
    case LabelExpr::Kind::kNot:
      return !matches_type(type, types.parts[0]);
    case LabelExpr::Kind::kAnd:
      return std::all_of(types.parts.begin(), types.parts.end(),
                         [&](const LabelExpr& p) { return matches_type(type, p); });
    case LabelExpr::Kind::kOr:
      return std::any_of(types.parts.begin(), types.parts.end(),
                         [&](const LabelExpr& p) { return matches_type(type, p); });
  }
  return false;
}

bool has_labels(const Value& entity, const LabelExpr& labels, const PropertyGraph& graph) {
  const auto part_holds = [&](const LabelExpr& part) { return has_labels(entity, part, graph); };
  switch (labels.kind) {
    case LabelExpr::Kind::kName:
      if (entity.is(Type::kRelationship)) return graph.type_name(graph.type_of(entity.as_id())) == labels.name;
      return labels.symbol != kNoSymbol && graph.has_label(entity.as_id(), labels.symbol);
    case LabelExpr::Kind::kAny:
      return entity.is(Type::kRelationship) || !graph.labels(entity.as_id()).empty();
    case LabelExpr::Kind::kNot:
      return !part_holds(labels.parts[0]);
    case LabelExpr::Kind::kAnd:
      return std::all_of(labels.parts.begin(), labels.parts.end(), part_holds);
    case LabelExpr::Kind::kOr:
      return std::any_of(labels.parts.begin(), labels.parts.end(), part_holds);
  }
  return false;
}

}  // namespace edgewise::cypher
