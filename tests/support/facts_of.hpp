#pragma once
// What the built-in rules read in a text, for tests: "TYPE subject -> object", then modality, "not" and "says SPEAKER"
// where they are not the default, one fact a line. Checks on the way that every end's span is its text.

#include <string>
#include <string_view>

namespace edgewise::test {

// What else stands on a line.
enum class Also {
  kNothing,
  kOccasion,    // " on DATE" where it is not the document's, " in PLACE"
  kAttributes,  // " KEY=VALUE"
  kTrigger,     // " by WORD"
};

std::string facts_of(std::string_view text, Also also = Also::kNothing);

// Whether `line` is one of the facts of the text.
bool says(std::string_view text, const std::string& line, Also also = Also::kNothing);

}  // namespace edgewise::test
