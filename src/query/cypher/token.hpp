#pragma once
// The words of a query. Keywords are plain names here: the language reserves none of them, so the parser decides by
// where a name stands.

#include <string>
#include <string_view>
#include <vector>

namespace edgewise::cypher {

enum class TokenKind : unsigned char {
  kEnd,
  kName,       // MATCH, n, `odd name`: text is the name itself
  kParameter,  // $name, without the dollar
  kInteger,    // as written
  kFloat,      // as written
  kBadNumber,  // 0x, 12ab: an error where a number is wanted, and anywhere else too
  kString,     // with its escapes read
  kSymbol,     // one of the operators and brackets
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  bool quoted = false;  // a name in backticks is never a keyword
  std::size_t begin = 0, end = 0;
  std::string text;
};

// Throws QueryError (compile time) for what is no token: a stray character, a text that is not closed.
std::vector<Token> tokenize(std::string_view query);

// Whether the token is this keyword, in any case of letters. `word` is upper case.
bool is_word(const Token& token, std::string_view word);

}  // namespace edgewise::cypher
