#pragma once
// Runs one scenario of a conformance kit on a scratch graph.

#include <string>

#include "tck/gherkin.hpp"

namespace edgewise::tck {

struct Outcome {
  enum class Kind { kPassed, kFailed, kSkipped };
  Kind kind = Kind::kPassed;
  std::string reason;        // of a failure or a skip
  std::string other_detail;  // the error had the right type and phase, but another detail: "X, not Y"
  bool negative = false;     // the scenario expects an error
  std::string query;
};

// `graphs`: the folder with the kit's named graphs.
Outcome run_scenario(const GherkinScenario& scenario, const std::string& graphs);

}  // namespace edgewise::tck
