#pragma once
// Lines from a terminal, with editing, history and completion by libedit, which stays behind this header. One at a
// time, one thread.

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "cli/shell/completion.hpp"
#include "cli/shell/history.hpp"

namespace edgewise::shell {

class LineReader {
 public:
  // `interrupted` is what SIGINT sets while a line is read. `complete` gets the line up to the cursor.
  LineReader(History& history, std::atomic<bool>& interrupted, std::function<Completion(std::string_view)> complete);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  enum class Got { kLine, kEnd, kInterrupted };
  Got read(const std::string& prompt, std::string& line);
  // Puts a statement into the history.
  void remember(std::string_view statement);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace edgewise::shell
