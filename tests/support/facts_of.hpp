#pragma once
// What the built-in rules read in a text, for tests: "TYPE subject -> object", then modality, "not" and "says SPEAKER"
// where they are not the default, one fact a line. Checks on the way that every end's span is its text.

#include <string>
#include <string_view>

namespace edgewise::test {

std::string facts_of(std::string_view text, std::string_view date = "2021-05-05");

// Whether `line` is one of the facts of the text.
bool says(std::string_view text, const std::string& line);

}  // namespace edgewise::test
