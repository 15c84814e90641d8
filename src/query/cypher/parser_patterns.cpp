#include <fmt/format.h>

#include "edgewise/query/cypher/error.hpp"
#include "query/cypher/parser.hpp"

namespace edgewise::cypher {

std::vector<PatternPart> Parser::pattern_list() {
  std::vector<PatternPart> parts;
  do parts.push_back(pattern_part());
  while (take(","));
  return parts;
}

PatternPart Parser::pattern_part() {
  PatternPart part;
  part.place.begin = now().begin;
  if (now().kind == TokenKind::kName && is_symbol(ahead(1), "=")) {
    part.variable = expect_name("a variable");
    expect("=");
  }
  const bool one = at_word("SHORTESTPATH");
  if ((one || at_word("ALLSHORTESTPATHS")) && is_symbol(ahead(1), "(")) {
    part.path = one ? PathKind::kShortest : PathKind::kAllShortest;
    ++at_;
    expect("(");
    chain(part);
    expect(")");
    if (part.relationships.size() != 1)
      fail("UnexpectedSyntax",
           fmt::format("{} takes one relationship between two nodes, like (a)-[*]-(b)",
                       one ? "shortestPath" : "allShortestPaths"),
           part.place.begin);
  } else if (at("(") && is_symbol(ahead(1), "(")) {
    expect("(");
    chain(part);
    expect(")");
  } else {
    chain(part);
  }
  part.place.end = last_end();
  return part;
}

bool Parser::at_relationship() const {
  if (at("-")) return is_symbol(ahead(1), "-") || is_symbol(ahead(1), "[");
  return at("<") && is_symbol(ahead(1), "-") && (is_symbol(ahead(2), "-") || is_symbol(ahead(2), "["));
}

void Parser::chain(PatternPart& part) {
  part.nodes.push_back(node_pattern());
  while (at_relationship()) {
    part.relationships.push_back(relationship_pattern());
    part.nodes.push_back(node_pattern());
  }
}

ExprPtr Parser::properties() {
  if (at("{")) return map();
  if (now().kind != TokenKind::kParameter) return nullptr;
  ExprPtr expr = make(ExprKind::kParameter, now().begin);
  expr->text = now().text;
  ++at_;
  return finish(std::move(expr));
}

NodePattern Parser::node_pattern() {
  const Nested nested(*this);
  NodePattern node;
  node.place.begin = now().begin;
  if (!at("(")) unexpected("a node: \"(\"");
  ++at_;
  if (now().kind == TokenKind::kName && !(at_word("WHERE") && !is_symbol(ahead(1), ")") && !is_symbol(ahead(1), ":")))
    node.variable = expect_name("a variable");
  if (at(":")) node.labels = label_expression(true);
  node.properties = properties();
  if (take_word("WHERE")) node.where = expression();
  if (!at(")")) unexpected("\")\", a label (:Label) or properties ({key: value})");
  ++at_;
  node.place.end = last_end();
  return node;
}

RelationshipPattern Parser::relationship_pattern() {
  RelationshipPattern relationship;
  relationship.place.begin = now().begin;
  const bool left = take("<");
  expect("-");
  if (take("[")) {
    if (now().kind == TokenKind::kName && !(at_word("WHERE") && !is_symbol(ahead(1), "]") && !is_symbol(ahead(1), ":")))
      relationship.variable = expect_name("a variable");
    if (at(":")) relationship.types = label_expression(true);
    path_length(relationship);
    relationship.properties = properties();
    if (take_word("WHERE")) relationship.where = expression();
    if (at("..")) fail("InvalidRelationshipPattern", "a length is written with an asterisk: [:TYPE*1..3]", now().begin);
    expect("]");
  }
  if (!at("-")) unexpected("the rest of a relationship: \"-\" or \"->\"");
  ++at_;
  const bool right = take(">");
  // <--> means either way, as -- does.
  relationship.direction = left == right ? Direction::kBoth : (left ? Direction::kLeft : Direction::kRight);
  relationship.place.end = last_end();
  return relationship;
}

void Parser::path_length(RelationshipPattern& relationship) {
  if (!take("*")) return;
  relationship.variable_length = true;
  const auto bound = [&]() -> std::optional<std::int64_t> {
    if (now().kind != TokenKind::kInteger) return std::nullopt;
    try {
      const std::int64_t value = std::stoll(now().text);
      ++at_;
      return value;
    } catch (const std::exception&) {
      fail("IntegerOverflow", "the length is too large", now().begin);
    }
  };
  if (at("-")) fail("InvalidRelationshipPattern", "a length cannot be negative", now().begin);
  relationship.least = bound();
  if (take("..")) {
    if (at("-")) fail("InvalidRelationshipPattern", "a length cannot be negative", now().begin);
    relationship.most = bound();
    if (!relationship.least) relationship.least = 1;
  } else {
    relationship.most = relationship.least;
  }
  if (!relationship.least) relationship.least = 1;
}

std::unique_ptr<LabelExpr> Parser::label_expression(bool bar) {
  expect(":");
  return std::make_unique<LabelExpr>(label_or(bar));
}

LabelExpr Parser::label_or(bool bar) {
  LabelExpr first = label_and(bar);
  if (!bar || !at("|")) return first;
  LabelExpr either;
  either.kind = LabelExpr::Kind::kOr;
  either.place = first.place;
  either.parts.push_back(std::move(first));
  while (take("|")) {
    take(":");
    either.parts.push_back(label_and(bar));
  }
  either.place.end = last_end();
  return either;
}

LabelExpr Parser::label_and(bool bar) {
  LabelExpr first = label_not(bar);
  if (!at("&") && !at(":")) return first;
  LabelExpr both;
  both.kind = LabelExpr::Kind::kAnd;
  both.place = first.place;
  both.parts.push_back(std::move(first));
  while (take("&") || take(":")) both.parts.push_back(label_not(bar));
  both.place.end = last_end();
  return both;
}

LabelExpr Parser::label_not(bool bar) {
  const Nested nested(*this);
  LabelExpr label;
  label.place.begin = now().begin;
  if (take("!")) {
    label.kind = LabelExpr::Kind::kNot;
    label.parts.push_back(label_not(bar));
  } else if (take("(")) {
    label = label_or(true);
    expect(")");
    return label;
  } else if (take("%")) {
    label.kind = LabelExpr::Kind::kAny;
  } else {
    label.name = expect_name("the name of a label or type");
  }
  label.place.end = last_end();
  return label;
}

std::unique_ptr<PatternPart> Parser::try_pattern() {
  const std::size_t start = at_;
  const int depth = depth_;
  try {
    auto part = std::make_unique<PatternPart>();
    part->place.begin = now().begin;
    part->nodes.push_back(node_pattern());
    if (!at_relationship()) {
      at_ = start;
      return nullptr;
    }
    while (at_relationship()) {
      part->relationships.push_back(relationship_pattern());
      part->nodes.push_back(node_pattern());
    }
    part->place.end = last_end();
    return part;
  } catch (const QueryError&) {
    at_ = start;  // no pattern: an expression in parentheses, which says itself what is wrong with it
    depth_ = depth;
    return nullptr;
  }
}

}  // namespace edgewise::cypher
