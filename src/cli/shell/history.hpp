#pragma once
// The statements of earlier sessions: a text file, a statement a line, the newest last. A statement is written as soon
// as it was entered, so two shells at once lose nothing of each other. What cannot be read or written is no error: then
// there is no history.

#include <string>
#include <string_view>
#include <vector>

namespace edgewise::shell {

// $XDG_STATE_HOME/edgewise/history, else ~/.local/state/edgewise/history; empty where neither is known.
std::string history_path();

class History {
 public:
  // Reads the file; an empty path keeps nothing. The last 1000 statements count; a file of more than twice as many is
  // cut.
  explicit History(std::string path);
  const std::vector<std::string>& lines() const { return lines_; }
  // Adds a statement, unless it is the last one again, is empty, or begins with a space.
  bool add(std::string_view statement);

 private:
  std::string path_;
  std::vector<std::string> lines_;
};

// A statement of several lines as one: line breaks outside texts become spaces, comments to the end of a line go.
std::string on_one_line(std::string_view statement);

}  // namespace edgewise::shell
