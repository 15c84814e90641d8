#pragma once
// The facts of a text as lines, for tests of reading: "TYPE subject -> object", with what is not the default behind it.

#include <string>
#include <string_view>

namespace edgewise::test {

// One fact a line: "SUPPORTS Norway -> Chad planned not says Ann Lee". Checks that the ends' spans lie in the text.
std::string fact_lines(std::string_view text);

// Whether the text gives a fact with exactly this line.
bool says(std::string_view text, const std::string& line);

}  // namespace edgewise::test
