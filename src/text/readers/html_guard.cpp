#include "text/readers/html_guard.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace edgewise {
namespace {

using namespace std::string_view_literals;

constexpr std::ptrdiff_t kMaxDepth = 2000;
constexpr std::size_t kMaxSeparators = 20000;  // in one tag

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Elements that hold nothing, and those that the next of their kind closes, which real pages leave open by the
// thousand. The second kind of them does not close itself inside SVG and MathML.
constexpr std::array kNoDepth = {"area"sv,  "base"sv, "br"sv,    "col"sv,    "dd"sv,    "dt"sv,
                                 "embed"sv, "hr"sv,   "img"sv,   "input"sv,  "li"sv,    "link"sv,
                                 "meta"sv,  "p"sv,    "param"sv, "source"sv, "track"sv, "wbr"sv};
constexpr std::array kClosedByNext = {"option"sv, "tbody"sv, "td"sv, "tfoot"sv, "th"sv, "thead"sv, "tr"sv};

template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool holds_foreign_elements(std::string_view page) {
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    std::string name(page.substr(at + 1, 4));
    for (char& c : name) c = static_cast<char>(c | 0x20);
    if (name.starts_with("svg") || name == "math") return true;
  }
  return false;
}

}  // namespace

std::string_view html_danger(std::string_view page) {
  const bool foreign = holds_foreign_elements(page);
  std::ptrdiff_t depth = 0;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    ++at;
    const bool closing = at < page.size() && page[at] == '/';
    std::size_t name_at = at + (closing ? 1 : 0);
    if (name_at >= page.size() || !is_letter(page[name_at])) continue;
    std::string name;
    while (name_at < page.size() && page[name_at] != '>' && page[name_at] != '/' && !is_space(page[name_at]) &&
           name.size() < 16) {
      name += static_cast<char>(page[name_at++] | 0x20);
    }
    at = name_at;
    const bool counts = !in(kNoDepth, name) && (foreign || !in(kClosedByNext, name));
    if (counts) depth = std::max<std::ptrdiff_t>(0, depth + (closing ? -1 : 1));
    if (depth > kMaxDepth) return "is nested deeper than 2,000 elements";

    // The attributes: a quote right behind "name=" opens a value, in which nothing counts.
    std::size_t separators = 0;
    bool after_name = false, after_equals = false;
    while (at < page.size() && page[at] != '>') {
      const char c = page[at++];
      if ((c == '"' || c == '\'') && after_equals) {
        const std::size_t end = page.find(c, at);
        if (end == std::string_view::npos) break;
        at = end + 1;
      } else if (is_space(c) || c == '/') {
        if (++separators > kMaxSeparators) return "has a tag with more than 20,000 attributes";
        if (after_equals && is_space(c)) continue;
      }
      after_equals = c == '=' && after_name;
      after_name = !is_space(c) && c != '/' && c != '=' && c != '"' && c != '\'';
    }
  }
  return {};
}

}  // namespace edgewise
