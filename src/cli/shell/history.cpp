#include "cli/shell/history.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"

namespace edgewise::shell {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMost = 1000;

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

std::string history_path() {
  const std::string state = from_environment("XDG_STATE_HOME");
  if (!state.empty() && state[0] == '/') return state + "/edgewise/history";
  const std::string home = from_environment("HOME");
  return home.empty() ? std::string() : home + "/.local/state/edgewise/history";
}

History::History(std::string path) : path_(std::move(path)) {
  if (path_.empty()) return;
  std::ifstream file(path_);
  std::string line;
  while (std::getline(file, line))
    if (!line.empty()) lines_.push_back(line);
  const bool cut = lines_.size() > 2 * kMost;
  if (lines_.size() > kMost) lines_.erase(lines_.begin(), lines_.end() - kMost);
  if (!cut) return;
  std::string text;
  for (const std::string& one : lines_) text += one + '\n';
  try {
    write_file(path_, text);
  } catch (const Error&) {
    path_.clear();
  }
}

bool History::add(std::string_view statement) {
  const std::string line = on_one_line(statement);
  if (line.empty() || statement.starts_with(' ') || (!lines_.empty() && lines_.back() == line)) return false;
  lines_.push_back(line);
  if (path_.empty()) return true;
  std::error_code problem;
  const fs::path folder = fs::path(path_).parent_path();
  if (!fs::exists(folder, problem)) {
    fs::create_directories(folder, problem);
    fs::permissions(folder, fs::perms::owner_all, problem);
  }
  const int file = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return true;
  const std::string whole = line + '\n';
  if (::write(file, whole.data(), whole.size()) < 0) path_.clear();
  ::close(file);
  return true;
}

std::string on_one_line(std::string_view statement) {
  std::string out;
  char quote = '\0';
  for (std::size_t at = 0; at < statement.size(); ++at) {
    const char c = statement[at];
    if (quote != '\0') {
      // A line break inside a text would change it; its escape does not.
      if (c == '\n')
        out += quote == '`' ? " " : "\\n";
      else
        out += c;
      if (c == '\\' && quote != '`' && at + 1 < statement.size() && statement[at + 1] != '\n') out += statement[++at];
      if (c == quote) quote = '\0';
      continue;
    }
    if (statement.substr(at, 2) == "//") {
      at = std::min(statement.find('\n', at), statement.size()) - 1;
      continue;
    }
    if (c == '\'' || c == '"' || c == '`') quote = c;
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  const std::size_t begin = out.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return out.substr(begin, out.find_last_not_of(' ') - begin + 1);
}

}  // namespace edgewise::shell
