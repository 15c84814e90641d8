#include "query/cypher/functions.hpp"

#include <algorithm>
#include <map>

#include "edgewise/query/cypher/words.hpp"

namespace edgewise::cypher {
namespace {

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

const std::map<std::string, const Function*, std::less<>>& table() {
  static const std::map<std::string, const Function*, std::less<>> functions = [] {
    std::map<std::string, const Function*, std::less<>> all;
    for (const std::span<const Function> family : {entity_functions(), conversion_functions(), list_functions(),
                                                   math_functions(), string_functions(), temporal_functions()})
      for (const Function& function : family) all.emplace(lower(function.name), &function);
    return all;
  }();
  return functions;
}

}  // namespace

const Function* find_function(std::string_view name) {
  const auto found = table().find(lower(name));
  return found == table().end() ? nullptr : found->second;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names = {"avg",   "collect", "count", "max", "min", "percentileCont", "percentileDisc",
                                    "stDev", "stDevP",  "sum"};
  for (const auto& [name, function] : table()) names.emplace_back(function->name);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace edgewise::cypher
