#include "edgewise/query/cypher/words.hpp"

#include <algorithm>
#include <array>

namespace edgewise::cypher {

std::span<const std::string_view> keywords() {
  static constexpr std::array<std::string_view, 40> kWords = {
      "ALL",         "AND",      "ANY",       "AS",     "ASC",       "CASE",   "CONTAINS",    "COUNT",
      "DESC",        "DISTINCT", "ELSE",      "END",    "ENDS WITH", "EXISTS", "FALSE",       "IN",
      "IS NOT NULL", "IS NULL",  "LIMIT",     "MATCH",  "NONE",      "NOT",    "NULL",        "OPTIONAL MATCH",
      "OR",          "ORDER BY", "REDUCE",    "RETURN", "SINGLE",    "SKIP",   "STARTS WITH", "THEN",
      "TRUE",        "UNION",    "UNION ALL", "UNWIND", "WHEN",      "WHERE",  "WITH",        "XOR"};
  return kWords;
}

Scan scan_statement(std::string_view text) {
  Scan scan;
  const auto found = [&](std::string_view what, std::size_t from) { return text.find(what, from); };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::string_view two = text.substr(at, 2);
    std::size_t end = at + 1;
    Inside inside = Inside::kNothing;
    if (c == ';') {
      scan.end = at;
      return scan;
    }
    if (two == "//") {
      inside = Inside::kComment;
      end = std::min(found("\n", at), text.size() - 1) + 1;  // one that ends with the text is closed, too
    } else if (two == "/*") {
      inside = Inside::kComment;
      end = found("*/", at + 2);
      if (end != Scan::npos) end += 2;
    } else if (c == '\'' || c == '"' || c == '`') {
      inside = c == '`' ? Inside::kName : Inside::kText;
      scan.blank = false;
      while (end < text.size() && text[end] != c) end += c != '`' && text[end] == '\\' ? 2 : 1;
      end = end < text.size() ? end + 1 : Scan::npos;
    } else if (c != ' ' && (c < '\t' || c > '\r')) {
      scan.blank = false;
    }
    if (end == Scan::npos) {
      scan.inside = inside;
      scan.opened = at;
      return scan;
    }
    at = end;
  }
  return scan;
}

}  // namespace edgewise::cypher
