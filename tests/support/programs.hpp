#pragma once
// Other programs that tests read our files with. A test that needs one is skipped where it is missing:
//   TEST_CASE("GraphML loads in NetworkX (skipped where it is not installed)" *
//   doctest::skip(!has_python_module("networkx")))

#include <cstdlib>
#include <string>

#include "edgewise/base/files.hpp"
#include "support/temporary_folder.hpp"

namespace edgewise::testing {

inline bool runs(const std::string& command) {
  return std::system(("{ " + command + "; } >/dev/null 2>&1").c_str()) == 0;
}
inline bool has_program(const std::string& name) {
  return runs("command -v " + name);
}
inline bool has_python_module(const std::string& name) {
  return runs("python3 -c 'import " + name + "'");
}

using test::TemporaryFolder;

}  // namespace edgewise::testing
