// Arithmetic, and reading from lists, maps and entities.

#include <cmath>

#include "query/cypher/evaluate.hpp"
#include "query/cypher/temporal.hpp"
#include "query/cypher/value_text.hpp"

namespace edgewise::cypher {
namespace {

[[noreturn]] void overflow(const Expr& expr) {
  runtime_error(ErrorKind::kArithmetic, "IntegerOverflow", "the result is too large for an integer", expr);
}
[[noreturn]] void mismatch(const Expr& expr, const char* op, const Value& a, const Value& b) {
  runtime_error(ErrorKind::kType, "InvalidArgumentType",
                std::string(op) + " cannot join " + type_name(a.type()) + " and " + type_name(b.type()), expr);
}

Value integer_result(const Expr& expr, Op op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  switch (op) {
    case Op::kAdd:
      if (__builtin_add_overflow(a, b, &result)) overflow(expr);
      return Value::integer(result);
    case Op::kSubtract:
      if (__builtin_sub_overflow(a, b, &result)) overflow(expr);
      return Value::integer(result);
    case Op::kMultiply:
      if (__builtin_mul_overflow(a, b, &result)) overflow(expr);
      return Value::integer(result);
    case Op::kDivide:
    case Op::kModulo:
      if (b == 0) runtime_error(ErrorKind::kArithmetic, "DivisionByZero", "division by zero", expr);
      if (b == -1) return op == Op::kModulo ? Value::integer(0) : integer_result(expr, Op::kSubtract, 0, a);
      return Value::integer(op == Op::kDivide ? a / b : a % b);
    default:
      return Value::real(std::pow(static_cast<double>(a), static_cast<double>(b)));
  }
}

Value real_result(Op op, double a, double b) {
  switch (op) {
    case Op::kAdd:
      return Value::real(a + b);
    case Op::kSubtract:
      return Value::real(a - b);
    case Op::kMultiply:
      return Value::real(a * b);
    case Op::kDivide:
      return Value::real(a / b);
    case Op::kModulo:
      return Value::real(std::fmod(a, b));
    default:
      return Value::real(std::pow(a, b));
  }
}

const char* symbol_of(Op op) {
  static constexpr const char* kOps[] = {"+", "-", "*", "/", "%", "^"};
  return kOps[static_cast<std::size_t>(op)];
}

Value sum_of(const Expr& expr, const Value& a, const Value& b) {
  if (a.is(Type::kList) || b.is(Type::kList)) {
    List items;
    if (a.is(Type::kList))
      items = a.as_list();
    else
      items.push_back(a);
    if (b.is(Type::kList))
      items.insert(items.end(), b.as_list().begin(), b.as_list().end());
    else
      items.push_back(b);
    return Value::list(std::move(items));
  }
  const auto textual = [](const Value& v) { return v.is(Type::kString) || v.is_number() || is_temporal(v.type()); };
  if ((a.is(Type::kString) && textual(b)) || (b.is(Type::kString) && textual(a)))
    return Value::string(plain_text(a) + plain_text(b));
  if (is_temporal(a.type()) && b.is(Type::kDuration)) return add_duration(a, b.as_duration(), 1);
  if (a.is(Type::kDuration) && is_temporal(b.type())) return add_duration(b, a.as_duration(), 1);
  mismatch(expr, "+", a, b);
}

std::int64_t clamp(std::int64_t at, std::int64_t size) {
  if (at < 0) at += size;
  return at < 0 ? 0 : (at > size ? size : at);
}

}  // namespace

Value evaluate_arithmetic(const Expr& expr, Op op, const Value& a, const Value& b) {
  if (a.is(Type::kInteger) && b.is(Type::kInteger)) return integer_result(expr, op, a.as_integer(), b.as_integer());
  if (a.is_null() || b.is_null()) return Value();
  if (a.is_number() && b.is_number()) return real_result(op, a.as_number(), b.as_number());
  if (op == Op::kAdd) return sum_of(expr, a, b);
  if (op == Op::kSubtract && is_temporal(a.type()) && b.is(Type::kDuration))
    return add_duration(a, b.as_duration(), -1);
  if (op == Op::kMultiply && a.is(Type::kDuration) && b.is_number())
    return scale_duration(a.as_duration(), b.as_number());
  if (op == Op::kMultiply && b.is(Type::kDuration) && a.is_number())
    return scale_duration(b.as_duration(), a.as_number());
  if (op == Op::kDivide && a.is(Type::kDuration) && b.is_number())
    return scale_duration(a.as_duration(), 1.0 / b.as_number());
  mismatch(expr, symbol_of(op), a, b);
}

void want_alive(const Expr& expr, const Value& entity, const PropertyGraph& graph) {
  const bool alive = entity.is(Type::kNode) ? graph.has_node(entity.as_id()) : graph.has_relationship(entity.as_id());
  if (!alive) runtime_error(ErrorKind::kEntityNotFound, "DeletedEntityAccess", "it was deleted by this query", expr);
}

Value property_of(const Expr& expr, const Value& base, std::string_view key, Symbol symbol, Runtime& runtime) {
  switch (base.type()) {
    case Type::kNull:
      return Value();
    case Type::kNode:
      want_alive(expr, base, runtime.graph);
      return symbol == kNoSymbol ? Value() : runtime.graph.node_property(base.as_id(), symbol);
    case Type::kRelationship:
      want_alive(expr, base, runtime.graph);
      return symbol == kNoSymbol ? Value() : runtime.graph.relationship_property(base.as_id(), symbol);
    case Type::kMap:
      return base.at(key);
    default:
      if (is_temporal(base.type())) {
        std::optional<Value> part = temporal_part(base, key);
        if (part) return *part;
        runtime_error(ErrorKind::kType, "InvalidArgumentType",
                      std::string("a value of type ") + type_name(base.type()) + " has no " + std::string(key), expr);
      }
      runtime_error(ErrorKind::kType, "InvalidArgumentType",
                    std::string("a value of type ") + type_name(base.type()) + " has no properties", expr);
  }
}

Value properties_of(const Value& base, const PropertyGraph& graph) {
  Map entries;
  const Id id = base.as_id();
  if (base.is(Type::kNode))
    for (const Symbol key : graph.node_keys(id))
      entries.emplace_back(graph.key_name(key), graph.node_property(id, key));
  else
    for (const Symbol key : graph.relationship_keys(id))
      entries.emplace_back(graph.key_name(key), graph.relationship_property(id, key));
  return Value::map(std::move(entries));
}

Value evaluate_index(const Expr& expr, const Value& base, const Value& index, Runtime& runtime) {
  if (base.is_null() || index.is_null()) return Value();
  if (base.is(Type::kList)) {
    if (!index.is(Type::kInteger))
      runtime_error(ErrorKind::kType, "ListElementAccessByNonInteger", "the place in a list is a whole number",
                    *expr.args[1]);
    const auto size = static_cast<std::int64_t>(base.as_list().size());
    std::int64_t at = index.as_integer();
    if (at < 0) at += size;
    return at < 0 || at >= size ? Value() : base.as_list()[static_cast<std::size_t>(at)];
  }
  if (base.is(Type::kMap) || base.is(Type::kNode) || base.is(Type::kRelationship)) {
    if (!index.is(Type::kString))
      runtime_error(ErrorKind::kType, "MapElementAccessByNonString", "the key of a property is a text", *expr.args[1]);
    const std::string_view key = index.as_string();
    return property_of(expr, base, key, base.is(Type::kMap) ? kNoSymbol : runtime.graph.key(key), runtime);
  }
  runtime_error(ErrorKind::kType, "InvalidArgumentType",
                std::string("a value of type ") + type_name(base.type()) + " has nothing at [...]", expr);
}

Value evaluate_slice(const Expr& expr, Runtime& runtime) {
  const Value base = evaluate(*expr.args[0], runtime);
  if (base.is_null()) return base;
  if (!base.is(Type::kList))
    runtime_error(ErrorKind::kType, "InvalidArgumentType", "only a list can be cut with [a..b]", expr);
  const auto size = static_cast<std::int64_t>(base.as_list().size());
  std::int64_t ends[2] = {0, size};
  for (std::size_t i = 0; i < 2; ++i) {
    if (!expr.args[i + 1]) continue;
    const Value end = evaluate(*expr.args[i + 1], runtime);
    if (end.is_null()) return end;
    if (!end.is(Type::kInteger))
      runtime_error(ErrorKind::kType, "InvalidArgumentType", "the ends of [a..b] are whole numbers", *expr.args[i + 1]);
    ends[i] = clamp(end.as_integer(), size);
  }
  if (ends[0] >= ends[1]) return Value::list({});
  return Value::list(List(base.as_list().begin() + ends[0], base.as_list().begin() + ends[1]));
}

}  // namespace edgewise::cypher
