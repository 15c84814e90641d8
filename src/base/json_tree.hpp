#pragma once
// How a parsed JSON file is kept: nodes in the order of the text, with the byte where each begins. Private to
// base/json.

#include <cstdint>
#include <string>
#include <vector>

#include "edgewise/base/json.hpp"

namespace edgewise::json {

struct TreeNode {
  Kind kind = Kind::kNull;
  bool boolean = false;
  bool whole = false;        // a number without a fraction
  std::uint32_t offset = 0;  // of the first byte in the text
  std::uint32_t begin = 0;   // strings: in Storage::strings; lists and objects: in Storage::children
  std::uint32_t size = 0;    // bytes, or children; the children of an object are key, value, key, value
  double number = 0;
};

struct TreeStorage {
  std::string name, text;
  std::string strings;
  std::vector<TreeNode> nodes;
  std::vector<std::uint32_t> children;
  std::uint32_t root = 0;

  std::string_view view(const TreeNode& node) const { return std::string_view(strings).substr(node.begin, node.size); }
  [[noreturn]] void fail(std::size_t offset, std::string_view message) const;
};

// Fills the storage from its text. Throws RuleError.
void parse_tree(TreeStorage& storage);

}  // namespace edgewise::json
