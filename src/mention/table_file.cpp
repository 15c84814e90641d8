#include "mention/table_file.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "edgewise/base/error.hpp"

namespace edgewise {
namespace {

std::string read_file(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file)
    throw RuleError(fmt::format("{}:1:1: cannot be read; check that it exists and that you may read it", path));
  std::string text;
  char block[1 << 16];
  while (const std::size_t n = std::fread(block, 1, sizeof block, file.get())) text.append(block, n);
  return text;
}

}  // namespace

TableFile::TableFile(const std::string& path) : path_(path), text_(read_file(path)) {
  if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
  std::string_view line;
  while (next_line(line)) {
    if (line.empty()) continue;
    if (line.front() != '#') {
      split(line, header_);
      return;
    }
    line.remove_prefix(1);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    comments_.push_back(line);
  }
  throw RuleError(fmt::format("{}:1:1: has no header row; name its columns in the first line, parted by tabs", path));
}

int TableFile::column(std::string_view name) const {
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (header_[i] == name) return static_cast<int>(i);
  }
  return -1;
}

bool TableFile::next() {
  std::string_view line;
  while (next_line(line)) {
    if (line.empty() || line.front() == '#') continue;
    split(line, cells_);
    if (cells_.size() > header_.size())
      fail(static_cast<int>(header_.size()),
           fmt::format("the row has {} cells, the header {}", cells_.size(), header_.size()));
    return true;
  }
  return false;
}

void TableFile::fail(int column, std::string_view what) const {
  std::size_t offset = 1;
  for (int i = 0; i < column && static_cast<std::size_t>(i) < cells_.size(); ++i)
    offset += cells_[static_cast<std::size_t>(i)].size() + 1;
  throw RuleError(fmt::format("{}:{}:{}: '{}': {}", path_, line_number_, offset, cell(column), what));
}

bool TableFile::next_line(std::string_view& line) {
  if (at_ >= text_.size()) return false;
  const std::size_t end = text_.find('\n', at_);
  line = std::string_view(text_).substr(at_, end == std::string::npos ? end : end - at_);
  at_ = end == std::string::npos ? text_.size() : end + 1;
  ++line_number_;
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return true;
}

void TableFile::split(std::string_view line, std::vector<std::string_view>& out) {
  out.clear();
  while (true) {
    const std::size_t i = line.find('\t');
    out.push_back(line.substr(0, i));
    if (i == std::string_view::npos) return;
    line.remove_prefix(i + 1);
  }
}

}  // namespace edgewise
