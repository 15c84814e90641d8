// Clauses, and the small tools of the parser.

#include <fmt/format.h>

#include "edgewise/query/cypher/error.hpp"
#include "query/cypher/parser.hpp"

namespace edgewise::cypher {

Parser::Nested::Nested(Parser& p) : parser(p) {
  if (++parser.depth_ > 400) parser.fail("UnexpectedSyntax", "the query is nested too deeply", parser.now().begin);
}

bool Parser::take(std::string_view symbol) {
  if (!at(symbol)) return false;
  ++at_;
  return true;
}

bool Parser::take_word(std::string_view word) {
  if (!at_word(word)) return false;
  ++at_;
  return true;
}

void Parser::expect(std::string_view symbol) {
  if (!take(symbol)) unexpected(fmt::format("\"{}\"", symbol));
}

void Parser::expect_word(std::string_view word) {
  if (!take_word(word)) unexpected(std::string(word));
}

std::string Parser::expect_name(const char* what) {
  if (now().kind != TokenKind::kName) unexpected(what);
  return tokens_[at_++].text;
}

void Parser::fail(const char* detail, const std::string& message, std::size_t offset) const {
  throw QueryError(ErrorKind::kSyntax, Phase::kCompile, detail, message, offset);
}

void Parser::unexpected(const std::string& wanted) const {
  const Token& token = now();
  std::string found;
  switch (token.kind) {
    case TokenKind::kEnd:
      found = "the query ends";
      break;
    case TokenKind::kString:
      found = "a text stands";
      break;
    default:
      found = fmt::format("\"{}\" stands", text_.substr(token.begin, token.end - token.begin));
      break;
  }
  fail("UnexpectedSyntax", fmt::format("{} here, {} was expected", found, wanted), token.begin);
}

bool Parser::at_clause() const {
  for (const char* word : {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CREATE", "MERGE", "SET", "REMOVE",
                           "DELETE", "DETACH", "UNION", "CALL", "FOREACH", "LOAD"})
    if (at_word(word)) return true;
  return false;
}

std::unique_ptr<Query> Parser::parse() {
  std::unique_ptr<Query> result = query(false);
  take(";");
  if (now().kind != TokenKind::kEnd)
    unexpected(at_clause() ? "the end of the query" : "a clause (MATCH, WITH, RETURN, ...) or the end of the query");
  return result;
}

std::unique_ptr<Query> Parser::query(bool subquery) {
  auto result = std::make_unique<Query>();
  result->place.begin = now().begin;
  result->parts.push_back(single_query(subquery));
  bool first = true;
  while (at_word("UNION")) {
    const std::size_t begin = now().begin;
    ++at_;
    const bool all = take_word("ALL");
    if (!all) take_word("DISTINCT");
    if (!first && all != result->union_all)
      fail("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed in one query", begin);
    result->union_all = all;
    first = false;
    result->parts.push_back(single_query(subquery));
  }
  result->place.end = last_end();
  return result;
}

SingleQuery Parser::single_query(bool subquery) {
  SingleQuery query;
  while (at_clause() && !at_word("UNION")) {
    if (!query.clauses.empty() && query.clauses.back().kind == ClauseKind::kReturn)
      fail("InvalidClauseComposition", "RETURN must be the last clause; to go on use WITH", now().begin);
    query.clauses.push_back(clause());
  }
  if (query.clauses.empty()) unexpected("a clause: MATCH, UNWIND, WITH or RETURN");
  bool written = false;
  for (std::size_t i = 0; i < query.clauses.size(); ++i) {
    const Clause& clause = query.clauses[i];
    if (clause.kind >= ClauseKind::kCreate) written = true;
    if (clause.kind == ClauseKind::kWith) written = false;
    if (written && (clause.kind == ClauseKind::kMatch || clause.kind == ClauseKind::kUnwind))
      fail("InvalidClauseComposition", "WITH is needed between a clause that writes and one that reads",
           clause.place.begin);
  }
  const ClauseKind last = query.clauses.back().kind;
  if (!subquery && last != ClauseKind::kReturn && last < ClauseKind::kCreate) {
    // What comes here instead of a clause is the likelier mistake.
    if (now().kind != TokenKind::kEnd && !at(";") && !at_word("UNION")) unexpected("RETURN or another clause");
    fail("InvalidClauseComposition", "the query says nothing to return: it must end with RETURN",
         query.clauses.back().place.begin);
  }
  return query;
}

Clause Parser::clause() {
  Clause clause;
  clause.place.begin = now().begin;
  if (at_word("MATCH") || at_word("OPTIONAL")) {
    match(clause);
  } else if (take_word("UNWIND")) {
    clause.kind = ClauseKind::kUnwind;
    clause.list = expression();
    expect_word("AS");
    clause.variable = expect_name("a variable");
  } else if (take_word("WITH")) {
    clause.kind = ClauseKind::kWith;
    projection(clause);
    if (take_word("WHERE")) clause.where = expression();
  } else if (take_word("RETURN")) {
    clause.kind = ClauseKind::kReturn;
    projection(clause);
  } else if (at_word("CREATE") || at_word("MERGE")) {
    create(clause);
  } else if (take_word("SET")) {
    clause.kind = ClauseKind::kSet;
    clause.sets = set_items(false);
  } else if (take_word("REMOVE")) {
    clause.kind = ClauseKind::kRemove;
    clause.sets = set_items(true);
  } else if (at_word("DELETE") || at_word("DETACH")) {
    clause.kind = ClauseKind::kDelete;
    clause.detach = take_word("DETACH");
    expect_word("DELETE");
    do clause.deleted.push_back(expression());
    while (take(","));
  } else {
    fail("UnexpectedSyntax", fmt::format("the clause {} is not supported here", now().text), now().begin);
  }
  clause.place.end = last_end();
  return clause;
}

void Parser::match(Clause& clause) {
  clause.kind = ClauseKind::kMatch;
  clause.optional = take_word("OPTIONAL");
  expect_word("MATCH");
  clause.patterns = pattern_list();
  if (take_word("WHERE")) clause.where = expression();
}

void Parser::create(Clause& clause) {
  if (take_word("CREATE")) {
    clause.kind = ClauseKind::kCreate;
    clause.patterns = pattern_list();
    return;
  }
  expect_word("MERGE");
  clause.kind = ClauseKind::kMerge;
  const std::size_t start = at_;
  clause.patterns.push_back(pattern_part());
  at_ = start;
  clause.merge_patterns.push_back(pattern_part());
  while (take_word("ON")) {
    const bool created = at_word("CREATE");
    if (!created && !at_word("MATCH")) unexpected("CREATE or MATCH");
    ++at_;
    expect_word("SET");
    std::vector<SetItem> items = set_items(false);
    std::vector<SetItem>& to = created ? clause.on_create : clause.on_match;
    for (SetItem& one : items) to.push_back(std::move(one));
  }
}

std::vector<SetItem> Parser::set_items(bool remove) {
  std::vector<SetItem> items;
  do {
    SetItem one;
    if (now().kind == TokenKind::kName && is_symbol(ahead(1), ":")) {
      one.kind = SetItem::Kind::kLabels;
      one.target = make(ExprKind::kVariable, now().begin);
      one.target->text = expect_name("a variable");
      one.target = finish(std::move(one.target));
      while (take(":")) one.labels.push_back(expect_name("a label"));
    } else if (now().kind == TokenKind::kName && !remove && (is_symbol(ahead(1), "=") || is_symbol(ahead(1), "+="))) {
      one.target = make(ExprKind::kVariable, now().begin);
      one.target->text = expect_name("a variable");
      one.target = finish(std::move(one.target));
      one.kind = at("=") ? SetItem::Kind::kReplace : SetItem::Kind::kAdd;
      ++at_;
      one.value = expression();
    } else {
      one.target = postfix();
      if (one.target->kind != ExprKind::kProperty) unexpected("a property (n.name) or a label (n:Label)");
      if (!remove) {
        expect("=");
        one.value = expression();
      }
    }
    items.push_back(std::move(one));
  } while (take(","));
  return items;
}

void Parser::projection(Clause& clause) {
  clause.distinct = take_word("DISTINCT");
  if (take("*")) {
    clause.star = true;
    while (take(",")) clause.items.push_back(item());
  } else {
    do clause.items.push_back(item());
    while (take(","));
  }
  if (take_word("ORDER")) {
    expect_word("BY");
    do {
      SortItem one;
      one.expr = expression();
      if (take_word("DESC") || take_word("DESCENDING"))
        one.descending = true;
      else if (!take_word("ASC"))
        take_word("ASCENDING");
      clause.order.push_back(std::move(one));
    } while (take(","));
  }
  if (take_word("SKIP") || take_word("OFFSET")) clause.skip = expression();
  if (take_word("LIMIT")) clause.limit = expression();
}

Item Parser::item() {
  Item result;
  result.place.begin = now().begin;
  result.expr = expression();
  result.place.end = last_end();
  if (take_word("AS")) {
    result.alias = expect_name("a name for the column");
    result.named = true;
  } else if (result.expr->kind == ExprKind::kVariable) {
    result.alias = result.expr->text;  // `odd name` without its backticks
  } else {
    result.alias = std::string(text_.substr(result.place.begin, result.place.end - result.place.begin));
  }
  return result;
}

}  // namespace edgewise::cypher
