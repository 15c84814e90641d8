#pragma once
// A place in a text file as people read it: "rules/relations/meet.json:12:7". Lines and columns count from 1; a column
// is a character (code point), not a byte, so that editors jump to it.

#include <cstddef>
#include <string>
#include <string_view>

namespace edgewise {

struct FilePosition {
  std::string file;
  std::size_t line = 1;
  std::size_t column = 1;

  std::string to_string() const;  // file:line:column
};

// The place of byte `offset` in `text`. An offset past the end gives the end.
FilePosition position_at(std::string_view file, std::string_view text, std::size_t offset);

}  // namespace edgewise
