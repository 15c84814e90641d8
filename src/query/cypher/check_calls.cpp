// Functions, aggregates, and what brings variables of its own: comprehensions, quantifiers, subqueries.

#include <fmt/format.h>

#include <algorithm>

#include "edgewise/base/json.hpp"
#include "edgewise/query/cypher/words.hpp"
#include "query/cypher/checker.hpp"
#include "query/cypher/functions.hpp"

namespace edgewise::cypher {
namespace {

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

std::string names_of(TypeSet types) {
  std::string out;
  for (std::size_t i = 0; i < kTypes; ++i) {
    const Type type = static_cast<Type>(i);
    if ((types & set_of(type)) == 0 || type == Type::kNull) continue;
    if (!out.empty()) out += ", ";
    out += type_name(type);
  }
  return out;
}

}  // namespace

StaticType Checker::check_function(Expr& expr) {
  if (is_aggregate(expr.text)) {
    expr.kind = ExprKind::kAggregate;
    return check_aggregate(expr);
  }
  expr.function = find_function(expr.text);
  if (expr.function == nullptr) {
    std::vector<std::string> known = function_names();
    const std::vector<std::string_view> names(known.begin(), known.end());
    const std::string_view near = json::nearest(expr.text, names);
    fail("UnknownFunction",
         fmt::format("there is no function {}{}", expr.text,
                     near.empty() ? "" : fmt::format("; did you mean {}?", near)),
         expr.place);
  }
  const Function& function = *expr.function;
  if (expr.distinct) fail("UnexpectedSyntax", "DISTINCT belongs to aggregates only", expr.place);
  const int count = static_cast<int>(expr.args.size());
  if (count < function.least || (function.most >= 0 && count > function.most))
    fail("InvalidNumberOfArguments",
         fmt::format("{} takes {} argument{}, not {}", function.name,
                     function.least == function.most ? fmt::format("{}", function.least)
                     : function.most < 0             ? fmt::format("{} or more", function.least)
                                                     : fmt::format("{} to {}", function.least, function.most),
                     function.least == 1 && function.most == 1 ? "" : "s", count),
         expr.place);
  const std::string name = lower(function.name);
  if (name == "rand" && in_aggregate_)
    fail("NonConstantExpression", "rand() cannot stand inside an aggregate", expr.place);
  StaticType result{function.result | kNullType, kAnyType};
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const StaticType type = check(*expr.args[i], name == "exists");
    const TypeSet accepts = function.accepts[std::min<std::size_t>(i, 2)];
    // range() and its kind say at runtime what is wrong.
    if (name != "range" && type.never(accepts))
      fail("InvalidArgumentType",
           fmt::format("{} takes {} here, not {}", function.name, names_of(accepts), names_of(type.types)),
           expr.args[i]->place);
    if (i == 0 && (name == "tail" || name == "reverse") && type.types == set_of(Type::kList)) result = type;
    if (i == 0 && (name == "head" || name == "last") && type.types == set_of(Type::kList))
      result.types = type.items | kNullType;
    if (name == "coalesce") result = i == 0 ? type : either(result, type);
  }
  if (name == "nodes") result.items = set_of(Type::kNode);
  if (name == "relationships") result.items = set_of(Type::kRelationship);
  if (name == "labels" || name == "keys") result.items = set_of(Type::kString);
  if (name == "exists" && expr.args[0]->kind != ExprKind::kProperty && expr.args[0]->kind != ExprKind::kPattern &&
      expr.args[0]->kind != ExprKind::kIndex)
    fail("InvalidArgumentExpression", "exists() takes a property or a pattern", expr.place);
  return result;
}

StaticType Checker::check_aggregate(Expr& expr) {
  if (in_aggregate_) fail("NestedAggregation", "an aggregate cannot stand inside another", expr.place);
  if (!aggregates_allowed_)
    fail("InvalidAggregation", "an aggregate can stand in the columns of WITH and RETURN only", expr.place);
  aggregates_->push_back(&expr);
  expr.slot = fresh();
  if (expr.kind == ExprKind::kCountStar) return only(Type::kInteger);
  const std::string name = lower(expr.text);
  expr.text = name;
  const std::size_t wanted = name.starts_with("percentile") ? 2 : 1;
  if (expr.args.size() != wanted)
    fail("InvalidNumberOfArguments", fmt::format("{} takes {} argument{}", name, wanted, wanted == 1 ? "" : "s"),
         expr.place);
  in_aggregate_ = true;
  StaticType type = check(*expr.args[0]);
  if (wanted == 2) check(*expr.args[1]);
  in_aggregate_ = false;
  if ((name == "sum" || name == "avg") && type.never(kNumberType | set_of(Type::kDuration)))
    fail("InvalidArgumentType", fmt::format("{} takes numbers", name), expr.args[0]->place);
  if (name == "count") return only(Type::kInteger);
  if (name == "collect") return {set_of(Type::kList), type.types};
  if (name == "min" || name == "max") return either(type, {kNullType, 0});
  return {kNumberType | set_of(Type::kDuration) | kNullType, kAnyType};
}

StaticType Checker::check_comprehension(Expr& expr) {
  const StaticType item = item_type(*expr.args[0], check(*expr.args[0]), "[x IN ...]");
  const bool allowed = std::exchange(aggregates_allowed_, false);
  const std::size_t size = scope_.size();
  expr.slot = declare(expr.text, item, true);
  if (expr.args[1]) want_boolean(*expr.args[1], check(*expr.args[1], true), "WHERE");
  const StaticType result = expr.args[2] ? check(*expr.args[2]) : item;
  scope_.resize(size);
  aggregates_allowed_ = allowed;
  return {set_of(Type::kList) | kNullType, result.types};
}

StaticType Checker::check_quantifier(Expr& expr) {
  const StaticType item = item_type(*expr.args[0], check(*expr.args[0]), "a quantifier");
  const bool allowed = std::exchange(aggregates_allowed_, false);
  const std::size_t size = scope_.size();
  expr.slot = declare(expr.text, item, true);
  if (expr.args[1]) want_boolean(*expr.args[1], check(*expr.args[1], true), "WHERE");
  scope_.resize(size);
  aggregates_allowed_ = allowed;
  return {set_of(Type::kBoolean) | kNullType, kAnyType};
}

StaticType Checker::check_reduce(Expr& expr) {
  check(*expr.args[0]);
  const StaticType item = item_type(*expr.args[1], check(*expr.args[1]), "reduce");
  const bool allowed = std::exchange(aggregates_allowed_, false);
  const std::size_t size = scope_.size();
  expr.slot = declare(expr.text, {}, true);
  expr.slot2 = declare(expr.text2, item, true);
  check(*expr.args[2]);
  scope_.resize(size);
  aggregates_allowed_ = allowed;
  return {};
}

StaticType Checker::check_subquery(Expr& expr) {
  const Recorder recorder(*this, expr.outer);
  const bool allowed = std::exchange(aggregates_allowed_, false), inside = std::exchange(in_aggregate_, false);
  std::vector<Expr*>* list = std::exchange(aggregates_, nullptr);
  const Scope around = scope_;
  check_query(*expr.query, true);
  scope_ = around;
  aggregates_ = list;
  aggregates_allowed_ = allowed;
  in_aggregate_ = inside;
  if (expr.kind == ExprKind::kExists) return only(Type::kBoolean);
  if (expr.kind == ExprKind::kCount) return only(Type::kInteger);
  for (const SingleQuery& part : expr.query->parts)
    if (part.columns.size() != 1) fail("InvalidSubquery", "COLLECT { ... } must return exactly one column", expr.place);
  return only(Type::kList);
}

StaticType Checker::check_pattern_expression(Expr& expr, bool boolean) {
  if (expr.kind == ExprKind::kPattern && !boolean)
    fail("UnexpectedSyntax", "a pattern can only be a condition here: use [(a)-->(b) | b], COUNT {} or EXISTS {}",
         expr.place);
  const Recorder recorder(*this, expr.outer);
  const bool allowed = std::exchange(aggregates_allowed_, false);
  const std::size_t size = scope_.size();
  const PatternUse use_as =
      expr.kind == ExprKind::kPatternComprehension ? PatternUse::kComprehension : PatternUse::kPredicate;
  check_pattern(expr.pattern, use_as);
  StaticType result{set_of(Type::kBoolean), kAnyType};
  if (expr.kind == ExprKind::kPatternComprehension) {
    for (std::size_t i = size; i < scope_.size(); ++i) scope_[i].local = true;
    if (expr.args[0]) want_boolean(*expr.args[0], check(*expr.args[0], true), "WHERE");
    result = {set_of(Type::kList), check(*expr.args[1]).types};
  }
  if (expr.kind == ExprKind::kShortestPath)
    result = expr.pattern[0].path == PathKind::kShortest ? StaticType{set_of(Type::kPath) | kNullType, kAnyType}
                                                         : StaticType{set_of(Type::kList), set_of(Type::kPath)};
  scope_.resize(size);
  aggregates_allowed_ = allowed;
  return result;
}

}  // namespace edgewise::cypher
