#include <unistd.h>

#include "cli/query_run.hpp"
#include "cli/shell/history.hpp"
#include "cli/shell/shell.hpp"

namespace edgewise {
namespace {

class ShellCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db";
    info.about =
        "Asks the graph in a dialogue: openCypher as in `edgewise query`, over as many lines as it takes, up to a "
        "semicolon. Tab completes keywords, functions, variables, labels, relation types, property keys, parameters "
        "and, inside quotes, names of the graph; the arrows and Ctrl-R bring back earlier statements. Ctrl-C stops a "
        "query or drops what was typed, Ctrl-D ends.\n\n"
        "Commands begin with a colon and take one line: :help, :schema, :mode FORM, :param NAME VALUE, :source FILE, "
        ":export FORM FILE [QUERY], :timer on|off, :explain [QUERY], :quit.\n\n"
        "Where standard input is no terminal it is a script: statements and commands are run in order, the first error "
        "ends it with its line and column and exit code 1.\n\n"
        "The history is kept in $XDG_STATE_HOME/edgewise/history, else ~/.local/state/edgewise/history; a statement "
        "that begins with a space is not.";
    info.options = QueryOptions::list();
    info.options.push_back({"no-history", 0, "", "neither read nor write the history"});
    info.examples = {
        {"edgewise shell graph.db", "A dialogue."},
        {"edgewise shell graph.db --format csv < questions.cypher > answers.csv", "A script."},
        {"echo 'MATCH (n) RETURN count(n);' | edgewise shell graph.db", "One question from a pipe."},
    };
    info.least_arguments = 1;
    info.most_arguments = 1;
    return info;
  }

  void setup(const Options& options) override {
    store_ = options.arguments()[0];
    options_.read(options);
    keep_history_ = !options.has("no-history");
  }

  ExitCode run(Console& console) override {
    AskedGraph graph(store_);
    QueryRun run{
        graph, common, options_.form_for(console.out()), options_.parameters, options_.limits, options_.most_rows};
    shell::Shell shell(run, console);
    if (::isatty(STDIN_FILENO) == 1) return shell.talk(keep_history_ ? shell::history_path() : "");
    return shell.run_script(read_standard_input(), "standard input");
  }

 private:
  std::string store_;
  QueryOptions options_;
  bool keep_history_ = true;
};

}  // namespace

std::unique_ptr<Command> make_shell_command() {
  return std::make_unique<ShellCommand>();
}

}  // namespace edgewise
