#pragma once
// The dialogue: reads statements and colon commands from a terminal or a script, runs them on one graph, keeps what
// they set. Ctrl-C ends a query, not the dialogue.

#include <optional>
#include <string>
#include <string_view>

#include "cli/query_run.hpp"
#include "cli/shell/completion.hpp"
#include "edgewise/graph/name_index.hpp"

namespace edgewise::shell {

class Shell {
 public:
  // `run` holds the graph, the form and the limits to begin with. Both are borrowed.
  Shell(QueryRun& run, Console& console) : run_(run), console_(console) {}

  // Reads from the terminal until :quit or Ctrl-D. `history`: the file, empty for none.
  ExitCode talk(const std::string& history);
  // Runs a whole text, `name` in messages. Throws Error that says where: name:line:column.
  ExitCode run_script(std::string_view text, const std::string& name);

  // --- for the colon commands (colon_commands.cpp) ---
  void run_statement(std::string_view statement);
  // Into a file instead, in that form.
  void export_statement(std::string_view statement, const std::string& form, const std::string& path);
  void explain(std::string_view statement);
  void source(const std::string& path);
  void quit() { done_ = true; }
  QueryRun& settings() { return run_; }
  Console& console() { return console_; }
  const std::string& last_statement() const { return last_; }
  bool timer = false;

 private:
  void run_command(std::string_view line);
  Vocabulary vocabulary();
  void say_end(const QueryEnd& end, double seconds);

  QueryRun& run_;
  Console& console_;
  std::string last_;
  std::optional<NameIndex> names_;  // made when a name is completed for the first time
  bool done_ = false, talking_ = false;
  int depth_ = 0;  // of scripts that run scripts
  ExitCode code_ = ExitCode::kDone;
};

}  // namespace edgewise::shell
