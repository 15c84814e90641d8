// What an expression begins with: literals, names, calls, comprehensions, subqueries.

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "edgewise/query/cypher/error.hpp"
#include "query/cypher/parser.hpp"

namespace edgewise::cypher {
namespace {

ExprPtr literal(ExprPtr expr, Value value) {
  expr->kind = ExprKind::kLiteral;
  expr->value = std::move(value);
  return expr;
}

}  // namespace

ExprPtr Parser::number(bool negative, std::size_t begin) {
  const Token& token = now();
  ++at_;
  if (token.kind == TokenKind::kFloat) {
    const double value = std::strtod(token.text.c_str(), nullptr);
    if (std::isinf(value)) fail("FloatingPointOverflow", "the number is too large for a float", token.begin);
    return literal(make(ExprKind::kLiteral, begin), Value::real(negative ? -value : value));
  }
  int base = 10;
  std::string digits = token.text;
  if (digits.size() > 1 && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X')) base = 16;
  if (digits.size() > 1 && digits[0] == '0' && (digits[1] == 'o' || digits[1] == 'O')) base = 8;
  if (base != 10) digits.erase(0, 2);
  errno = 0;
  const std::uint64_t value = std::strtoull(digits.c_str(), nullptr, base);
  const std::uint64_t most = 0x7fffffffffffffffull + (negative ? 1 : 0);
  if (errno == ERANGE || value > most) fail("IntegerOverflow", "the number is too large for an integer", token.begin);
  const auto whole = static_cast<std::int64_t>(negative ? ~value + 1 : value);
  return literal(make(ExprKind::kLiteral, begin), Value::integer(whole));
}

ExprPtr Parser::atom() {
  const Nested nested(*this);
  const Token& token = now();
  switch (token.kind) {
    case TokenKind::kInteger:
    case TokenKind::kFloat:
      return number(false, token.begin);
    case TokenKind::kBadNumber:
      fail("InvalidNumberLiteral", fmt::format("\"{}\" is no number", token.text), token.begin);
    case TokenKind::kString: {
      ++at_;
      return literal(make(ExprKind::kLiteral, token.begin), Value::string(token.text));
    }
    case TokenKind::kParameter: {
      ExprPtr expr = make(ExprKind::kParameter, token.begin);
      expr->text = token.text;
      ++at_;
      return finish(std::move(expr));
    }
    case TokenKind::kName:
      return named();
    default:
      break;
  }
  if (at("(")) {
    if (std::unique_ptr<PatternPart> pattern = try_pattern()) {
      ExprPtr expr = make(ExprKind::kPattern, pattern->place.begin);
      expr->pattern.push_back(std::move(*pattern));
      return finish(std::move(expr));
    }
    ++at_;
    const bool bar = std::exchange(no_bar_, false);
    ExprPtr expr = expression();
    no_bar_ = bar;
    expect(")");
    return expr;
  }
  if (at("[")) return list_or_comprehension();
  if (at("{")) return map();
  unexpected("an expression");
}

ExprPtr Parser::named() {
  const Token& token = now();
  const std::size_t begin = token.begin;
  const bool call = is_symbol(ahead(1), "(");
  const bool brace = is_symbol(ahead(1), "{");
  if (at_word("CASE") && !is_symbol(ahead(1), ".") && !is_symbol(ahead(1), ")") && !is_symbol(ahead(1), ","))
    return case_expression();
  if (!call && !brace && !is_symbol(ahead(1), ".")) {
    const auto constant = [&](Value value) {
      ++at_;
      return literal(make(ExprKind::kLiteral, begin), std::move(value));
    };
    if (at_word("TRUE")) return constant(Value::boolean(true));
    if (at_word("FALSE")) return constant(Value::boolean(false));
    if (at_word("NULL")) return constant(Value());
    if (at_word("NAN")) return constant(Value::real(std::nan("")));
    if (at_word("INF") || at_word("INFINITY")) return constant(Value::real(HUGE_VAL));
  }
  if (brace) {
    if (at_word("EXISTS")) return subquery(ExprKind::kExists);
    if (at_word("COUNT")) return subquery(ExprKind::kCount);
    if (at_word("COLLECT")) return subquery(ExprKind::kCollect);
  }
  if (call) {
    const bool each = ahead(2).kind == TokenKind::kName && is_word(ahead(3), "IN");
    if (each && at_word("ALL")) return quantifier(Quantifier::kAll);
    if (each && at_word("ANY")) return quantifier(Quantifier::kAny);
    if (each && at_word("NONE")) return quantifier(Quantifier::kNone);
    if (each && at_word("SINGLE")) return quantifier(Quantifier::kSingle);
    if (at_word("REDUCE")) return reduce();
    if (at_word("SHORTESTPATH") || at_word("ALLSHORTESTPATHS")) return shortest_path();
    return function_call();
  }
  // duration.between(...): a name with points and a parenthesis behind
  std::size_t last = at_;
  while (is_symbol(tokens_[last + 1], ".") && tokens_[last + 2].kind == TokenKind::kName) last += 2;
  if (last > at_ && is_symbol(tokens_[last + 1], "(")) return function_call();

  ExprPtr variable = make(ExprKind::kVariable, begin);
  variable->text = token.text;
  ++at_;
  variable = finish(std::move(variable));
  if (brace) return map_projection(std::move(variable));
  return variable;
}

ExprPtr Parser::function_call() {
  ExprPtr expr = make(ExprKind::kFunction, now().begin);
  expr->text = expect_name("a function");
  while (take(".")) expr->text += "." + expect_name("a function");
  expect("(");
  const bool bar = std::exchange(no_bar_, false);
  if (at("*") && is_symbol(ahead(1), ")")) {
    std::string lower;
    for (const char c : expr->text) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (lower != "count") unexpected("an expression");
    at_ += 2;
    expr->kind = ExprKind::kCountStar;
  } else {
    expr->distinct = take_word("DISTINCT");
    if (!at(")")) {
      do expr->args.push_back(expression());
      while (take(","));
    }
    if (!at(")")) unexpected("\",\" or \")\"");
    ++at_;
  }
  no_bar_ = bar;
  return finish(std::move(expr));
}

ExprPtr Parser::case_expression() {
  ExprPtr expr = make(ExprKind::kCase, now().begin);
  expect_word("CASE");
  expr->args.push_back(at_word("WHEN") ? nullptr : expression());
  if (!at_word("WHEN")) unexpected("WHEN");
  while (take_word("WHEN")) {
    expr->args.push_back(expression());
    expect_word("THEN");
    expr->args.push_back(expression());
  }
  expr->args.push_back(take_word("ELSE") ? expression() : nullptr);
  if (!at_word("END")) unexpected("WHEN, ELSE or END");
  ++at_;
  return finish(std::move(expr));
}

ExprPtr Parser::list_or_comprehension() {
  const std::size_t begin = now().begin;
  expect("[");
  const bool bar = std::exchange(no_bar_, true);
  ExprPtr expr;
  if (now().kind == TokenKind::kName && is_word(ahead(1), "IN")) {
    expr = make(ExprKind::kListComprehension, begin);
    expr->text = expect_name("a variable");
    expect_word("IN");
    expr->args.push_back(expression());
    expr->args.push_back(take_word("WHERE") ? expression() : nullptr);
    expr->args.push_back(take("|") ? expression() : nullptr);
  } else {
    std::string variable;
    const std::size_t start = at_;
    if (now().kind == TokenKind::kName && is_symbol(ahead(1), "=") && is_symbol(ahead(2), "(")) {
      variable = now().text;
      at_ += 2;
    }
    std::unique_ptr<PatternPart> pattern = at("(") ? try_pattern() : nullptr;
    if (pattern && (at_word("WHERE") || at("|"))) {
      pattern->variable = std::move(variable);
      expr = make(ExprKind::kPatternComprehension, begin);
      expr->pattern.push_back(std::move(*pattern));
      expr->args.push_back(take_word("WHERE") ? expression() : nullptr);
      expect("|");
      expr->args.push_back(expression());
    } else {
      at_ = start;
      no_bar_ = false;
      expr = make(ExprKind::kList, begin);
      if (!at("]")) {
        do expr->args.push_back(expression());
        while (take(","));
      }
    }
  }
  no_bar_ = bar;
  if (!at("]")) unexpected("\",\" or \"]\"");
  ++at_;
  return finish(std::move(expr));
}

ExprPtr Parser::map() {
  ExprPtr expr = make(ExprKind::kMap, now().begin);
  expect("{");
  const bool bar = std::exchange(no_bar_, false);
  if (!at("}")) {
    do {
      expr->keys.push_back(expect_name("a key"));
      expect(":");
      expr->args.push_back(expression());
    } while (take(","));
  }
  no_bar_ = bar;
  if (!at("}")) unexpected("\",\" or \"}\"");
  ++at_;
  return finish(std::move(expr));
}

ExprPtr Parser::map_projection(ExprPtr variable) {
  ExprPtr expr = make(ExprKind::kMapProjection, variable->place.begin);
  expect("{");
  const auto property_of = [&](const std::string& key, std::size_t begin) {
    ExprPtr property = make(ExprKind::kProperty, begin);
    ExprPtr base = make(ExprKind::kVariable, begin);
    base->text = variable->text;
    property->text = key;
    property->args.push_back(std::move(base));
    return property;
  };
  std::vector<ExprPtr> values;
  if (!at("}")) {
    do {
      const std::size_t begin = now().begin;
      if (take(".")) {
        if (take("*")) {
          expr->keys.emplace_back("*");
          values.push_back(nullptr);
        } else {
          expr->keys.push_back(expect_name("the key of a property"));
          values.push_back(property_of(expr->keys.back(), begin));
        }
      } else {
        expr->keys.push_back(expect_name("a key"));
        if (take(":")) {
          values.push_back(expression());
        } else {
          ExprPtr same = make(ExprKind::kVariable, begin);
          same->text = expr->keys.back();
          values.push_back(std::move(same));
        }
      }
    } while (take(","));
  }
  expect("}");
  expr->args.push_back(std::move(variable));
  for (ExprPtr& value : values) expr->args.push_back(std::move(value));
  return finish(std::move(expr));
}

ExprPtr Parser::quantifier(Quantifier kind) {
  ExprPtr expr = make(ExprKind::kQuantifier, now().begin);
  ++at_;
  expect("(");
  const bool bar = std::exchange(no_bar_, false);
  expr->quantifier = kind;
  expr->text = expect_name("a variable");
  expect_word("IN");
  expr->args.push_back(expression());
  if (take_word("WHERE")) {
    expr->args.push_back(expression());
  } else {
    if (!at(")")) unexpected("WHERE");
    expr->args.push_back(nullptr);
  }
  expect(")");
  no_bar_ = bar;
  return finish(std::move(expr));
}

ExprPtr Parser::reduce() {
  ExprPtr expr = make(ExprKind::kReduce, now().begin);
  ++at_;
  expect("(");
  const bool bar = std::exchange(no_bar_, true);
  expr->text = expect_name("a variable");
  expect("=");
  expr->args.push_back(expression());
  expect(",");
  expr->text2 = expect_name("a variable");
  expect_word("IN");
  expr->args.push_back(expression());
  expect("|");
  no_bar_ = false;
  expr->args.push_back(expression());
  expect(")");
  no_bar_ = bar;
  return finish(std::move(expr));
}

ExprPtr Parser::subquery(ExprKind kind) {
  ExprPtr expr = make(kind, now().begin);
  ++at_;
  expect("{");
  const bool bar = std::exchange(no_bar_, false);
  if (at_clause()) {
    expr->query = query(true);
  } else {
    // A bare pattern, with its WHERE.
    expr->query = std::make_unique<Query>();
    expr->query->place.begin = now().begin;
    SingleQuery single;
    Clause clause;
    clause.kind = ClauseKind::kMatch;
    clause.place.begin = now().begin;
    clause.patterns = pattern_list();
    if (take_word("WHERE")) clause.where = expression();
    clause.place.end = last_end();
    single.clauses.push_back(std::move(clause));
    expr->query->parts.push_back(std::move(single));
    expr->query->place.end = last_end();
  }
  no_bar_ = bar;
  if (!at("}")) unexpected("\"}\"");
  ++at_;
  return finish(std::move(expr));
}

ExprPtr Parser::shortest_path() {
  ExprPtr expr = make(ExprKind::kShortestPath, now().begin);
  expr->pattern.push_back(pattern_part());
  return finish(std::move(expr));
}

}  // namespace edgewise::cypher
