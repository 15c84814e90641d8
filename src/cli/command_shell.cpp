#include <unistd.h>

#include "cli/query_run.hpp"
#include "cli/shell/history.hpp"
#include "cli/shell/shell.hpp"
#include "edgewise/query/cypher/parameters.hpp"

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
    info.options = {
        {"param", 0, "NAME=VALUE", "a value for $NAME, as JSON or plain text; may be repeated"},
        {"format", 0, "FORM", "how answers are written (default: table on a terminal, else jsonl)", result_forms()},
        {"limit", 0, "N", "at most so many rows a query"},
        {"timeout", 0, "SECONDS", "at most so long a query"},
        {"memory", 0, "MB", "memory for sorting, grouping and DISTINCT (default: 4096)"},
        {"no-history", 0, "", "neither read nor write the history"},
    };
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
    form_ = options.get("format");
    most_rows_ = options.number("limit", 0, 1);
    limits_.time = std::chrono::milliseconds(options.number("timeout", 0, 1, 1'000'000) * 1000);
    limits_.memory = options.number("memory", 4096, 1, 1'000'000) << 20;
    keep_history_ = !options.has("no-history");
    for (const std::string& one : options.each("param")) cypher::add_parameter(parameters_, one);
  }

  ExitCode run(Console& console) override {
    if (form_.empty()) form_ = console.out().is_terminal() ? "table" : "jsonl";
    AskedGraph graph(store_);
    QueryRun run{graph, common, form_, parameters_, limits_, most_rows_};
    shell::Shell shell(run, console);
    if (::isatty(STDIN_FILENO) == 1) return shell.talk(keep_history_ ? shell::history_path() : "");
    return shell.run_script(read_standard_input(), "standard input");
  }

 private:
  std::string store_, form_;
  cypher::Parameters parameters_;
  cypher::Limits limits_;
  std::uint64_t most_rows_ = 0;
  bool keep_history_ = true;
};

}  // namespace

std::unique_ptr<Command> make_shell_command() {
  return std::make_unique<ShellCommand>();
}

}  // namespace edgewise
