#include "graph/surface_forms.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "edgewise/base/fold.hpp"

namespace edgewise {
namespace {

constexpr std::array<std::string_view, 38> kNoNames = {
    "all",  "another", "both", "each", "everyone", "he",  "her",  "hers",  "herself", "him",  "himself", "his",  "i",
    "it",   "its",     "me",   "my",   "one",      "our", "ours", "she",   "some",    "that", "their",   "them", "they",
    "this", "those",   "us",   "we",   "which",    "who", "whom", "whose", "you",     "your", "others",  "these"};

// Upper-case ASCII, a digit, or any letter beyond ASCII (Cyrillic, Č): the case of the latter is not looked at.
bool opens_name(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = text.find_first_not_of(" \t\r\n"); begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = std::min(text.find_first_not_of(" \t\r\n", end), text.size());
  }
  return words;
}

bool shares_word(std::string_view text, std::string_view name) {
  const std::string a = fold(text), b = fold(name);
  for (const std::string_view x : words_of(a))
    for (const std::string_view y : words_of(b))
      if (x.size() > 1 && (x == y || coarse(x) == coarse(y))) return true;
  return false;
}

}  // namespace

bool is_name(std::string_view text, std::string_view type, std::string_view entity_name) {
  auto words = words_of(text);
  if (words.empty() || words.size() > 12 || type == "Topic") return false;
  if (words.size() > 1 && (words.front() == "the" || words.front() == "The")) words.erase(words.begin());
  const std::string first = fold(words.front());
  if (std::find(kNoNames.begin(), kNoNames.end(), first) != kNoNames.end()) return false;
  // Short words (of, and, for, de) may be small; a description has a longer one that is.
  bool opened = false;
  for (const std::string_view word : words) {
    if (opens_name(word.front()))
      opened = true;
    else if (word.size() > 3)
      return false;
  }
  return opened && (type != "Person" || shares_word(text, entity_name));
}

}  // namespace edgewise
