#pragma once
// What may stand at the cursor: keywords, functions and variables; labels, types and property keys by what stands
// before; parameters after $; names of the graph inside quotes; colon commands with what they take.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise::shell {

// The words to choose from. `names` gives names of the graph that start as typed, in any spelling.
struct Vocabulary {
  std::vector<std::string> labels, types, keys, parameters, forms;
  std::vector<std::pair<std::string, std::string>>
      commands;  // ":mode" and what it takes: "form", "file", "switch", ...
  std::function<std::vector<std::string>(std::string_view)> names;
};

struct Completion {
  std::size_t from = 0;            // what stands from here to the cursor is replaced
  std::vector<std::string> words;  // whole replacements, sorted
  std::string after;               // put behind a word where there is only one
};

// `text`: the statement from its first line to the cursor.
Completion complete(std::string_view text, const Vocabulary& vocabulary);

// What all of them begin with, cut between characters.
std::string common_start(const std::vector<std::string>& words);

}  // namespace edgewise::shell
