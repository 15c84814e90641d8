#pragma once
// From words to a tree, by recursive descent; expressions by precedence climbing. What is wrong is a SyntaxError at
// compile time that says what was expected. A parenthesis in an expression may begin a pattern: the parser tries that
// first and goes back where it is none.

#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/ast.hpp"
#include "query/cypher/token.hpp"

namespace edgewise::cypher {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), tokens_(tokenize(text)) {}
  std::unique_ptr<Query> parse();

 private:
  // --- words ---
  const Token& now() const { return tokens_[at_]; }
  const Token& ahead(std::size_t n) const { return tokens_[std::min(at_ + n, tokens_.size() - 1)]; }
  bool at(std::string_view symbol) const { return is_symbol(now(), symbol); }
  bool at_word(std::string_view word) const { return is_word(now(), word); }
  bool take(std::string_view symbol);
  bool take_word(std::string_view word);
  void expect(std::string_view symbol);
  void expect_word(std::string_view word);
  std::string expect_name(const char* what);
  [[noreturn]] void fail(const char* detail, const std::string& message, std::size_t offset) const;
  [[noreturn]] void unexpected(const std::string& wanted) const;
  static bool is_symbol(const Token& token, std::string_view symbol) {
    return token.kind == TokenKind::kSymbol && token.text == symbol;
  }
  std::size_t last_end() const { return at_ == 0 ? 0 : tokens_[at_ - 1].end; }
  bool at_clause() const;  // a word that begins a clause stands here

  // --- clauses: parser_clauses.cpp ---
  std::unique_ptr<Query> query(bool subquery);
  SingleQuery single_query(bool subquery);
  Clause clause();
  void match(Clause& clause);
  void projection(Clause& clause);
  void create(Clause& clause);
  std::vector<SetItem> set_items(bool remove);
  Item item();

  // --- patterns: parser_patterns.cpp ---
  std::vector<PatternPart> pattern_list();
  PatternPart pattern_part();
  void chain(PatternPart& part);
  NodePattern node_pattern();
  RelationshipPattern relationship_pattern();
  void path_length(RelationshipPattern& relationship);
  ExprPtr properties();
  bool at_relationship() const;
  std::unique_ptr<LabelExpr> label_expression(bool bar);
  LabelExpr label_or(bool bar);
  LabelExpr label_and(bool bar);
  LabelExpr label_not(bool bar);
  // A pattern with at least one relationship, where one stands here; else nothing, and nothing is taken.
  std::unique_ptr<PatternPart> try_pattern();

  // --- expressions: parser_expressions.cpp, parser_atoms.cpp ---
  ExprPtr expression();
  ExprPtr xor_expression();
  ExprPtr and_expression();
  ExprPtr not_expression();
  ExprPtr comparison();
  ExprPtr predicate();
  ExprPtr sum();
  ExprPtr product();
  ExprPtr power();
  ExprPtr unary();
  ExprPtr postfix();
  ExprPtr atom();
  ExprPtr number(bool negative, std::size_t begin);
  ExprPtr named();  // a variable or something that begins with a word
  ExprPtr function_call();
  ExprPtr case_expression();
  ExprPtr list_or_comprehension();
  ExprPtr map();
  ExprPtr map_projection(ExprPtr variable);
  ExprPtr quantifier(Quantifier kind);
  ExprPtr reduce();
  ExprPtr subquery(ExprKind kind);
  ExprPtr shortest_path();
  ExprPtr make(ExprKind kind, std::size_t begin) const;
  ExprPtr finish(ExprPtr expr) const;  // sets where it ends
  ExprPtr binary(ExprKind kind, ExprPtr left, ExprPtr right) const;

  // Bounds the depth of what is nested, so that no query can use up the stack.
  struct Nested {
    explicit Nested(Parser& p);
    ~Nested() { --parser.depth_; }
    Parser& parser;
  };

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool no_bar_ = false;  // inside a comprehension `|` ends its first part
};

}  // namespace edgewise::cypher
