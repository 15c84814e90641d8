// The one table of commands. Help, completions, man pages and tests are derived from it.
// To add a command: its file command_<name>.cpp, and one line here.

#include <fmt/format.h>

#include "edgewise/cli/command.hpp"

// command, group, one line
// clang-format off
#define EDGEWISE_COMMANDS(COMMAND) \
  COMMAND(build, "Make a graph", "read articles and build a graph of what they state, or add to one") \
  COMMAND(merge, "Make a graph", "build a graph from facts that were extracted elsewhere") \
  COMMAND(remove, "Make a graph", "take documents out of a graph again") \
  COMMAND(extract, "Read articles", "write the facts that articles state, as JSON Lines") \
  COMMAND(mentions, "Read articles", "write the names, offices, places and dates in articles, as JSON Lines") \
  COMMAND(explain, "Read articles", "show how a sentence is read, and why each rule fires or not") \
  /* asking */ \
  COMMAND(show, "Ask the graph", "what the texts say about one node") \
  COMMAND(query, "Ask the graph", "ask in openCypher: patterns, paths, conditions, sums") \
  COMMAND(shell, "Ask the graph", "the same in a dialogue: completion, history, several lines") \
  COMMAND(related, "Ask the graph", "who stands close to a node") \
  COMMAND(path, "Ask the graph", "chains of edges that link two nodes") \
  COMMAND(timeline, "Ask the graph", "what happened, by date") \
  COMMAND(holders, "Ask the graph", "who held an office, when") \
  COMMAND(why, "Ask the graph", "every sentence behind an edge") \
  COMMAND(stats, "Ask the graph", "the graph in numbers") \
  COMMAND(schema, "Ask the graph", "the types in use and what they mean") \
  /* taking out */ \
  COMMAND(export, "Take the graph out", "write it as Cypher, GraphML, DOT, CSV and other formats") \
  COMMAND(render, "Take the graph out", "draw it as SVG, PNG or PDF") \
  /* rules and help */ \
  COMMAND(entities, "Look after a graph", "list entities, what was merged and why, and decide who is the same") \
  COMMAND(verify, "Look after a graph", "check that a graph is whole and says what stands in the articles") \
  COMMAND(rules, "Look after the rules", "check the rules, run their examples, find what they miss") \
  COMMAND(help, "The program", "show help for a command, man pages, shell completions")
// clang-format on

namespace edgewise {

#define EDGEWISE_DECLARE(name, group, says) std::unique_ptr<Command> make_##name##_command();
EDGEWISE_COMMANDS(EDGEWISE_DECLARE)
#undef EDGEWISE_DECLARE

std::span<const CommandEntry> command_registry() {
#define EDGEWISE_ENTRY(name, group, says) {#name, group, says, make_##name##_command},
  static constexpr CommandEntry table[] = {EDGEWISE_COMMANDS(EDGEWISE_ENTRY)};
#undef EDGEWISE_ENTRY
  return table;
}

const CommandEntry* find_command(std::string_view name) {
  for (const CommandEntry& entry : command_registry())
    if (name == entry.name) return &entry;
  return nullptr;
}

Prepared prepare(Command& command, const CommandEntry& entry, const std::vector<std::string>& words) {
  const Options options = parse_options(entry.name, command.describe(), words);
  if (options.has("help")) return Prepared::kHelp;
  if (options.has("version")) return Prepared::kVersion;
  command.common.rules = options.get("rules");
  command.common.threads = static_cast<unsigned>(options.number("threads", 0, 1, 1024));
  command.common.reference_date = options.date("reference-date");
  command.common.quiet = options.has("quiet");
  command.common.verbose = options.has("verbose");
  command.setup(options);
  return Prepared::kRun;
}

}  // namespace edgewise
