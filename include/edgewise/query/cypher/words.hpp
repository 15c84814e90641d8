#pragma once
// What an editor must know of the language without reading a query: its words, and where a statement ends.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise::cypher {

// The keywords of what is read here, in upper case, sorted. Two that always go together are one: ORDER BY.
std::span<const std::string_view> keywords();
// The names of all functions, aggregates too, sorted.
std::vector<std::string> function_names();

// What a place in the text stands in. Statements are parted by semicolons that stand in none of these.
enum class Inside : unsigned char { kNothing, kText, kName, kComment };
struct Scan {
  std::size_t end = npos;            // of the first statement: the place of its semicolon; npos where it has none yet
  Inside inside = Inside::kNothing;  // what is open at the end of the text, where there is no semicolon
  std::size_t opened = 0;            // where that began
  bool blank = true;                 // nothing but space and comments before the end
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};
// Never fails: what is no query has an end, too.
Scan scan_statement(std::string_view text);

}  // namespace edgewise::cypher
