#include "edgewise/base/file_position.hpp"

#include <algorithm>

namespace edgewise {

std::string FilePosition::to_string() const {
  return file + ':' + std::to_string(line) + ':' + std::to_string(column);
}

FilePosition position_at(std::string_view file, std::string_view text, std::size_t offset) {
  FilePosition position{std::string(file), 1, 1};
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  position.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t newline = before.rfind('\n');
  const std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  for (const char c : line) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++position.column;
  }
  return position;
}

}  // namespace edgewise
