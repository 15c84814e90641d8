#include <fmt/format.h>

#include <algorithm>

#include "query/cypher/checker.hpp"

namespace edgewise::cypher {
namespace {

StaticType type_of(const Value& value) {
  StaticType type = only(value.type());
  if (value.is(Type::kList)) {
    type.items = 0;
    for (const Value& item : value.as_list()) type.items |= set_of(item.type());
  }
  return type;
}

const StaticType kBoolean{set_of(Type::kBoolean) | kNullType, kAnyType};

}  // namespace

StaticType Checker::check(Expr& expr, bool boolean) {
  switch (expr.kind) {
    case ExprKind::kLiteral:
      return type_of(expr.value);
    case ExprKind::kParameter:
      return {};
    case ExprKind::kVariable:
      return check_variable(expr);
    case ExprKind::kProperty:
      return check_property(expr);
    case ExprKind::kIndex:
      return check_index(expr);
    case ExprKind::kSlice: {
      const StaticType list = check(*expr.args[0]);
      if (list.never(set_of(Type::kList)))
        fail("InvalidArgumentType", "only a list can be cut with [a..b]", expr.place);
      for (std::size_t i = 1; i < 3; ++i)
        if (expr.args[i] && check(*expr.args[i]).never(set_of(Type::kInteger)))
          fail("InvalidArgumentType", "the ends of [a..b] are whole numbers", expr.args[i]->place);
      return {set_of(Type::kList) | kNullType, list.items};
    }
    case ExprKind::kList: {
      StaticType type = only(Type::kList);
      type.items = 0;
      for (ExprPtr& arg : expr.args) type.items |= check(*arg).types;
      return type;
    }
    case ExprKind::kMap:
      for (ExprPtr& arg : expr.args) check(*arg);
      return only(Type::kMap);
    case ExprKind::kMapProjection: {
      const StaticType base = check(*expr.args[0]);
      if (base.never(kEntityType | set_of(Type::kMap)))
        fail("InvalidArgumentType", "only nodes, relationships and maps have properties to choose", expr.place);
      for (std::size_t i = 1; i < expr.args.size(); ++i)
        if (expr.args[i]) check(*expr.args[i]);
      return {set_of(Type::kMap) | kNullType, kAnyType};
    }
    case ExprKind::kHasLabels: {
      const StaticType base = check(*expr.args[0]);
      if (base.never(kEntityType)) fail("InvalidArgumentType", "only nodes and relationships have labels", expr.place);
      resolve_labels(*expr.labels, !base.never(set_of(Type::kRelationship)) && base.never(set_of(Type::kNode)));
      return kBoolean;
    }
    case ExprKind::kNot:
      want_boolean(*expr.args[0], check(*expr.args[0], boolean), "NOT");
      return kBoolean;
    case ExprKind::kAnd:
    case ExprKind::kOr:
    case ExprKind::kXor: {
      const char* of = expr.kind == ExprKind::kAnd ? "AND" : (expr.kind == ExprKind::kOr ? "OR" : "XOR");
      for (ExprPtr& arg : expr.args) want_boolean(*arg, check(*arg, boolean), of);
      return kBoolean;
    }
    case ExprKind::kComparison:
      for (ExprPtr& arg : expr.args) check(*arg);
      return kBoolean;
    case ExprKind::kNegate: {
      const StaticType type = check(*expr.args[0]);
      if (type.never(kNumberType | set_of(Type::kDuration)))
        fail("InvalidArgumentType", "only a number has a sign", expr.place);
      return type;
    }
    case ExprKind::kArithmetic:
      return check_arithmetic(expr);
    case ExprKind::kIn:
      check(*expr.args[0]);
      item_type(*expr.args[1], check(*expr.args[1]), "IN");
      return kBoolean;
    case ExprKind::kStartsWith:
    case ExprKind::kEndsWith:
    case ExprKind::kContains:
    case ExprKind::kRegex:
    case ExprKind::kIsNull:
    case ExprKind::kIsNotNull:
      for (ExprPtr& arg : expr.args) check(*arg);
      return kBoolean;
    case ExprKind::kFunction:
      return check_function(expr);
    case ExprKind::kAggregate:
    case ExprKind::kCountStar:
      return check_aggregate(expr);
    case ExprKind::kCase:
      return check_case(expr);
    case ExprKind::kListComprehension:
      return check_comprehension(expr);
    case ExprKind::kQuantifier:
      return check_quantifier(expr);
    case ExprKind::kReduce:
      return check_reduce(expr);
    case ExprKind::kPattern:
    case ExprKind::kPatternComprehension:
    case ExprKind::kShortestPath:
      return check_pattern_expression(expr, boolean);
    case ExprKind::kExists:
    case ExprKind::kCount:
    case ExprKind::kCollect:
      return check_subquery(expr);
  }
  return {};
}

void Checker::want_boolean(const Expr& expr, const StaticType& type, const char* of) {
  if (type.never(set_of(Type::kBoolean)))
    fail("InvalidArgumentType", fmt::format("{} takes true or false, this is neither", of), expr.place);
}

StaticType Checker::item_type(const Expr& list, const StaticType& type, const char* of) {
  if (type.never(set_of(Type::kList))) fail("InvalidArgumentType", fmt::format("{} takes a list", of), list.place);
  if (type.types == set_of(Type::kList)) return {type.items | kNullType, kAnyType};
  return {};
}

StaticType Checker::check_variable(Expr& expr) {
  const Variable* variable = find(expr.text);
  if (variable == nullptr) undefined(expr.text, expr.place);
  expr.slot = variable->slot;
  use(variable->slot);
  return variable->type;
}

StaticType Checker::check_property(Expr& expr) {
  const StaticType base = check(*expr.args[0]);
  expr.symbol = graph_.key(expr.text);
  if (base.never(kEntityType | set_of(Type::kMap) | kTemporalType)) {
    const bool path = (base.types & set_of(Type::kPath)) != 0;
    fail("InvalidArgumentType", fmt::format("it has no properties, so no {}", expr.text), expr.place,
         path ? ErrorKind::kSyntax : ErrorKind::kType);
  }
  if (expr.symbol == kNoSymbol && (base.types & ~kNullType) != 0 && (base.types & ~(kNullType | kEntityType)) == 0)
    warn_unknown("nothing in the graph has the property", expr.text, graph_.all_keys());
  return {};
}

StaticType Checker::check_index(Expr& expr) {
  const StaticType base = check(*expr.args[0]);
  const StaticType index = check(*expr.args[1]);
  if (base.never(kEntityType | set_of(Type::kMap) | set_of(Type::kList)))
    fail("InvalidArgumentType", "only lists, maps, nodes and relationships have something at [...]", expr.place,
         ErrorKind::kType);
  if (base.types == set_of(Type::kList)) {
    if (index.never(set_of(Type::kInteger)))
      fail("ListElementAccessByNonInteger", "the place in a list is a whole number", expr.args[1]->place,
           ErrorKind::kType);
    return {base.items | kNullType, kAnyType};
  }
  return {};
}

StaticType Checker::check_arithmetic(Expr& expr) {
  const StaticType a = check(*expr.args[0]), b = check(*expr.args[1]);
  const TypeSet counts = kNumberType | kTemporalType;
  if (expr.ops[0] == Op::kAdd) {
    const bool list = ((a.types | b.types) & set_of(Type::kList)) != 0;
    const TypeSet adds = counts | set_of(Type::kString) | set_of(Type::kList);
    for (const StaticType& side : {a, b})
      if (!list && side.never(adds))
        fail("InvalidArgumentType", "+ takes numbers, texts, lists, dates and durations", expr.place);
    if (a.types == set_of(Type::kList) && b.types == set_of(Type::kList))
      return {set_of(Type::kList), a.items | b.items};
    if (a.types == set_of(Type::kList)) return {set_of(Type::kList) | kNullType, a.items | b.types};
    if (b.types == set_of(Type::kList)) return {set_of(Type::kList) | kNullType, b.items | a.types};
    return {counts | set_of(Type::kString) | set_of(Type::kList) | kNullType, kAnyType};
  }
  for (const StaticType& side : {a, b})
    if (side.never(counts))
      fail("InvalidArgumentType", "only numbers, dates and durations can be reckoned with", expr.place);
  return {counts | kNullType, kAnyType};
}

StaticType Checker::check_case(Expr& expr) {
  StaticType result{kNullType, 0};
  const bool simple = expr.args[0] != nullptr;
  if (simple) check(*expr.args[0]);
  for (std::size_t i = 1; i + 1 < expr.args.size(); i += 2) {
    const StaticType when = check(*expr.args[i], !simple);
    if (!simple) want_boolean(*expr.args[i], when, "WHEN");
    result = either(result, check(*expr.args[i + 1]));
  }
  if (expr.args.back()) result = either(result, check(*expr.args.back()));
  return result;
}

}  // namespace edgewise::cypher
