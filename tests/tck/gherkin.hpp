#pragma once
// Feature files: scenarios with their steps, outlines expanded to one scenario a row of their examples, the steps of a
// background in front of each. Doc strings lose the indentation of their quotes; cells their escapes (\| \\ \n).

#include <string>
#include <string_view>
#include <vector>

namespace edgewise::tck {

struct GherkinStep {
  std::string text;  // without Given, When, Then, And, But
  std::string doc_string;
  std::vector<std::vector<std::string>> table;
  int line = 0;
};

struct GherkinScenario {
  std::string name;
  std::vector<GherkinStep> steps;
  std::vector<std::string> tags;
  int line = 0;  // of the scenario, or of the row of examples it was made from
};

struct GherkinFeature {
  std::string name;
  std::vector<GherkinScenario> scenarios;
};

// Throws std::runtime_error "name:line: what is wrong".
GherkinFeature parse_feature(const std::string& name, std::string_view text);

}  // namespace edgewise::tck
