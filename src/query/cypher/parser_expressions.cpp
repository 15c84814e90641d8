// Operators, from the loosest to the tightest: OR, XOR, AND, NOT, comparison, IN and its kind, + -, * / %, ^, sign,
// then what is written behind a value: .key, [index].

#include <algorithm>
#include <utility>

#include "edgewise/query/cypher/error.hpp"
#include "query/cypher/parser.hpp"

namespace edgewise::cypher {

ExprPtr Parser::make(ExprKind kind, std::size_t begin) const {
  ExprPtr expr = std::make_unique<Expr>();
  expr->kind = kind;
  expr->place = {begin, last_end()};
  return expr;
}

ExprPtr Parser::finish(ExprPtr expr) const {
  expr->place.end = last_end();
  for (const ExprPtr& arg : expr->args)
    if (arg) expr->height = std::max(expr->height, arg->height + 1);
  if (expr->height > 1500)
    fail("UnexpectedSyntax", "the expression is too long: use a list and IN, or a parameter", expr->place.begin);
  return expr;
}

ExprPtr Parser::binary(ExprKind kind, ExprPtr left, ExprPtr right) const {
  ExprPtr expr = make(kind, left->place.begin);
  expr->args.push_back(std::move(left));
  expr->args.push_back(std::move(right));
  return finish(std::move(expr));
}

ExprPtr Parser::expression() {
  const Nested nested(*this);
  ExprPtr left = xor_expression();
  while (take_word("OR")) left = binary(ExprKind::kOr, std::move(left), xor_expression());
  return left;
}

ExprPtr Parser::xor_expression() {
  ExprPtr left = and_expression();
  while (take_word("XOR")) left = binary(ExprKind::kXor, std::move(left), and_expression());
  return left;
}

ExprPtr Parser::and_expression() {
  ExprPtr left = not_expression();
  while (take_word("AND")) left = binary(ExprKind::kAnd, std::move(left), not_expression());
  return left;
}

ExprPtr Parser::not_expression() {
  if (!at_word("NOT")) return comparison();
  const Nested nested(*this);
  ExprPtr expr = make(ExprKind::kNot, now().begin);
  ++at_;
  expr->args.push_back(not_expression());
  return finish(std::move(expr));
}

ExprPtr Parser::comparison() {
  ExprPtr first = predicate();
  ExprPtr chain;
  while (true) {
    Op op;
    if (at("="))
      op = Op::kEqual;
    else if (at("<>"))
      op = Op::kNotEqual;
    else if (at("<"))
      op = Op::kLess;
    else if (at("<="))
      op = Op::kLessEqual;
    else if (at(">"))
      op = Op::kGreater;
    else if (at(">="))
      op = Op::kGreaterEqual;
    else
      break;
    ++at_;
    if (!chain) {
      chain = make(ExprKind::kComparison, first->place.begin);
      chain->args.push_back(std::move(first));
    }
    chain->ops.push_back(op);
    chain->args.push_back(predicate());
  }
  return chain ? finish(std::move(chain)) : std::move(first);
}

ExprPtr Parser::predicate() {
  ExprPtr left = sum();
  while (true) {
    if (take_word("IN")) {
      left = binary(ExprKind::kIn, std::move(left), sum());
    } else if (at_word("STARTS") && is_word(ahead(1), "WITH")) {
      at_ += 2;
      left = binary(ExprKind::kStartsWith, std::move(left), sum());
    } else if (at_word("ENDS") && is_word(ahead(1), "WITH")) {
      at_ += 2;
      left = binary(ExprKind::kEndsWith, std::move(left), sum());
    } else if (take_word("CONTAINS")) {
      left = binary(ExprKind::kContains, std::move(left), sum());
    } else if (take("=~")) {
      left = binary(ExprKind::kRegex, std::move(left), sum());
    } else if (at_word("IS")) {
      const bool negated = is_word(ahead(1), "NOT");
      if (!is_word(ahead(negated ? 2 : 1), "NULL")) {
        ++at_;
        unexpected("NULL or NOT NULL");
      }
      at_ += negated ? 3 : 2;
      ExprPtr expr = make(negated ? ExprKind::kIsNotNull : ExprKind::kIsNull, left->place.begin);
      expr->args.push_back(std::move(left));
      left = finish(std::move(expr));
    } else if (at(":")) {
      ExprPtr expr = make(ExprKind::kHasLabels, left->place.begin);
      expr->args.push_back(std::move(left));
      expr->labels = label_expression(!no_bar_);
      left = finish(std::move(expr));
    } else {
      return left;
    }
  }
}

ExprPtr Parser::sum() {
  ExprPtr left = product();
  while (at("+") || at("-") || at("||")) {
    const Op op = at("-") ? Op::kSubtract : Op::kAdd;
    ++at_;
    left = binary(ExprKind::kArithmetic, std::move(left), product());
    left->ops.push_back(op);
  }
  return left;
}

ExprPtr Parser::product() {
  ExprPtr left = power();
  while (at("*") || at("/") || at("%")) {
    const Op op = at("*") ? Op::kMultiply : (at("/") ? Op::kDivide : Op::kModulo);
    ++at_;
    left = binary(ExprKind::kArithmetic, std::move(left), power());
    left->ops.push_back(op);
  }
  return left;
}

ExprPtr Parser::power() {
  ExprPtr left = unary();
  while (take("^")) {
    left = binary(ExprKind::kArithmetic, std::move(left), unary());
    left->ops.push_back(Op::kPower);
  }
  return left;
}

ExprPtr Parser::unary() {
  if (!at("-") && !at("+")) return postfix();
  const Nested nested(*this);
  const std::size_t begin = now().begin;
  const bool minus = at("-");
  ++at_;
  // The least integer has no positive counterpart, so the sign belongs to the number.
  if (minus && now().kind == TokenKind::kInteger && !is_symbol(ahead(1), ".") && !is_symbol(ahead(1), "["))
    return number(true, begin);
  if (!minus) return unary();
  ExprPtr expr = make(ExprKind::kNegate, begin);
  expr->args.push_back(unary());
  return finish(std::move(expr));
}

ExprPtr Parser::postfix() {
  ExprPtr expr = atom();
  while (true) {
    if (at(".") && ahead(1).kind == TokenKind::kName) {
      ++at_;
      ExprPtr property = make(ExprKind::kProperty, expr->place.begin);
      property->text = expect_name("the key of a property");
      property->args.push_back(std::move(expr));
      expr = finish(std::move(property));
    } else if (at(".")) {
      ++at_;
      unexpected("the key of a property");
    } else if (take("[")) {
      const bool bar = std::exchange(no_bar_, false);
      ExprPtr first = at("..") ? nullptr : expression();
      if (take("..")) {
        ExprPtr slice = make(ExprKind::kSlice, expr->place.begin);
        slice->args.push_back(std::move(expr));
        slice->args.push_back(std::move(first));
        slice->args.push_back(at("]") ? nullptr : expression());
        expr = std::move(slice);
      } else {
        expr = binary(ExprKind::kIndex, std::move(expr), std::move(first));
      }
      expect("]");
      no_bar_ = bar;
      expr = finish(std::move(expr));
    } else {
      return expr;
    }
  }
}

}  // namespace edgewise::cypher
