#pragma once
// A table of rules/: lines of cells parted by tabs, '#' comment lines, one header row. Cells are views into the text
// that the reader holds; keep it as long as they are used. Faults are thrown as RuleError with file:line:column.

#include <string>
#include <string_view>
#include <vector>

namespace edgewise {

class TableFile {
 public:
  // Reads the whole file. Throws RuleError where it cannot be read or has no header row.
  explicit TableFile(const std::string& path);

  const std::string& path() const { return path_; }
  const std::vector<std::string_view>& header() const { return header_; }
  const std::vector<std::string_view>& comments() const { return comments_; }  // without '#' and outer spaces
  int column(std::string_view name) const;                                     // -1 where the header has no such column

  // Steps to the next row; false at the end. Cells that a row leaves out are empty.
  bool next();
  std::string_view cell(int column) const {
    return column >= 0 && static_cast<std::size_t>(column) < cells_.size() ? cells_[static_cast<std::size_t>(column)]
                                                                           : std::string_view();
  }
  [[noreturn]] void fail(int column, std::string_view what) const;

 private:
  bool next_line(std::string_view& line);
  static void split(std::string_view line, std::vector<std::string_view>& out);

  std::string path_;
  std::string text_;
  std::size_t at_ = 0;
  int line_number_ = 0;
  std::vector<std::string_view> header_, cells_, comments_;
};

// Calls f(part) for each part of a cell that holds several values, parted by '|', outer spaces dropped.
template <typename F>
void for_each_value(std::string_view cell, F&& f) {
  while (!cell.empty()) {
    const std::size_t i = cell.find('|');
    std::string_view part = cell.substr(0, i);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) f(part);
    if (i == std::string_view::npos) break;
    cell.remove_prefix(i + 1);
  }
}

}  // namespace edgewise
