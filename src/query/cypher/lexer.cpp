#include <utf8proc.h>

#include <array>

#include "edgewise/base/utf8.hpp"
#include "edgewise/query/cypher/error.hpp"
#include "query/cypher/token.hpp"

namespace edgewise::cypher {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_letter(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC:
      return true;
    default:
      return false;
  }
}
bool continues_name(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
      return true;
    default:
      return is_letter(c);
  }
}
bool is_space(char32_t c) {
  if (c <= 0x20) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return c == 0xFEFF;
  }
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> all() {
    std::vector<Token> tokens;
    do tokens.push_back(next());
    while (tokens.back().kind != TokenKind::kEnd);
    return tokens;
  }

 private:
  [[noreturn]] void fail(const char* detail, const std::string& message, std::size_t at) const {
    throw QueryError(ErrorKind::kSyntax, Phase::kCompile, detail, message, at);
  }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  // The character at a place, kInvalid at the end.
  char32_t character(std::size_t at, std::size_t& next) const {
    next = at;
    return at < text_.size() ? utf8::decode(text_, next) : utf8::kInvalid;
  }

  void skip_blank() {
    while (at_ < text_.size()) {
      if (peek() == '/' && peek(1) == '/') {
        while (at_ < text_.size() && peek() != '\n') ++at_;
      } else if (peek() == '/' && peek(1) == '*') {
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) fail("UnexpectedSyntax", "the comment is not closed: */ is missing", at_);
        at_ = end + 2;
      } else {
        std::size_t next;
        if (!is_space(character(at_, next))) return;
        at_ = next;
      }
    }
  }

  Token next() {
    skip_blank();
    Token token;
    token.begin = at_;
    if (at_ < text_.size()) read(token);
    token.end = at_;
    return token;
  }

  void read(Token& token) {
    const char c = peek();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number(token);
    if (c == '\'' || c == '"') return string(token, c);
    if (c == '`') {
      token.kind = TokenKind::kName;
      token.quoted = true;
      return quoted(token, c);
    }
    if (c == '$') return parameter(token);
    std::size_t next;
    if (is_letter(character(at_, next))) {
      token.kind = TokenKind::kName;
      return name(token);
    }
    static constexpr std::array<std::string_view, 29> kSymbols = {
        "<>", "<=", ">=", "=~", "+=", "..", "||", "::", "(", ")", "[", "]", "{", "}", ",",
        ".",  ":",  ";",  "=",  "<",  ">",  "+",  "-",  "*", "/", "%", "^", "|", "&"};
    token.kind = TokenKind::kSymbol;
    for (const std::string_view symbol : kSymbols)
      if (text_.substr(at_, symbol.size()) == symbol) {
        token.text = symbol;
        at_ += symbol.size();
        return;
      }
    if (c == '!') {
      token.text = "!";
      ++at_;
      return;
    }
    fail("UnexpectedSyntax", "unexpected character \"" + std::string(text_.substr(at_, next - at_)) + "\"", at_);
  }

  void name(Token& token) {
    const std::size_t begin = at_;
    std::size_t next;
    while (continues_name(character(at_, next))) at_ = next;
    token.text = text_.substr(begin, at_ - begin);
  }

  void parameter(Token& token) {
    token.kind = TokenKind::kParameter;
    ++at_;
    if (peek() == '`') return quoted(token, '`');
    const std::size_t begin = at_;
    std::size_t next;
    while (continues_name(character(at_, next))) at_ = next;
    if (at_ == begin) fail("UnexpectedSyntax", "the name of a parameter is missing after $", begin);
    token.text = text_.substr(begin, at_ - begin);
  }

  void quoted(Token& token, char quote) {
    const std::size_t begin = at_++;
    while (true) {
      if (at_ >= text_.size()) fail("UnexpectedSyntax", "the quoted name is not closed", begin);
      if (peek() == quote) {
        ++at_;
        if (peek() != quote) return;  // two of them are one
      }
      token.text += text_[at_++];
    }
  }

  void number(Token& token) {
    const std::size_t begin = at_;
    token.kind = TokenKind::kInteger;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X' || peek(1) == 'o' || peek(1) == 'O')) {
      const bool hex = peek(1) == 'x' || peek(1) == 'X';
      at_ += 2;
      std::size_t digits = 0;
      while (hex ? is_hex(peek()) : (peek() >= '0' && peek() <= '7')) ++at_, ++digits;
      if (digits == 0) token.kind = TokenKind::kBadNumber;
    } else {
      while (is_digit(peek()) || (peek() == '_' && is_digit(peek(1)))) ++at_;
      if (peek() == '.' && is_digit(peek(1))) {
        token.kind = TokenKind::kFloat;
        ++at_;
        while (is_digit(peek())) ++at_;
      }
      if (peek() == 'e' || peek() == 'E') {
        const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if (is_digit(peek(1 + sign))) {
          token.kind = TokenKind::kFloat;
          at_ += 1 + sign;
          while (is_digit(peek())) ++at_;
        }
      }
    }
    if (is_ascii_letter(peek()) || is_digit(peek())) {
      token.kind = TokenKind::kBadNumber;
      while (is_ascii_letter(peek()) || is_digit(peek())) ++at_;
    }
    token.text = text_.substr(begin, at_ - begin);
    std::erase(token.text, '_');
  }

  void string(Token& token, char quote) {
    token.kind = TokenKind::kString;
    const std::size_t begin = at_++;
    while (true) {
      if (at_ >= text_.size()) fail("UnexpectedSyntax", "the text is not closed: a quote is missing", begin);
      const char c = text_[at_++];
      if (c == quote) return;
      if (c != '\\') {
        token.text += c;
        continue;
      }
      escape(token);
    }
  }

  void escape(Token& token) {
    const std::size_t begin = at_ - 1;
    const char c = at_ < text_.size() ? text_[at_++] : '\0';
    switch (c) {
      case 'b':
        token.text += '\b';
        return;
      case 'f':
        token.text += '\f';
        return;
      case 'n':
        token.text += '\n';
        return;
      case 'r':
        token.text += '\r';
        return;
      case 't':
        token.text += '\t';
        return;
      case '\\':
      case '\'':
      case '"':
      case '`':
        token.text += c;
        return;
      case 'u':
        return code_point(token, 4, 4, begin);
      case 'U':
        return code_point(token, 6, 8, begin);
      default:
        fail("UnexpectedSyntax", "unknown escape in a text; known are \\n \\t \\r \\b \\f \\\\ \\' \\\" and \\uXXXX",
             begin);
    }
  }

  void code_point(Token& token, std::size_t least, std::size_t most, std::size_t begin) {
    char32_t code = hex_digits(least, most, begin);
    // A pair of surrogates is one character.
    if (code >= 0xD800 && code < 0xDC00 && peek() == '\\' && peek(1) == 'u') {
      at_ += 2;
      const char32_t low = hex_digits(4, 4, begin);
      if (low >= 0xDC00 && low < 0xE000) code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    utf8::append(token.text, code);
  }

  char32_t hex_digits(std::size_t least, std::size_t most, std::size_t begin) {
    char32_t code = 0;
    std::size_t count = 0;
    for (; count < most && is_hex(peek()); ++count) {
      const char c = text_[at_++];
      code = code * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    if (count < least) fail("InvalidUnicodeLiteral", "\\u needs four hexadecimal digits", begin);
    return code;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> tokenize(std::string_view query) {
  return Lexer(query).all();
}

bool is_word(const Token& token, std::string_view word) {
  if (token.kind != TokenKind::kName || token.quoted || token.text.size() != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = token.text[i];
    if ((c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c) != word[i]) return false;
  }
  return true;
}

}  // namespace edgewise::cypher
